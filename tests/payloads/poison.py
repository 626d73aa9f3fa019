"""A small site with everything in it, and a payload in every text of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from django.utils.html import escape

from articles import revisions
from articles.models import Article, Autosave, ErrorReport, GlossaryTerm, LanguageLimit
from articles.revisions.recording import record_original
from provinces.models import Wording
from tests import factories
from tests.articles.admin.article_form.test_access import made
from tests.crowd import add_crowd
from tests.payloads.grammar import Payload, sample
from tests.payloads.vectors import BREAKOUTS
from tests.world import HOUR, World, make_world

SHORTEST = 40  # letters that a text must hold to be one: what is shorter is a code, a date or a language
# Parts of addresses, secrets and marks: the site makes them itself, and its forms and its loader refuse another form.
NOT_TEXTS = {
    "slug", "translation_key", "password", "token", "secret", "key", "fingerprint", "stamp", "sender", "kind", "former",
    "current", "original_key", "original_hash", "codename", "app_label", "model", "object_id",
}  # fmt: skip


@dataclass
class Poison:
    """Hands out payloads and knows where each went: `where[17]` is "provinces.Province.name: <img…"."""

    payloads: tuple[Payload, ...] = field(default_factory=lambda: sample(2))
    where: dict[int, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._next = cycle(self._broken_out())

    def _broken_out(self) -> Iterator[str]:
        """For texts: out of whatever they are printed in."""
        short = [each.written for each in self.payloads if len(each.written) <= 70] or [
            "<img src=x onerror=ran(§)>"
        ]
        texts = ["<img src=x onerror=ran(§)>", "<script>ran(§)</script>", "<svg onload=ran(§)>", *short[::7]]
        for text in texts:
            yield from (breakout.replace("{}", text) for breakout in BREAKOUTS)
        yield from (
            "javascript:ran(§)",
            '" onfocus="ran(§)" autofocus x="',
            "' onfocus='ran(§)' autofocus x='",
        )

    def numbered(self, place: str, written: str) -> str:
        number = len(self.where) + 1
        self.where[number] = f"{place}: {written}"
        return written.replace("§", str(number))

    def text(self, place: str, longest: int | None) -> str:
        """As many payloads as there is room for, three at most."""
        said = ""
        for _more in range(3):
            one = self.numbered(place, next(self._next))
            if longest and len(said) + len(one) > longest:
                break
            said += one
        return said or self.numbered(place, "<img src=x onerror=ran(§)>")[: longest or None]

    def body(self, place: str, payloads: tuple[Payload, ...]) -> str:
        return "".join(f"<p>{each.kind[:4]}</p>{self.numbered(place, each.written)}" for each in payloads)


def texts_of(model: type[models.Model]) -> list[models.Field]:
    """The fields of a table in which anything may be typed."""
    return [
        each
        for each in model._meta.concrete_fields
        if isinstance(each, models.CharField | models.TextField)
        and not each.choices
        and each.name not in NOT_TEXTS
        and not each.primary_key
        and (each.max_length or 10_000) >= SHORTEST
    ]


@transaction.atomic
def everything() -> World:
    """A row of every table that a page could show."""
    world = make_world()
    add_crowd(world, 1)
    each = made("published")  # with reviews, revisions, a preview link, a task
    each.article.preview_links.update(expires_at=timezone.now() + 24 * HOUR)
    person = factories.UserFactory(is_staff=True)
    LanguageLimit.objects.create(user=person, group_id=_group(), language="vi")
    ErrorReport.objects.create(about="/units/", language="en", message="It is 39.", email="a@example.org")
    GlossaryTerm.objects.create(term="border", avoid="frontier", note="A note.")
    Wording.objects.create(english="A border.", vietnamese="Biên giới.", source="A dictionary")
    kept = [["title", "Kept <img src=x onerror=ran(0)>"], ["body", "<p>Kept</p><img src=x onerror=ran(0)>"]]
    Autosave.objects.create(article=each.article, person=person, data=kept)
    for article in Article.objects.all():
        revisions.record(article=article, by=person)
    return world


@transaction.atomic
def poison(world: World, drug: Poison) -> None:
    """Written past all forms, as an old row or another program could have left it."""
    for model in apps.get_models():
        if model._meta.app_label not in {"articles", "provinces", "auth"} or not model._meta.managed:
            continue
        for row in model._base_manager.order_by("pk"):
            for each in texts_of(model):
                place = f"{model._meta.label}.{each.name}"
                text = drug.text(place, each.max_length)
                try:
                    with transaction.atomic():
                        model._base_manager.filter(pk=row.pk).update(**{each.name: text})
                except (DatabaseError, ValidationError):
                    drug.refused.add(place)
    for article in Article.objects.order_by("pk"):
        revisions.record(article=article, by=None)
        record_original(article=article, text=drug.text("original", None), by=None)
    _history(drug)
    _quoted(world, drug)


def _history(drug: Poison) -> None:
    """What the desk's own history says of a row."""
    actor = factories.UserFactory(is_staff=True)
    said = [
        {
            "changed": {
                "name": drug.text("history", None),
                "object": drug.text("history", None),
                "fields": ["x"],
            }
        }
    ]
    for model in (type(each) for each in _one_of_each()):
        row = model._default_manager.order_by("pk").first()
        LogEntry.objects.create(
            user=actor,
            content_type=ContentType.objects.get_for_model(model),
            object_id=str(row.pk),
            object_repr=drug.text("history", 200),
            action_flag=CHANGE,
            change_message=json.dumps(said) if row.pk % 2 else drug.text("history", None),
        )


def _one_of_each() -> list[models.Model]:
    rows = [
        model._default_manager.order_by("pk").first()
        for model in apps.get_models()
        if model._meta.app_label in {"articles", "provinces"}
    ]
    return [row for row in rows if row is not None and isinstance(row.pk, int)]


def _quoted(world: World, drug: Poison) -> None:
    """A passage is quoted word for word, so its payload stands in the text as words."""
    for article in world.beside.values():
        words = [drug.text("passage", None) for _each in range(5)]
        Article.objects.filter(pk=article.pk).update(body="".join(f"<p>{escape(each)}</p>" for each in words))
        for each in words:
            factories.CitationFactory(
                figure=None, province=world.province, reference=None, article=article, passage=each
            )


def _group() -> int:
    group_model = apps.get_model("auth", "Group")
    return group_model.objects.get_or_create(name="editor")[0].pk
