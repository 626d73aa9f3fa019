"""Model fields of the newspaper, and the checks of uploaded files.

Entry points: `safe_html.SafeHTMLField`, `picture_files.reencode`.
May import: `html`.
"""
