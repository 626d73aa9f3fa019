"""Checks of the registry with its evidence: what contradicts itself, and what rests on nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from articles.models import Citation
from articles.models.evidence import SUBJECTS
from articles.models.supported import problems_of
from provinces.choices import Statement
from provinces.models import Figure
from provinces.models.consistency import RULES, problems
from provinces.statements import WANTED, date_field, older_than, possible, wanted

AT_ONCE = 500  # rows in memory

Found = Iterator[tuple[str, str]]


def contradictions() -> Found:
    """(which row, what is wrong with it) for all that a form would refuse today. A few queries for each 500 rows."""
    for name in RULES:
        model = apps.get_model("provinces", name)
        for rows in _chunks(model._default_manager.order_by("pk")):
            for row, sentence in problems(rows):
                yield f"{model._meta.label_lower} {'|'.join(row.natural_key())}", sentence
    for citation, sentence in problems_of_citations([Citation.objects.all()]):
        yield f"articles.citation {citation.code}", sentence
    for figure, sentence in figures_without_evidence(Figure.objects.all()):
        yield f"provinces.figure {figure.code}", sentence


def statements_without_source() -> Found:
    """(which row, the statements nothing is cited for), as readers are told of them. Two queries a kind."""
    for kind in WANTED:
        supported: dict[int, set[str]] = {}
        rows = Citation.objects.public().filter(**{f"{kind}__isnull": False}).order_by()
        for key, words in rows.values_list(f"{kind}_id", "supports"):
            supported.setdefault(key, set()).update(words.split())
        model = Citation._meta.get_field(kind).related_model
        for row in model._default_manager.order_by("pk"):  # type: ignore[union-attr]
            if missing := wanted(kind, row, supported.get(row.pk, ())):
                labels = ", ".join(str(Statement(each).label) for each in missing)
                yield f"{model._meta.label_lower} {'|'.join(row.natural_key())}", labels  # type: ignore[union-attr]


def problems_of_citations(querysets: Iterable[QuerySet[Citation]]) -> Iterator[tuple[Citation, str]]:
    """Evidence that cannot say what it is cited for. One query, and one for each kind of subject it dates.

    Nearly all is in order, so only what is needed to see that is read; a citation that is not is read whole.
    """
    for queryset in querysets:
        asked = queryset.exclude(supports="").filter(reference__isnull=False).order_by("pk")
        if suspects := _suspects(asked):
            for citation in asked.filter(pk__in=suspects).select_related("reference", *SUBJECTS):
                for sentence in problems_of(citation):
                    yield citation, sentence


def _suspects(citations: QuerySet[Citation]) -> list[int]:
    """Those for what their subject does not state, or for what happened after their reference appeared."""
    found: list[int] = []
    dated: dict[str, list[tuple[int, int, str, list[str]]]] = defaultdict(list)
    rows = citations.values_list(
        "pk", "supports", "reference__published_on", *(f"{name}_id" for name in SUBJECTS)
    )
    for pk, supports, published_on, *keys in rows:
        kind, key = next(
            ((name, key) for name, key in zip(SUBJECTS, keys, strict=True) if key is not None), ("", 0)
        )
        statements = supports.split()
        if kind and not set(statements) <= set(possible(kind)):
            found.append(pk)
        elif kind and published_on and any(date_field(kind, each) for each in statements):
            dated[kind].append((pk, key, published_on, statements))
    for kind, some in dated.items():
        subjects = _dates(citations.db, kind, {key for _pk, key, _published_on, _statements in some})
        found += [
            pk
            for pk, key, published_on, statements in some
            if older_than(published_on, kind, subjects[key], statements)
        ]
    return found


def _dates(using: str, kind: str, keys: set[int]) -> dict[int, Any]:
    """Of these subjects the dates of what they state, by primary key. One query for each 500."""
    model: Any = Citation._meta.get_field(kind).related_model
    names = {name for each in possible(kind) if (name := date_field(kind, each))}
    rows = model._base_manager.using(using).values_list("pk", *names, named=True)
    return {row.pk: row for some in batched(keys, AT_ONCE, strict=False) for row in rows.filter(pk__in=some)}


def figures_without_evidence(figures: QuerySet[Figure]) -> Iterator[tuple[Figure, str]]:
    """One query."""
    cited = Citation.objects.using(figures.db).filter(figure=OuterRef("pk"))
    for figure in figures.filter(~Exists(cited)).order_by("pk"):
        yield (
            figure,
            _(
                "The figure “%(figure)s” has no evidence, and readers never see it; "
                "add a citation of the article or the reference that says so."
            )
            % {"figure": figure},
        )


def _chunks(queryset: QuerySet) -> Iterator[list]:
    rows = list(queryset)
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
