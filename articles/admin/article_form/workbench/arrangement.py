"""What stands where on an article's form, out of what Django and the features have put into its context."""

from typing import Any

from django.contrib.admin.helpers import Fieldset

from articles.admin.article_form.workbench.holdings import Loaded
from articles.admin.article_form.workbench.next_step import PUBLISH, address_of, next_step
from articles.admin.article_form.workbench.publishing import publishing_of
from articles.admin.article_form.workbench.sections import ASKED, rows_of, sections_of
from articles.editing.tag_input import tags_from
from provinces.admin.sections import has_error


def arranged(person: Any, context: dict[str, Any], *, may_save: bool) -> dict[str, Any]:
    """The text, the next step and the fields it asks for, and the sections. `context` is complete but for them."""
    form, inlines = context["adminform"].form, context["inline_admin_formsets"]
    work, *rest = context["adminform"]
    loaded = Loaded(form.instance, rows_of(inlines), _tags_in(form))
    asked = next((each for each in rest if ASKED in each.classes), None)
    panels = {panel.anchor: panel for panel in context.get("desk_panels", [])}
    in_bar = [panel for panel in panels.values() if panel.in_bar]
    step = next_step(
        form.instance,
        person,
        may_save=may_save,
        approval=panels["review"].context.get("approval") if "review" in panels else None,
        offered=context,  # the features have asked already who may do what
    )
    publishing = None
    if may_save and context.get("can_publish"):
        publishing = publishing_of(rest, panels)
        rest = [each for each in rest if each is not publishing.fieldset]
        panels.pop("checks", None)
    return {
        "desk_step": step,
        "desk_publishing": publishing,
        "desk_publishing_word": PUBLISH.word,
        "desk_in_bar": in_bar,
        "desk_step_address": address_of(step, form.instance),
        "is_nav_sidebar_enabled": False,  # the text needs its room; the lists are one step up, in the breadcrumbs
        "desk_work": work,
        "desk_asked": asked,
        "desk_asked_wrong": bool(asked and has_error(asked)),
        "desk_sections": sections_of(
            loaded=loaded,
            fieldsets=_folded(rest),
            inlines=inlines,
            panels=panels.values(),
            is_new=form.instance.pk is None,
        ),
    }


def _folded(fieldsets: list[Fieldset]) -> list[Fieldset]:
    return [each for each in fieldsets if ASKED not in each.classes]


def _tags_in(form: Any) -> int:
    """How many there are, or stand in the line that was typed."""
    if form.is_bound and "tags" in form.fields:
        return len(tags_from(str(form["tags"].value() or "")))
    return len(form.initial.get("tags") or ())
