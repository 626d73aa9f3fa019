"""What a folded section of an article's form says it holds: one function a section, of what the form has loaded."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.choices import Status
from articles.html.plain_text import fold_quotation, folded_holds
from articles.models import Article
from articles.models.evidence import citable_text
from provinces.datatypes.partial_dates import in_words_or_as_typed


@dataclass(frozen=True)
class Loaded:
    """What the form has at hand: the article as it is shown, its rows by the prefix of their part, how many tags."""

    article: Article
    rows: dict[str, list[Any]] = field(default_factory=dict)
    tags: int = 0

    def of(self, prefix: str) -> list[Any]:
        return self.rows.get(prefix, [])


def filed(loaded: Loaded) -> str:
    provinces, units, tags = len(loaded.of("about_provinces")), len(loaded.of("about_units")), loaded.tags
    parts = [
        ngettext("%d province", "%d provinces", provinces) % provinces if provinces else "",
        ngettext("%d unit", "%d units", units) % units if units else "",
        ngettext("%d tag", "%d tags", tags) % tags if tags else "",
    ]
    return ", ".join(part for part in parts if part) or _("nothing yet")


def images(loaded: Loaded) -> str:
    rows = loaded.of("images")
    wordless = sum(bool(row.file and not row.alt and not row.decorative) for row in rows)
    said = ngettext("one without words", "%(count)d without words", wordless)
    return _counted(rows, said % {"count": wordless}, wordless)


def credits_(loaded: Loaded) -> str:
    """The roles, which are there without a question for the people."""
    roles = dict.fromkeys(str(row.get_role_display()) for row in loaded.of("credits"))
    return _counted(loaded.of("credits"), ", ".join(roles), len(roles))


def passport(loaded: Loaded) -> str:
    article = loaded.article
    ours = article.original.title if article.original_id else ""
    source = str(article.source) if article.source_id else ours or article.original_title
    known = [source, in_words_or_as_typed(article.original_date or "")]
    return ", ".join(part for part in known if part) or _("nothing known yet")


def publication(loaded: Loaded) -> str:
    article = loaded.article
    if article.status == Status.WITHDRAWN:
        return _("withdrawn")
    if article.status == Status.PUBLISHED and article.publish_at:
        if not article.is_due:
            return _("waits for %s") % moment(article.publish_at)
        return (
            _("waits for its original")
            if not article.is_public
            else _("since %s") % moment(article.publish_at)
        )
    if article.publish_at:
        return _("planned for %s") % moment(article.publish_at)
    if article.embargo_until:
        return _("not before %s") % moment(article.embargo_until)
    return _("waits for its original") if article.waits_for_original else _("no time set")


def identity(loaded: Loaded) -> str:
    article = loaded.article
    return ", ".join(part for part in (str(article.get_language_display()), article.slug) if part)


def citations(loaded: Loaded) -> str:
    """The passages that are recorded, how many of them the text has lost, and those that come with the next save."""
    rows, more = loaded.of("citations"), len(loaded.of("facts"))
    text = fold_quotation(citable_text(loaded.article, loaded.of("images"))) if rows else ""
    broken = sum(not folded_holds(text, row.passage) for row in rows)
    said = [
        ngettext("%d passage", "%d passages", len(rows)) % len(rows) if rows else "",
        ngettext("%d broken", "%d broken", broken) % broken if broken else "",
        ngettext("%d to be recorded", "%d to be recorded", more) % more if more else "",
    ]
    return ", ".join(part for part in said if part) or _("none")


def change_notes(loaded: Loaded) -> str:
    return _counted(loaded.of("change_notes"))


def history(loaded: Loaded) -> str:
    article = loaded.article
    by = f", {article.updated_by}" if article.updated_by_id else ""
    return _("changed %s") % moment(article.updated_at) + by


def moment(at: Any) -> str:
    """Viet Nam's time, as everywhere on the desk; folded sections have no room for its zone, the fields name it."""
    return date_format(timezone.localtime(at), "j F Y H:i")


def _counted(rows: list[Any], more: str = "", said: int = 0) -> str:
    if not rows:
        return _("none")
    return f"{len(rows)}, {more}" if said else str(len(rows))


HOLDINGS: dict[str, Callable[[Loaded], str]] = {
    "filed": filed,
    "images": images,
    "credits": credits_,
    "passport": passport,
    "publication": publication,
    "identity": identity,
    "citations": citations,
    "change_notes": change_notes,
    "history": history,
}
