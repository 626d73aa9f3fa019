"""What readers get: views, feeds, and what their pages are made of.

Entry points: `urls.py` leads to the views, `article_page.py` and `feeds.py` say what they show.
May import: every room of the newspaper but `admin`; the pages of the registry are none of its business.
"""
