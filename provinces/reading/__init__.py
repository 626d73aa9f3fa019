"""What readers get of the registry: views, feeds, and what their pages are made of.

Entry points: `urls.py` leads to the views, `province_page.py` and `feeds.py` say what they show.
May import: the models and the small modules beside this package.
"""
