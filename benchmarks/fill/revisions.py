"""First revisions: what an article said when its translation was made, as `articles.revisions` records it."""

import json
from typing import Any

from articles.revisions import recording
from benchmarks.fill.ground import Ground

# What the filler gives no article, as an article without it has it.
NOT_GIVEN = {"title_supplied": False, "event_date": ""}
PICTURE_NOT_GIVEN = {"decorative": False, "licence": "", "focal_x": 50, "focal_y": 50}


def first_revision(
    ground: Ground, place: int, article: dict[str, Any], said: dict[str, Any]
) -> dict[str, Any]:
    """The columns of a revision. `said` holds what stands in other tables; a test compares with `content_of`."""
    values = NOT_GIVEN | article
    content = {
        **{name: values[name] for name in (*recording.WORDS, *recording.PASSPORT)},
        "source": dict(ground.sources)[article["source_id"]],
        "tags": sorted(slug for _pk, slug in said["tags"]),
        "provinces": sorted(slug for _pk, slug, _name in said["provinces"]),
        "units": sorted(slug for _pk, slug in said["units"]),
        "credits": [[slug, role] for _pk, slug, role in said["credits"]],
        "pictures": [_picture(picture) for picture in said["pictures"]],
    }
    return {
        "id": ground.first_revision + place,
        "article_id": article["id"],
        "number": 1,
        "content": json.dumps(content, ensure_ascii=False),
        "fingerprint": recording.fingerprint_of(content),
        "was_public": True,
        "at": article["created_at"],
    }


def _picture(picture: dict[str, Any]) -> dict[str, Any]:
    values = PICTURE_NOT_GIVEN | picture
    values |= {name: bool(values[name]) for name in recording.PICTURE_SIGNS}
    return {name: values[name] for name in (*recording.PICTURE, *recording.PICTURE_SIGNS)}
