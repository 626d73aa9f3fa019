"""Import of documents in the newspaper's house form: reading them, and making drafts of them.

`reading` turns a file into blocks, `house_form` turns blocks into an article page or a listing page, `drafts` writes.
The first two know nothing of the database.

Entry points: `reading.read`, `parse`, `drafts`.
May import: `models` and what lies below it; `html`.
"""

from articles.importing.document import ArticlePage, Caption, ImportProblem, ListedItem, ListingPage
from articles.importing.house_form import parse

__all__ = ["ArticlePage", "Caption", "ImportProblem", "ListedItem", "ListingPage", "parse"]
