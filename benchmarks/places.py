"""Places: which rows of a filled site the pages of the benchmark are asked for. Each reads the database once."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import quote

from django.db import models
from django.urls import reverse

from articles.models import (
    Article,
    ArticleImage,
    ArticleProvince,
    ChangeNote,
    Credit,
    Person,
    Profile,
    Tag,
    TaggedArticle,
)
from provinces.models import Country, Province

SAMPLE = 2_000  # rows in which the commonest is looked for
PER_PAGE = 20


def quoted(words: str) -> str:
    return quote(words)


@cache
def article() -> Article | None:
    """From the middle of the archive, in English, its day known."""
    public = (
        Article.objects.public()
        .in_language("en")
        .filter(original__isnull=True, original_date__regex=r"^.{10}$")
    )
    newest = public.order_by("-pk").first()
    return newest and public.filter(pk__gte=newest.pk // 2).order_by("pk").first()


@cache
def translation() -> Article | None:
    """A Vietnamese one from the middle of the archive."""
    middle = article()
    found = Article.objects.public().in_language("vi").filter(original__isnull=False)
    return middle and found.filter(pk__gte=middle.pk).order_by("pk").first()


def side_by_side() -> str | None:
    found = translation()
    return found and reverse("articles:side_by_side", args=[found.original_id])


def _commonest(rows: models.QuerySet, column: str) -> int | None:
    counted = Counter(rows.order_by("-pk").values_list(column, flat=True)[:SAMPLE])
    return counted.most_common(1)[0][0] if counted else None


@cache
def common_tag() -> Tag | None:
    return Tag.objects.filter(pk=_commonest(TaggedArticle.objects.all(), "tag_id")).first()


@cache
def common_province() -> Province | None:
    return Province.objects.filter(pk=_commonest(ArticleProvince.objects.all(), "province_id")).first()


@cache
def common_person() -> Person | None:
    return Person.objects.filter(pk=_commonest(Credit.objects.all(), "person_id")).first()


def neighbour() -> Country | None:
    return Country.objects.filter(code="LA").first()


def picture() -> ArticleImage | None:
    images = ArticleImage.objects.exclude(file="").filter(article__in=Article.objects.public())
    return images.order_by("-pk").first()


def portrait() -> Profile | None:
    return Profile.objects.filter(is_public=True).select_related("person").order_by("pk").first()


def first(model: type[models.Model]) -> Callable[[], Any]:
    return lambda: model._default_manager.order_by("pk").first()


def period(route: str, parts: int) -> Callable[[], str | None]:
    """The year, month or day of the article in the middle."""

    def path() -> str | None:
        middle = article()
        return middle and reverse(route, args=middle.dated[:10].split("-")[:parts])

    return path


def deepest(route: str, row: Callable[[], Any] = lambda: None) -> Callable[[], str | None]:
    """The last page of the list, as the link on the page before it has it."""

    def path() -> str | None:
        about, listed = row(), Article.objects.public().in_language("en")
        if isinstance(about, Tag):
            listed = listed.filter(tags=about)
        elif isinstance(about, Province):
            listed = listed.filter(provinces=about)
        last = list(listed.order_by("dated", "pk").values_list("dated", "pk")[: PER_PAGE + 1])
        cursor = f"{last[-1][0]}-{last[-1][1]}" if last else ""
        return cursor and reverse(route, args=[about.slug] if about else []) + f"?before={cursor}"

    return path


def deepest_corrections() -> str | None:
    notes = ChangeNote.objects.public().filter(article__language="en").order_by("at", "pk")[: PER_PAGE + 1]
    if not notes:
        return None
    last = list(notes)[-1]
    moment = last.at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return reverse("articles:corrections") + f"?before={moment}-{last.pk}"


def rare_word() -> str:
    """A word of the vocabulary's tail, from the article in the middle."""
    middle = article()
    found = re.search(r"spoke of (\w+) and", middle.body if middle else "")
    return found[1] if found else "quexavolt"


def search_by_choice() -> str | None:
    province = common_province()
    return province and reverse("articles:search") + f"?province={province.slug}&from=2015&to=2020"


def many_articles(count: int) -> list[str]:
    """Addresses of so many different articles, from all over the archive."""
    public = Article.objects.public().in_language("en")
    numbers = list(public.order_by("pk").values_list("pk", flat=True))
    step = max(1, len(numbers) // count)
    chosen = public.filter(pk__in=numbers[::step][:count])
    return [each.get_absolute_url() for each in chosen.defer("body", "teaser")]
