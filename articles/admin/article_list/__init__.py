"""The list of articles: its columns, the views above it, a look at one article, the week as a calendar.

`list_admin.ListAdmin` puts it together. Each page of its own is a file here with its class in `list_admin.PAGES`.
"""
