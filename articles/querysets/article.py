"""QuerySets of the newspaper. `public` is the one rule of what a reader may see."""

import datetime as dt
from dataclasses import replace
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.utils import timezone

from articles.choices import Role, Status
from articles.querysets.parts import ArticlesWithParts, card_columns, page_columns, row_columns
from articles.querysets.subject_lists import SubjectList
from provinces.datatypes.due import Due
from provinces.datatypes.names import slug_of
from provinces.datatypes.prepared import this_moment
from provinces.querysets import NamedQuerySet

# The columns of an article, and of its outlet, that a card prints.
CARD = (
    *("language", "title", "slug", "teaser", "dated", "original_date"),
    *("source__name", "source__local_name", "source__country"),
)
# The tables that tie articles to subjects, by what the subjects are.
LISTED = {"provinces": "ArticleProvince", "units": "ArticleUnit", "tags": "TaggedArticle", "people": "Credit"}
LONGEST_MADE_SLUG = 90  # characters, so that a number still fits behind it


def _model(name: str) -> Any:
    """A model of the newspaper by its name: models are built on this file, so it cannot import them."""
    return apps.get_model("articles", name)


def public_condition(path: str = "", *, now: dt.datetime | None = None) -> Q:
    """Published, its time has come, and the original it may wait for is public too.

    `path` leads to the article from another table: `"article__"`. The original is looked up only for rows that wait.
    """
    shown = {"status": Status.PUBLISHED, f"publish_at__{Due.lookup_name}": now or this_moment()}
    original = _model("Article").objects.filter(pk=OuterRef(f"{path}original"), **shown)
    return Q(**{f"{path}{name}": value for name, value in shown.items()}) & (
        Q(**{f"{path}waits_for_original": False}) | Q(Exists(original))
    )


