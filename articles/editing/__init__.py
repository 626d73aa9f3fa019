"""What editors do beside publishing: autosave, edit conflicts, session recovery, previews, bulk work, tags, lists.

Entry points: `autosave`, `edit_conflicts`, `session_recovery`, `preview_links`, `bulk_actions`, `desk.LISTS`.
May import: `publishing` and what lies below it.
"""
