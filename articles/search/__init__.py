"""Public search: the index beneath it, what a reader's words mean, the order of what is found, how it is shown.

The index holds the folded words of published articles and follows the tables by triggers; what a reader may see is
still decided by `ArticleQuerySet.public`. No stop words: names are made of them (`An Giang`, `Thế`).
"""
