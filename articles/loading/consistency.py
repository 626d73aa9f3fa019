"""Rules of a load about several rows: what forms refuse is refused here, once every file is in.

Only what this load wrote is looked at: an existing site's rows from before a rule stay until somebody changes them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from articles.checks.registry import figures_without_evidence, problems_of_citations
from articles.loading.entries import Entry
from articles.loading.keys import ONE_FIELD
from articles.loading.refusal import refusal
from articles.models import Citation
from articles.models.evidence import SUBJECTS
from provinces.models import Figure
from provinces.models.consistency import RULES, problems


def check_consistency(entries: Iterable[Entry], *, using: str) -> None:
    """Refuse a load after which two rows contradict each other. A few queries for each model that was written."""
    written: dict[type[models.Model], dict[Any, Entry]] = defaultdict(dict)
    for entry in entries:
        if entry.state in {"new", "changed"}:
            written[entry.model][entry.instance.pk] = entry  # type: ignore[union-attr]
    for model, by_key in written.items():
        if model.__name__ in RULES and model._meta.app_label == "provinces":
            for row, sentence in problems([entry.instance for entry in by_key.values()], using):
                raise _refused(by_key[row.pk], sentence)
    for citation, sentence in problems_of_citations(_touched(written, using)):
        raise _refused(_cause(written, citation), sentence)
    # A dump may bring the registry alone and its citations later; `check_registry` lists what stays bare.
    bare = list(written[Figure]) if written[Citation] else []
    for keys in _parts(bare):
        for figure, sentence in figures_without_evidence(Figure.objects.using(using).filter(pk__in=keys)):
            raise _refused(written[Figure][figure.pk], sentence)


def _refused(entry: Entry, sentence: str) -> Exception:
    return refusal(entry.place, sentence)


def _parts(keys: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(keys), ONE_FIELD):
        yield keys[start : start + ONE_FIELD]


def _touched(
    written: dict[type[models.Model], dict[Any, Entry]], using: str
) -> Iterator[models.QuerySet[Citation]]:
    """The citations written, and those whose reference or subject was changed: a date may have moved."""
    citations = Citation.objects.using(using)
    yield from (citations.filter(pk__in=keys) for keys in _parts(list(written[Citation])))
    for name in ("reference", *SUBJECTS):
        model: Any = Citation._meta.get_field(name).related_model
        changed = [key for key, entry in written[model].items() if entry.state == "changed"]
        yield from (citations.filter(**{f"{name}__in": keys}) for keys in _parts(changed))


def _cause(written: dict[type[models.Model], dict[Any, Entry]], citation: Citation) -> Entry:
    """The entry of this load that brought the contradiction in."""
    subject = getattr(citation, citation.subject_name)
    for row in (citation, citation.reference, subject):
        if row is not None and row.pk in written[type(row)]:
            return written[type(row)][row.pk]
    raise AssertionError("only citations that this load touched are asked for")
