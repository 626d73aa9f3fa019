"""Change anything, bring the revision back, compare: all is as it was, or was said before the deed not to come back."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import revisions
from articles.editing.tag_merging import keep_address, merge_tags
from articles.models import Article, ArticleImage, Credit, FormerTagSlug, Person, Source, Tag
from articles.publishing.restoring import rehearse, restore
from provinces.models import BorderGuardUnit, FormerAddress, Province
from provinces.models.former_address import follow
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    ImageFactory,
    PersonFactory,
    ProvinceFactory,
    SourceFactory,
    TagFactory,
    UnitFactory,
)
from tests.world import png

pytestmark = pytest.mark.django_db
MODELS = {"tags": Tag, "provinces": Province, "units": BorderGuardUnit, "people": Person, "sources": Source}
TRIES = 1_000 if settings.get_current_profile_name() == "fuzz" else 60


def make_article() -> Article:
    """With two of everything."""
    article = ArticleFactory(
        title="First", teaser="T1", body="<p>One</p>", original_url="https://example.org/1"
    )
    article.tags.set([TagFactory(name="a"), TagFactory(name="b")])
    article.provinces.set([ProvinceFactory(name="A"), ProvinceFactory(name="B")])
    article.units.set([UnitFactory(name="A"), UnitFactory(name="B")])
    people = [PersonFactory(name="A"), PersonFactory(name="B")]
    for order, person in enumerate(people):
        CreditFactory(article=article, person=person, order=1 - order)  # not in the order they were made in
    CreditFactory(article=article, person=people[0], role="author", order=2)
    for order, colour in enumerate(("teal", "red"), 1):
        file = default_storage.save(f"articles/{colour}.png", ContentFile(png(colour)))
        ImageFactory(article=article, order=order, file=file, alt=colour, caption=colour, is_lead=order == 2)
    ImageFactory(article=article, order=3, caption="No file yet")
    return article


def rename(article: Article, step: int, name: str) -> None:
    for row in MODELS[name].objects.order_by("pk")[:2]:
        former, row.slug = row.slug, f"{row.slug}-{step}"
        row.name = f"{row.name} {step}"
        row.save()
        if name == "tags":
            keep_address(former=former, tag=row)


def merge(article: Article, step: int) -> None:
    if Tag.objects.count() > 1:
        into, other = Tag.objects.order_by("-pk")[:2]
        merge_tags(into=into, others=[other])


def delete(article: Article, step: int, name: str) -> None:
    """Of what stands in no article any more."""
    clear(article, step, name)
    for row in MODELS[name].objects.order_by("pk")[:1]:
        row.delete()


def clear(article: Article, step: int, name: str) -> None:
    if name == "people":
        article.credits.all().delete()
    elif name == "sources":
        Article.objects.filter(pk=article.pk).update(source=None)
    else:
        getattr(article, name).clear()


def add(article: Article, step: int) -> None:
    article.tags.add(f"new {step}")
    article.provinces.add(ProvinceFactory(name=f"New {step}"))
    article.units.add(UnitFactory(name=f"New {step}"))
    CreditFactory(article=article, person=PersonFactory(name=f"New {step}"), order=5)
    Article.objects.filter(pk=article.pk).update(source=SourceFactory(name=f"New {step}"))


def reorder_credits(article: Article, step: int) -> None:
    for order, credit in enumerate(article.credits.order_by("-order", "-pk")):
        Credit.objects.filter(pk=credit.pk).update(order=order)


def rewrite(article: Article, step: int) -> None:
    row = Article.objects.get(pk=article.pk)
    row.title, row.teaser, row.body = f"Title {step}", f"Teaser {step}", f"<p>Text {step}</p>"
    row.original_url, row.original_date, row.kind = f"https://example.org/new/{step}", "2024", "summary"
    row.save()


def turn_pictures(article: Article, step: int) -> None:
    """The last one first, and the first one leads."""
    images = list(article.images.order_by("-order"))
    article.images.update(is_lead=False)
    for order, image in enumerate(images):
        ArticleImage.objects.filter(pk=image.pk).update(order=1_000 + order)
    for order, image in enumerate(images):
        ArticleImage.objects.filter(pk=image.pk).update(order=order, is_lead=order == 0)


def describe_pictures(article: Article, step: int) -> None:
    for image in article.images.exclude(file=""):
        image.alt, image.caption, image.focal_x, image.is_illustration = f"A {step}", f"C {step}", 7, True
        image.save()


def take_picture_out(article: Article, step: int) -> None:
    if (image := article.images.order_by("pk").first()) is not None:
        image.delete()


def put_picture_in(article: Article, step: int) -> None:
    order = max([0, *article.images.values_list("order", flat=True)]) + 1
    lead = not article.images.filter(is_lead=True).exists()
    ImageFactory(article=article, order=order, caption=f"Put in at {step}", is_lead=lead)


STEPS: dict[str, tuple[Any, list[str]]] = {
    **{f"rename {name}": (rename, [name]) for name in MODELS},
    **{f"clear {name}": (clear, [name]) for name in MODELS},
    **{f"delete {name}": (delete, [name]) for name in MODELS},
    "merge tags": (merge, []),
    "add": (add, []),
    "reorder credits": (reorder_credits, []),
    "rewrite": (rewrite, []),
    "turn pictures": (turn_pictures, []),
    "describe pictures": (describe_pictures, []),
    "take a picture out": (take_picture_out, []),
    "put a picture in": (put_picture_in, []),
}
GONE = {
    "tags": "The tag “{}” is not there any more.",
    "provinces": "The province “{}” is not there any more.",
    "units": "The unit “{}” is not there any more.",
}


def today(name: str, slug: str, numbers: dict[tuple[str, str], int]) -> str | None:
    """What is called `slug` in the revision, by the name it has today; None where it is gone.

    Found by its number, not by what the code under test looks at; only a merged tag has no number of its own left.
    """
    row = MODELS[name].objects.filter(pk=numbers[name, slug]).first()
    if row is None and name == "tags":
        lead = FormerTagSlug.objects.filter(slug=slug).select_related("tag").first()
        row = lead and lead.tag
    return row and row.slug


def expected(first: dict[str, Any], now: dict[str, Any], numbers: dict) -> tuple[dict[str, Any], list[str]]:
    """What the article is to say, and what is to be said of the rest."""
    wanted, lost = dict(first), []
    wanted["source"] = today("sources", first["source"], numbers)
    if wanted["source"] is None:
        wanted["source"] = now["source"]
        lost.append(f"The source “{first['source']}” is not there any more.")
    for name, sentence in GONE.items():
        found = {slug: today(name, slug, numbers) for slug in first[name]}
        wanted[name] = sorted({slug for slug in found.values() if slug})
        lost += [sentence.format(slug) for slug, there in found.items() if not there]
    people = {slug: today("people", slug, numbers) for slug, _role in first["credits"]}
    wanted["credits"] = [[people[slug], role] for slug, role in first["credits"] if people[slug]]
    lost += [f"“{slug}” is not among the people any more." for slug, there in people.items() if not there]
    return wanted, lost


@settings(max_examples=TRIES)
@given(steps=st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=8))
def test_whatever_is_changed_comes_back_or_is_said_before(steps):
    with transaction.atomic():
        article = make_article()
        first = revisions.content_of(article)
        numbers = {(name, row.slug): row.pk for name, model in MODELS.items() for row in model.objects.all()}
        revisions.record(article=article, by=None)
        for number, step in enumerate(steps):
            change, arguments = STEPS[step]
            change(article, number, *arguments)
        before = revisions.content_of(Article.objects.get(pk=article.pk))
        wanted, lost = expected(first, before, numbers)

        announced = rehearse(article=article, number=1, by=None)
        assert revisions.content_of(Article.objects.get(pk=article.pk)) == before
        assert restore(article=article, number=1, by=None) == announced
        after = revisions.content_of(Article.objects.get(pk=article.pk))
        after["pictures"] = [row for row in after["pictures"] if not row["caption"].startswith("Put in")]
        assert (after, sorted(announced)) == (wanted, sorted(lost))
        transaction.set_rollback(True)


def test_address_parts_of_before_lead_to_whoever_had_them():
    one, other = PersonFactory(name="One"), PersonFactory(name="Other")
    for slug in ("two", "three"):
        Person.objects.filter(pk=one.pk).update(slug=slug)
    assert follow(Person, ["one", "two", "three", "other", "four"]) == {
        **dict.fromkeys(("one", "two", "three"), one),
        "other": other,
    }
    assert follow(Source, ["one"]) == {}
    newcomer = PersonFactory(name="One")
    assert follow(Person, ["one", "two"]) == {"one": newcomer, "two": one}
    Person.objects.filter(pk=one.pk).update(slug="two")
    assert follow(Person, ["three", "two"]) == {"three": one, "two": one}
    one.delete()
    assert list(FormerAddress.objects.all()) == []


def test_picture_whose_file_is_gone_and_what_others_have_is_said_before():
    article = make_article()
    revisions.record(article=article, by=None)
    image = article.images.get(order=1)
    default_storage.delete(str(image.file))
    image.delete()
    Article.objects.filter(pk=article.pk).update(original_url="", slug="another", status="withdrawn",
        publish_at=article.created_at, withdrawn_at=article.created_at, withdrawal_reason="R")  # fmt: skip
    ArticleFactory(original_url="http://www.example.org/1/")
    said = [
        "Another article has the original https://example.org/1 now; the address stays as it is.",
        "The address part was “first”; it stays “another”.",
        "Picture 1 was taken out, and its file is gone; put it in again by hand.",
    ]
    assert rehearse(article=article, number=1, by=None) == said
    assert restore(article=article, number=1, by=None) == said


def test_picture_that_only_had_a_caption_keeps_its_file():
    article = ArticleFactory()
    image = ImageFactory(article=article, order=1, caption="A gate")
    revisions.record(article=article, by=None)
    image.file, image.alt = default_storage.save("articles/teal.png", ContentFile(png())), "A gate"
    image.save()
    assert rehearse(article=article, number=1, by=None) == [
        "Picture 1 had no file then; the one it has since stays."
    ]
    restore(article=article, number=1, by=None)
    assert [(str(row.file) != "", row.alt, row.alt_later) for row in article.images.all()] == [
        (True, "", True)
    ]