class ArticleQuerySet(models.QuerySet):
    """Articles in any language and state."""

    def get_by_natural_key(self, translation_key: str, language: str) -> Any:
        """One query."""
        return self.get(translation_key=translation_key, language=language)

    def public(self) -> Self:
        """What a reader may see: the only such rule, for pages, lists, counts, feeds, sitemaps and pictures."""
        return self.filter(public_condition())

    def update(self, **values: Any) -> int:
        """As Django's, with what is derived from the values (`fields/derived.py`)."""
        for field in self.model._meta.concrete_fields:
            source = getattr(field, "of", None)
            if source in values and field.name not in values:
                if not isinstance(values[source], str):
                    raise TypeError(
                        f"{field.name} cannot be made of an expression; save the rows one by one."
                    )
                values[field.name] = field.by(values[source])
        return super().update(**values)

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        """As Django's, with what is derived from the fields."""
        objs = tuple(objs)
        derived = [each for each in self.model._meta.concrete_fields if getattr(each, "of", None) in fields]
        for field in derived:
            for row in objs:
                field.pre_save(row, False)
        return super().bulk_update(objs, {*fields, *(each.name for each in derived)}, batch_size=batch_size)

    update.alters_data = bulk_update.alters_data = True  # type: ignore[attr-defined]

    def with_original(self, *, language: str, address_key: str = "", text_key: str = "") -> Self:
        """On the desk, in the language, made from the page or the text that has the key; none for empty keys.

        Two look-ups in indexes, whatever the number of articles.
        """
        keys = {"original_key": address_key, "original_hash": text_key}
        # The language stands in each branch: one that stood before them would be what both databases look up instead.
        branches = [Q(**{name: key, "language": language}) for name, key in keys.items() if key]
        return self.on_desk().filter(Q(*branches, _connector=Q.OR)) if branches else self.none()

    def on_desk(self) -> Self:
        """All but what lies in the bin."""
        return self.filter(binned_at__isnull=True)

    def stale(self) -> Self:
        """What they were made from has changed by more than a typo. Served by `article_desk_stale`."""
        return self.filter(stale_since__isnull=False)

    def unpublished(self, *states: str) -> Self:
        """On the desk, in one of these states but "published". Served by `article_desk_unpublished`.

        What it leaves out is said, so that the databases know that the index is of these.
        """
        return self.on_desk().exclude(status=Status.PUBLISHED).filter(status__in=states)

    def scheduled(self) -> Self:
        """Published for a time that has not come yet: of a language, or on the desk, each by an index."""
        return self.filter(status=Status.PUBLISHED, publish_at__gt=this_moment())

    def waiting(self) -> Self:
        """Published, and its time has come, but not that of the original it waits for.

        On the desk served by `article_desk_waiting`, of those that ever waited.
        """
        due = self.filter(status=Status.PUBLISHED, publish_at__lte=timezone.now(), waits_for_original=True)
        return due.exclude(public_condition())

    def withdrawn(self) -> Self:
        """Withdrawn after publication: their address answers with the reason, and nothing else shows them."""
        return self.filter(status=Status.WITHDRAWN)

    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def newest_first(self) -> Self:
        """The order of every list, by the date readers browse by. Served by the index `article_list_newest_first`."""
        return self.order_by("-dated", "-pk")

    def last_published(self) -> Self:
        """The order of feeds and sitemaps, by when this site published. Served by `article_feed_newest_first`."""
        return self.order_by("-publish_at", "-pk")

    def undated(self) -> Self:
        """Made from an original whose date is not known. Served by `article_list_undated`."""
        return self.filter(original_date="", source__isnull=False)

    def with_last_note(self) -> Self:
        """Each row with `last_note`, the moment of its last public change note, or None. No query of its own.

        Looked up for the rows that are shown: a maximum would group the whole archive first, its texts included.
        """
        notes = _model("ChangeNote").objects.filter(article=OuterRef("pk"), at__lte=timezone.now())
        return self.annotate(last_note=Subquery(notes.order_by("-at").values("at")[:1]))

    def for_cards(self) -> Self:
        """What a card shows: outlet, provinces, tags, lead picture. No query beside the list's own; no body."""
        cards = self.select_related("source").only(*CARD).annotate(**card_columns())
        cards._iterable_class = ArticlesWithParts
        return cards

    def for_search_results(self) -> Self:
        """What a row of search shows: outlet, provinces, body for the snippet. No query beside the list's own."""
        rows = self.select_related("source").only(*CARD, "body").annotate(**row_columns())
        rows._iterable_class = ArticlesWithParts
        return rows

    def for_page(self) -> Self:
        """All that the article's own page shows, in one query; `other_language` is the public text there, or None.

        `is_cited`: the registry rests on it, which few articles can say, and the widest query of the page is for those.
        """
        cited = Exists(_model("Citation").objects.filter(article=OuterRef("pk")))
        page = self.select_related("source", "via_source").defer("original_text")
        page = page.annotate(**page_columns(), is_cited=cited)
        page._iterable_class = ArticlesWithParts
        return page

    def free_slug(self, title: str, language: str, *, besides: int | None = None) -> str:
        """An address part made from the title, which no other article has or had. Two queries for each try."""
        base = slug_of(title, max_length=LONGEST_MADE_SLUG) or "article"
        all_rows = (self.exclude(pk=besides), _model("FormerSlug").objects.exclude(article=besides))
        slug, number = base, 2
        while any(rows.filter(language=language, slug=slug).exists() for rows in all_rows):
            slug, number = f"{base}-{number}", number + 1
        return slug

    def of_subjects(self, language: str, **subjects: list[Any]) -> SubjectList:
        """Public articles of a language about any of these, as keys: `provinces=`, `units=`, `tags=`, `people=`."""
        lists = ((_model(LISTED[name]).objects.public_in(language), keys) for name, keys in subjects.items())
        return SubjectList(self, tuple(lists))

    def about(self, language: str, *, countries: Any = (), provinces: Any = ()) -> SubjectList:
        """Public articles of a language about any of these countries or provinces, for pages and feeds.

        One is about a country when it is about a province of it, or stands as evidence for what the registry records of
        it: a figure, an agreement it is party to, a pair, a gate, an organisation. One query more, of the registry.
        """
        within, quoted = self.of_countries(countries)
        within |= {province.pk for province in provinces}
        listed = self.of_subjects(language, provinces=sorted(within))
        ours = self.model.objects.public().in_language(language).filter(pk__in=quoted)
        return replace(listed, others=(ours,) if quoted else ())

    def of_countries(self, countries: Any) -> tuple[set[int], set[int]]:
        """The provinces of these countries, and the articles quoted for what is recorded of them, by their numbers.

        What the registry records is what these grow with. One query, none without a country.
        """
        places = apps.get_model("provinces", "Province").objects.filter(country__in=countries).order_by()
        quoting = [way for code in countries for way in _model("Citation").objects.of_country(code)]
        found = places.values_list("pk", Value(True)).union(
            *(way.values_list("article", Value(False)) for way in quoting)
        )
        provinces: set[int] = set()
        quoted: set[int] = set()
        for key, is_place in found.order_by() if countries else ():
            (provinces if is_place else quoted).add(key)
        return provinces, quoted


