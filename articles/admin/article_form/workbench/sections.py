"""Folded sections of an article's form: the fields, rows or panel of each, what it holds, and whether it is open."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.admin.helpers import Fieldset, InlineAdminFormSet
from django.utils.text import capfirst

from articles.admin.article_form.parts import Panel
from articles.admin.article_form.workbench.holdings import HOLDINGS, Loaded
from provinces.admin.sections import Section, has_error, has_wrong_row

# From top to bottom; what is not named here stands at the end.
ORDER = (
    "filed", "images", "credits", "passport", "publication", "identity", "checks", "review", "previews", "length",
    "citations", "change_notes", "history",
)  # fmt: skip
# Rows that stand below a group of fields; all others have a section of their own.
BELOW = {
    "about_provinces": "filed",
    "about_units": "filed",
    "facts": "citations",
    "former_slugs": "history",
}
ASKED = "asked"  # the class of a group of fields that belongs to the next step


def sections_of(
    *,
    loaded: Loaded,
    fieldsets: Iterable[Fieldset],
    inlines: Sequence[InlineAdminFormSet],
    panels: Iterable[Panel],
    is_new: bool,
) -> list[Section]:
    """All sections in their order. No query: the rows are those that the form prints."""
    sections = [
        Section(each.classes, each.name, fieldset=each, is_open=has_error(each)) for each in fieldsets
    ]
    by_anchor = {section.anchor: section for section in sections}
    for inline in inlines:
        prefix = inline.formset.prefix
        section = by_anchor.get(BELOW.get(prefix, ""))
        if section is None:
            section = Section(prefix, capfirst(inline.opts.verbose_name_plural))
            section.is_empty = not inline.has_add_permission and not loaded.of(prefix)
            sections.append(section)
            by_anchor[prefix] = section
        section.is_empty = section.is_empty and not inline.has_add_permission
        section.inlines.append(inline)
        section.is_open = section.is_open or has_wrong_row(inline)
    for section in sections:
        if section.anchor in HOLDINGS and not section.is_empty:
            section.holds = HOLDINGS[section.anchor](loaded)
        section.is_empty = section.is_empty or (is_new and section.anchor == "history")
    sections += [
        Section(each.anchor, each.title, each.holds, is_open=each.is_open, panel=each) for each in panels
    ]
    places = {anchor: place for place, anchor in enumerate(ORDER)}
    return sorted(sections, key=lambda section: places.get(section.anchor, len(ORDER)))


def rows_of(inlines: Iterable[InlineAdminFormSet]) -> dict[str, list[Any]]:
    """The rows of each part that are there or were typed, by its prefix."""
    return {
        inline.formset.prefix: [
            form.instance
            for form in inline.formset.forms
            if form.instance.pk or (form.is_bound and form.has_changed())
        ]
        for inline in inlines
    }
