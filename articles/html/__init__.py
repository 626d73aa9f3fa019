"""Reading and writing of HTML: the sanitiser, and all that finds its way in a body. No tables, no Django models.

Entry points: `sanitizer.clean_html`, `sanitizer.plain_text`; blocks, passages and picture placeholders of a body.
May import: the text library of the registry.
"""
