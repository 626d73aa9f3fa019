"""Admin pages of the newspaper, one file for each model.

Entry points: `articles.py` (the article and the features of its form in `article_form/`), `actions.py`, `forms.py`.
May import: every room but `reading`; the changelists and choosers come from `provinces.admin`.
"""

from articles.admin import (
    access_log,
    accounts,
    articles,
    corrections,
    error_reports,
    evidence,
    figures,
    glossary,
    library_models,
    merging,
    people,
    pictures,
    roles,
    sources,
    tags,
)

__all__ = [
    "access_log",
    "accounts",
    "articles",
    "corrections",
    "error_reports",
    "evidence",
    "figures",
    "glossary",
    "library_models",
    "merging",
    "people",
    "pictures",
    "roles",
    "sources",
    "tags",
]
