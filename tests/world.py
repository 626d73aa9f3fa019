"""A small world in which two articles are tied to everything an article can be tied to.

Each is the text of one work in one language, and every text of it holds a word found nowhere else, so that a test can
ask of any answer whether it speaks of the article.
"""

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import get_language
from PIL import Image

from articles.choices import Status
from articles.models import Article, ArticleImage, Citation, Tag
from provinces.models import (
    Agreement,
    AgreementParty,
    AgreementRelation,
    BorderGuardUnit,
    Country,
    Figure,
    Neighbour,
    Province,
    TwinningPair,
)
from tests import factories

NOW = dt.datetime(2024, 5, 12, 13, 35, tzinfo=dt.UTC)  # 20:35 in Viet Nam
HOUR = dt.timedelta(hours=1)
MARKERS = {"en": "quexavolt", "vi": "zhrompik"}


def png(colour: str = "teal", size: tuple[int, int] = (64, 48)) -> bytes:
    """A picture's bytes."""
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "PNG")
    return target.getvalue()


@dataclass
class World:
    """Rows that addresses are built from. `articles`, `tags` and `images` are by language: the marked ones."""

    country: Country
    province: Province
    predecessor: Province
    across: Province
    unit: BorderGuardUnit
    agreement: Agreement
    pair: TwinningPair
    shared_tag: Tag
    articles: dict[str, Article] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    images: dict[str, ArticleImage] = field(default_factory=dict)
    beside: dict[str, Article] = field(default_factory=dict)

    @property
    def article(self) -> Article:
        """The marked article in the language being spoken."""
        return self.articles[get_language()]

    @property
    def tag(self) -> Tag:
        return self.tags[get_language()]

    @property
    def image(self) -> ArticleImage:
        return self.images[get_language()]

    @property
    def neighbour(self) -> Article:
        """A public article next to the marked one, on the same province and tag."""
        return self.beside[get_language()]

    def forget(self, language: str) -> None:
        """Make the world as if the marked article of this language had never been written."""
        article = self.articles[language]
        Citation.objects.filter(article=article).delete()
        Figure.objects.filter(code=f"figure-of-{language}").delete()
        Article.objects.filter(pk=article.pk).delete()
        Tag.objects.filter(pk=self.tags[language].pk).delete()


def make_world() -> World:
    """The registry's rows, a public article beside and the marked one in each language. About 80 inserts."""
    laos = factories.CountryFactory(code="LA", is_neighbour=True)
    province = factories.ProvinceFactory(
        name="Dien Bien", local_name="Điện Biên", has_land_border=True, has_coast=True, border_order=1
    )
    predecessor = factories.ProvinceFactory(name="Lai Chau before", valid_to="2004-01-01")
    across = factories.ProvinceFactory(name="Phongsaly", country=laos)
    factories.SuccessionFactory(predecessor=predecessor, successor=province, on="2004-01-01")
    unit = factories.UnitFactory(name="Dien Bien Border Guard", kind="command", province=province)
    agreement = factories.AgreementFactory(
        name="Treaty on the border", instrument="treaty", signed_on="1977-07-18"
    )
    world = World(
        country=laos,
        province=province,
        predecessor=predecessor,
        across=across,
        unit=unit,
        agreement=agreement,
        pair=factories.PairFactory(
            our_unit=unit, our_province=province, their_province=across, our_name="Si Pa Phin"
        ),
        shared_tag=factories.TagFactory(name="border"),
    )
    _add_the_rest_of_the_registry(world)
    for language in MARKERS:
        _add_articles(world, language)
    return world


def _add_the_rest_of_the_registry(world: World) -> None:
    Neighbour.objects.create(province=world.province, across=world.across)
    AgreementParty.objects.create(
        agreement=world.agreement, country=factories.CountryFactory(), action="signed"
    )
    AgreementParty.objects.create(agreement=world.agreement, country=world.country, action="signed")
    later = factories.AgreementFactory(name="Protocol on markers", instrument="protocol")
    AgreementRelation.objects.create(later=later, earlier=world.agreement, kind="implements")
    factories.CitationFactory(figure__province=world.province, figure__value=400)


