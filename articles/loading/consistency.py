"""Rules of a load about several rows: what forms refuse is refused here, once every file is in.

Only what this load wrote is looked at: an existing site's rows from before a rule stay until somebody changes them.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models

from articles.checks.registry import figures_without_evidence, problems_of_citations
from articles.loading.backlog import AT_ONCE
from articles.loading.matching import in_bulk
from articles.loading.refusal import Place, refusal
from articles.loading.written_rows import WrittenRows
from articles.models import Citation
from articles.models.evidence import SUBJECTS
from provinces.models import Figure
from provinces.models.consistency import RULES, problems


def check_consistency(written: WrittenRows, *, using: str) -> None:
    """Refuse a load after which two rows contradict each other. A few queries for each model that was written."""
    for model in written.kinds():
        if model.__name__ in RULES and model._meta.app_label == "provinces":
            for batch in written.of(model).batches():
                rows = in_bulk(model, [row.pk for row in batch], using=using)
                for row, sentence in problems([rows[each.pk] for each in batch], using):
                    raise refusal(_place(written, row), sentence)
    for citation, sentence in problems_of_citations(_touched(written, using)):
        raise refusal(_cause(written, citation), sentence)
    # A dump may bring the registry alone and its citations later; `check_registry` lists what stays bare.
    if len(written.of(Citation)):
        for batch in written.batches(Figure, AT_ONCE):
            figures = Figure.objects.using(using).filter(pk__in=[row.pk for row in batch])
            for figure, sentence in figures_without_evidence(figures):
                raise refusal(_place(written, figure), sentence)


def _place(written: WrittenRows, row: models.Model) -> Place:
    place = written.place_of(type(row), row.pk)
    if place is None:
        raise AssertionError("only rows that this load wrote are asked for")
    return place


def _touched(written: WrittenRows, using: str) -> Iterator[models.QuerySet[Citation]]:
    """The citations written, and those whose reference or subject was changed: a date may have moved."""
    citations = Citation.objects.using(using)
    for batch in written.batches(Citation, AT_ONCE):
        yield citations.filter(pk__in=[row.pk for row in batch])
    for name in ("reference", *SUBJECTS):
        model: Any = Citation._meta.get_field(name).related_model
        for batch in written.batches(model, AT_ONCE):
            if changed := [row.pk for row in batch if not row.is_new]:
                yield citations.filter(**{f"{name}__in": changed})


def _cause(written: WrittenRows, citation: Citation) -> Place:
    """Where this load brought the contradiction in."""
    subject = getattr(citation, citation.subject_name)
    for row in (citation, citation.reference, subject):
        place = row and written.place_of(type(row), row.pk)
        if place:
            return place
    raise AssertionError("only citations that this load touched are asked for")
