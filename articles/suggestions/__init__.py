"""Suggestions: what of the registry, of people and of tags a text names, and the numbers with a unit in it.

Entry points: `suggested`, `measured` for numbers, `read_names` for what can be named. Nothing here writes: what is
offered is taken, or not, by the editor on the form (`articles/admin/article_form/suggestions.py`). How much is found:
`python -m fixtures.tools.suggestions`. Cost, on two cores: 64 ms to read the registry after a change, then 1 ms for
25 tags and two people, 2 ms for a Vietnamese text of 900 words and 340 ms for one of 100,000.
May import: `checks` and what lies below it.
"""

from articles.suggestions.naming import Names, Suggestion, Text, read_names, suggested
from articles.suggestions.numbers import Measured, measured

__all__ = ["Measured", "Names", "Suggestion", "Text", "measured", "read_names", "suggested"]
