"""Review page: all that a reviewer needs to decide, in the order in which it is looked at."""

from dataclasses import replace
from typing import Any

from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from articles.checks import Finding, findings, whole_text
from articles.checks.review import DECISIONS, NOT_REVIEWED
from articles.editing.found_in_place import found_in_place
from articles.models import Article, Review
from articles.reading.views.preview import shown_in_preview
from articles.revisions.comparison import compare
from articles.revisions.recording import content_of
from articles.translation import staleness
from articles.translation.staleness import Sides


def review_page(article: Article, steps: list[Review]) -> dict[str, Any]:
    """What is said so far, what has changed since the last decision, what the checks find, the original paragraph by
    paragraph with the findings where they stand, every picture with its words, and the text as readers will see it.

    `steps` are the newest first. `since` is the last decision; without one there is nothing to compare with.
    """
    since = next((step for step in steps if step.step in DECISIONS and step.revision), None)
    waivers = {waiver.key: waiver for waiver in article.waivers.select_related("by")}
    # That nobody has approved the text is what the reviewer is here for.
    found = [each for each in findings(article) if each.code != NOT_REVIEWED.code]
    prefetch_related_objects([article], "images")
    return {
        "article": article,
        # Jinja2 has escaped what had to be; Django takes what it wrote for a plain string.
        "text": mark_safe(render_to_string("articles/_unpublished_text.html", _as_read(article))),
        "pictures": article.images.all(),
        "steps": steps,
        "since": since,
        "differences": compare(since.revision.content, content_of(article)) if since else [],
        "findings": [{"finding": each, "waiver": waivers.get(each.key)} for each in found],
        "sides": _sides(article, [each for each in found if each.key not in waivers]),
    }


def _as_read(article: Article) -> dict[str, Any]:
    """Readers' addresses of pictures are answered once it is public."""
    return shown_in_preview(
        article, lambda image: reverse("admin:articles_articleimage_shown", args=[image.pk])
    )


def _sides(article: Article, still_open: list[Finding]) -> Sides | None:
    if not staleness.has_original(article):
        return None
    sides = staleness.sides_of(article)
    return replace(sides, pairs=list(found_in_place(sides.pairs, still_open, whole_text(article))))
