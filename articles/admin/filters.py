"""List filters of articles: by status, and by values that are typed instead of chosen from a thousand links."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.choices import Status
from articles.models import Article, Source, Tag
from articles.periods import Period
from provinces.admin.autocomplete import NamedChoiceField
from provinces.models import Province

STATES = {
    "draft": gettext_lazy("draft"),
    "in_review": gettext_lazy("in review"),
    "scheduled": gettext_lazy("scheduled"),
    "waiting": gettext_lazy("waiting for its original"),
    "public": gettext_lazy("public"),
    "withdrawn": gettext_lazy("withdrawn"),
    "stale": gettext_lazy("stale"),
    "binned": gettext_lazy("in the bin"),
}


def in_state(articles: QuerySet[Article], state: str) -> QuerySet[Article]:
    """The articles in one of STATES. Each but `binned` leaves out the bin; `stale` goes across the others."""
    on_desk = articles.filter(binned_at__isnull=True)
    return {
        "draft": articles.unpublished(Status.DRAFT),
        "in_review": articles.unpublished(Status.IN_REVIEW),
        "scheduled": on_desk.scheduled(),
        "waiting": on_desk.waiting(),
        "public": on_desk.public(),
        "withdrawn": articles.unpublished(Status.WITHDRAWN),
        "stale": on_desk.stale(),
        "binned": articles.filter(binned_at__isnull=False),
    }[state]


class StateFilter(admin.SimpleListFilter):
    """The list is what is on the desk, unless the bin is asked for."""

    title = gettext_lazy("state")
    parameter_name = "state"

    @property
    def in_order(self) -> tuple[str, ...]:
        """What is scheduled comes as it is due, the bin as it was filled; the rest as the list has it."""
        return {"scheduled": ("publish_at", "pk"), "binned": ("-binned_at", "-pk")}.get(
            self.value() or "", ()
        )

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(STATES.items())

    def choices(self, changelist: Any) -> Any:
        [everything, *rest] = super().choices(changelist)
        return [{**everything, "display": _("all on the desk")}, *rest]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() is None:
            return queryset.filter(binned_at__isnull=True)
        if self.value() not in STATES:
            raise ValidationError(_("There is no such state."))
        return in_state(queryset, self.value())


class TypedFilter(admin.SimpleListFilter):
    """A line to type into. What it cannot mean is said beside it, and the list stays as it is."""

    template = "admin/typed_filter.html"
    example: Any = ""
    problem = ""
    # Of what it leaves, where that is read in an index of another order than the list's.
    order: tuple[str, ...] = ()
    others: list[tuple[str, str]] = []

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.typed = (self.value() or "").strip()[:200]
        self.meant: Any = None
        try:
            self.meant = self.means(self.typed) if self.typed else None
        except ValidationError as problem:
            self.problem = " ".join(problem.messages)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return []

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """Only the way out; the template asks for the line by `spec`."""
        self.others = [
            (name, value)
            for name, values in changelist.get_filters_params().items()
            if name != self.parameter_name
            for value in values
        ]
        asked = changelist.filter_params
        self.others += [(name, value) for name in ("q", "o", "columns") for value in asked.get(name, [])]
        if self.typed:
            yield {"query_string": changelist.get_query_string(remove=[self.parameter_name])}

    @property
    def shown(self) -> str:
        return str(self.meant or self.typed)

    @property
    def in_order(self) -> tuple[str, ...]:
        return self.order if self.meant is not None else ()

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return self.narrow(queryset) if self.meant is not None else queryset

    def means(self, typed: str) -> Any:
        """What was typed. Raise ValidationError with a sentence for what it cannot mean."""
        raise NotImplementedError

    def narrow(self, queryset: QuerySet) -> QuerySet:
        raise NotImplementedError


class NamedFilter(TypedFilter):
    """A row of another table by its name, with or without accents. One query, only when it is used."""

    rows: Any = None
    lookup = ""

    def means(self, typed: str) -> Any:
        return NamedChoiceField(queryset=self.rows.all()).clean(typed)

    def narrow(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(**{self.lookup: self.meant})


class SourceFilter(NamedFilter):
    title, parameter_name, lookup = gettext_lazy("source"), "source", "source"
    rows = Source.objects


class ProvinceFilter(NamedFilter):
    """Newest first by number, as the table that ties articles to provinces has them."""

    title, parameter_name, lookup = gettext_lazy("province"), "province", "about_provinces__province"
    rows = Province.objects
    order = ("-about_provinces__article",)


class TagFilter(NamedFilter):
    """Newest first by number, as the table that ties articles to tags has them."""

    title, parameter_name, lookup = gettext_lazy("tag"), "tag", "tagged_items__tag"
    rows = Tag.objects
    order = ("-tagged_items__content_object",)


class PublishedFilter(TypedFilter):
    """A year, a month or a day, by Viet Nam's time."""

    title, parameter_name = gettext_lazy("public in"), "published"
    example = "2024-05"
    order = ("-publish_at", "-pk")

    def means(self, typed: str) -> Period:
        try:
            return Period.of(*typed.split("-"))
        except (ValueError, TypeError, OverflowError) as problem:
            sentence = _("Write a year, a month or a day: 2024, 2024-05 or 2024-05-12.")
            raise ValidationError(sentence) from problem

    @property
    def shown(self) -> str:
        return self.meant.iso if self.meant else self.typed

    def narrow(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(self.meant.published)