def _add_articles(world: World, language: str) -> None:
    """The marked article, public for an hour, and one published an hour before it."""
    word = MARKERS[language]
    beside = factories.PublishedFactory(
        language=language, title=f"Beside in {language}", publish_at=NOW - 2 * HOUR
    )
    article = factories.PublishedFactory(
        language=language,
        translation_key="the-work",
        slug=f"{word}formerly",
        title=f"Title {word}title",
        teaser=f"Teaser {word}teaser.",
        body=f"<p>Body {word}body. Passage {word}passage.</p>",
        original_title=f"Original {word}original",
        publish_at=NOW - HOUR,
    )
    Article.objects.filter(pk=article.pk).update(slug=f"{word}title")
    article.refresh_from_db()
    tag = factories.TagFactory(name=f"{word}tag")
    for one in (beside, article):
        one.tags.add(world.shared_tag)
        one.provinces.add(world.province)
        one.units.add(world.unit)
    article.tags.add(tag)
    article.provinces.add(world.predecessor, world.across)
    # Forms give pictures names of our own; a row loaded from elsewhere may keep another.
    file = default_storage.save(f"articles/{word}picture.png", ContentFile(png()))
    image = factories.ImageFactory(
        article=article,
        is_lead=True,
        file=file,
        width=64,
        height=48,
        caption=f"Caption {word}caption",
        alt=f"Seen {word}alt",
        credit=f"{word}credit",
    )
    credit = factories.CreditFactory(article=article, person__name=f"Person {word}person")
    portrait = default_storage.save(f"people/{word}portrait.png", ContentFile(png(size=(32, 32))))
    factories.ProfileFactory(
        person=credit.person,
        photograph=portrait,
        square=portrait,
        alt=f"Seen {word}portrait",
        is_public=True,
    )
    factories.ChangeNoteFactory(article=article, text=f"Note {word}note", at=NOW - HOUR / 2)
    _add_evidence(world, article, language)
    world.beside[language], world.articles[language] = beside, article
    world.tags[language], world.images[language] = tag, image


def _add_evidence(world: World, article: Article, language: str) -> None:
    """Everything the registry says is also said by the marked article; one figure by nobody else."""
    word = MARKERS[language]
    figure = factories.FigureFactory(
        code=f"figure-of-{language}", province=world.province, measure="markers", scope=f"Scope {word}scope"
    )
    subjects = {
        "figure": figure,
        "country": world.country,
        "province": world.province,
        "unit": world.unit,
        "agreement": world.agreement,
        "pair": world.pair,
    }
    for name, row in subjects.items():
        factories.CitationFactory(
            **{"figure": None, name: row},
            reference=None,
            article=article,
            passage=f"Passage {word}passage.",
            statement=f"Statement {word}statement",
        )


@contextmanager
def standing_world(blocker: Any) -> Iterator[World]:
    """A world for all tests of a module, its clock stopped at NOW; gone afterwards.

    Making it costs as much as thirty requests. The fixture `db` gives each test a transaction inside this one.
    """
    with blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@contextmanager
def put_back() -> Iterator[None]:
    """Whatever is written inside is undone at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def put_in_state(article: Article, state: str) -> None:
    """Write a state as raw as a fixture could."""
    Article.objects.filter(pk=article.pk).update(**STATES[state])


# What a reader may see of an article at NOW, to the second.
STATES = {
    "draft": {"status": Status.DRAFT, "publish_at": None},
    "draft with a planned time": {"status": Status.DRAFT, "publish_at": NOW - HOUR},
    "in review": {"status": Status.IN_REVIEW, "publish_at": NOW - HOUR},
    "scheduled a second ahead": {"status": Status.PUBLISHED, "publish_at": NOW + dt.timedelta(seconds=1)},
    "due this very second": {"status": Status.PUBLISHED, "publish_at": NOW},
    "published": {"status": Status.PUBLISHED, "publish_at": NOW - HOUR},
    "withdrawn": {
        "status": Status.WITHDRAWN,
        "publish_at": NOW - HOUR,
        "withdrawn_at": NOW,
        "withdrawal_reason": "The interview was invented.",
    },
}
HIDDEN = ["draft", "draft with a planned time", "in review", "scheduled a second ahead"]
PUBLIC = ["due this very second", "published"]
