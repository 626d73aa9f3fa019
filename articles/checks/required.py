"""Completeness check: what an article cannot be published without, and what it should not lack."""

from django.utils.translation import gettext as _

from articles.checks.finding import Finding
from articles.choices import Role
from articles.html.picture_placeholders import placed
from articles.models import Article


def missing(article: Article) -> list[Finding]:
    """Everything that keeps the article from being published, all at once. One query, for the pictures."""
    wanted = [
        ("title", article.title, _("The title is missing.")),
        ("slug", article.slug, _("The address part is missing.")),
        ("teaser", article.teaser, _("The teaser is missing: one or two sentences for lists and feeds.")),
        ("body", article.plain_body, _("The text is missing.")),
        (
            "source",
            article.source_id,
            _("The source is missing: choose the outlet the article was translated from."),
        ),
    ]
    found = [Finding("missing", "error", field, sentence) for field, value, sentence in wanted if not value]
    images = list(article.images.all())
    for image in images:
        place = {"order": image.order}
        if image.file and not image.alt and not image.decorative:
            sentence = _("Picture %(order)d has no text instead of it; describe it or mark it as decorative.")
            found.append(Finding("no_alt", "error", "images", sentence % place, str(image.order)))
        if image.file and not image.credit and not image.is_illustration:
            sentence = _("Picture %(order)d has no credit: say who took it.")
            found.append(Finding("no_credit", "warning", "images", sentence % place, str(image.order)))
    return found + _without_picture(article.body, {image.order for image in images})


def _without_picture(body: str, orders: set[int]) -> list[Finding]:
    """Places in the text where no picture will stand."""
    lost = sorted(placed(body) - orders)
    sentence = _("The text places picture %(order)d, and there is none.")
    return [
        Finding("no_picture", "warning", "body", sentence % {"order": order}, str(order)) for order in lost
    ]


def no_translator(article: Article) -> list[Finding]:
    """A translation names who made it. One query."""
    if any(credit.role == Role.TRANSLATOR for credit in article.credits.all()):
        return []
    return [Finding("no_translator", "warning", "credits", _("No translator is credited."))]
