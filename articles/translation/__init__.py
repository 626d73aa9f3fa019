"""Translations: claiming an original, and knowing which translation is behind it.

Entry points: `claiming.take`, `staleness`.
May import: `importing`, `publishing` and what lies below them.
"""
