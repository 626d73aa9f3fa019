"""The peer: a small Wagtail site with the same articles, to be measured beside ours. It imports nothing of ours.

Written as the guide of Wagtail writes one: pages, rich text, a snippet, routes of an index page. Run by an environment
of its own (`requirements.txt`), from this folder.
"""
