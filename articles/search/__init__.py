"""Public search: the index, the parsing of queries, ranking, snippets, facets.

The index holds the folded words of published articles and follows the tables by triggers; what a reader may see is
still decided by `ArticleQuerySet.public`. No stop words: names are made of them (`An Giang`, `Thế`).

How far a search looks is `bounds`; its choices are `subjects`.

Entry points: `results` for page and feed, `triggers` for migrations, `verification` for `check_search`.
May import: `models`, `periods` and what lies below them.
"""