def _carried(rows: Any, ties: models.QuerySet) -> Any:
    """Those that have a tie, a look-up in an index for each row that is reached.

    Not EXISTS: PostgreSQL makes a join of it, and may gather and sort the ties of the whole archive for a few rows.
    """
    return rows.alias(tie=Subquery(ties.order_by().values("pk")[:1])).filter(tie__isnull=False)


class TagQuerySet(NamedQuerySet):
    """Tags, whoever carries them."""

    def public_in(self, language: str) -> Self:
        """Those that a public article of the language carries: any other may be the word of a draft."""
        return _carried(
            self, _model("TaggedArticle").objects.public_in(language).due().filter(tag=OuterRef("pk"))
        )


class PersonQuerySet(NamedQuerySet):
    """People, whoever credits them."""

    def public_in(self, language: str) -> Self:
        """Those whom a public article of the language credits: any other may be the secret of a draft."""
        return _carried(self, self._credits(language).due())

    def with_roles(self, language: str) -> Self:
        """Each with `is_author`, `is_translator`…: whether a public article of the language credits them so."""
        roles = {f"is_{role}": Exists(self._credits(language).filter(role=role)) for role in Role.values}
        return self.annotate(**roles)

    def with_portrait(self) -> Self:
        """Each with its profile, if it is the signature of an account. No query of its own."""
        return self.select_related("profile")

    def _credits(self, language: str) -> models.QuerySet:
        return _model("Credit").objects.public_in(language).filter(person=OuterRef("pk"))


class ListedQuerySet(models.QuerySet):
    """Rows that tie an article to a subject."""

    def public_in(self, language: str) -> Self:
        """Of public articles of the language. With one subject, in the order of its index."""
        article, _subject = self.model.list_of
        return self.filter(public_condition(f"{article}__"), language=language)

    def due(self) -> Self:
        """Says once more, by the column that is copied from the article, that its time has come: the index then begins
        behind what is scheduled. Where the order is another one, an index of that order would not be taken.
        """
        return self.filter(publish_at__lte=this_moment())


class TaggedArticleQuerySet(ListedQuerySet):
    """Which article carries which tag."""

    def get_by_natural_key(self, translation_key: str, language: str, tag: str) -> Any:
        """One query."""
        key = {"translation_key": translation_key, "language": language}
        return self.get(tag__slug=tag, **{f"content_object__{name}": value for name, value in key.items()})


class FormerTagSlugQuerySet(models.QuerySet):
    """Address parts that tags once had."""

    def get_by_natural_key(self, slug: str) -> Any:
        """One query."""
        return self.get(slug=slug)


class ArticlePartQuerySet(ListedQuerySet):
    """Rows that belong to an article and are told apart by the fields its model names in `part_of_key`."""

    def get_by_natural_key(self, translation_key: str, language: str, *part: Any) -> Any:
        """One query."""
        names = self.model.part_of_key
        return self.get(
            article__translation_key=translation_key,
            article__language=language,
            **dict(zip(names, part, strict=True)),
        )


class ChangeNoteQuerySet(ArticlePartQuerySet):
    """Public corrections."""

    def public_in(self, language: str) -> Self:
        """Notes on articles that a reader may see in a language. Served by `change_note_of_language`."""
        return self.public().filter(language=language)

    def public(self) -> Self:
        """Notes on articles that a reader may see."""
        return self.filter(public_condition("article__"), at__lte=timezone.now())


class ImageQuerySet(ArticlePartQuerySet):
    """Pictures and captions waiting for one."""

    def public(self) -> Self:
        """Pictures that may be served: of public articles, with a file."""
        return self.filter(public_condition("article__")).exclude(file="")

    def wordless(self) -> Self:
        """Pictures that somebody still has to describe."""
        return self.filter(alt_later=True)
