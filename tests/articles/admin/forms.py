"""What the article's form sends."""

from typing import Any

INLINES = ["about_provinces", "about_units", "images", "credits", "change_notes", "citations", "former_slugs"]


def article_data(**changes: Any) -> dict[str, Any]:
    """A filled form without rows in its inlines; `changes` replace or add fields."""
    data = {
        "title": "Bộ đội Điện Biên",
        "teaser": "A teaser.",
        "body": "<p>A text.</p>",
        "tags": "",
        "publish_at": "",
        "embargo_until": "",
        "original": "",
        "language": "en",
        "slug": "",
        "translation_key": "a-work",
        "event_date": "",
        "source": "",
        "kind": "full",
        "original_title": "",
        "original_url": "",
        "original_language": "",
        "original_date": "",
        "retrieved_at_0": "",
        "retrieved_at_1": "",
        "original_text": "",
    }
    for inline in INLINES:
        data |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    return data | changes
