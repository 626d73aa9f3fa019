"""What stands where on an article's form, out of what Django and the features have put into its context."""

from typing import Any

from django.contrib.admin.helpers import Fieldset

from articles.admin.article_form.workbench.holdings import Loaded
from articles.admin.article_form.workbench.sections import ASKED, rows_of, sections_of
from articles.editing.tag_input import tags_from


def arranged(context: dict[str, Any]) -> dict[str, Any]:
    """The text, the fields that the next step asks for, and the sections. `context` is complete but for them."""
    form, inlines = context["adminform"].form, context["inline_admin_formsets"]
    work, *rest = context["adminform"]
    loaded = Loaded(form.instance, rows_of(inlines), _tags_in(form))
    return {
        "desk_work": work,
        "desk_asked": next((each for each in rest if ASKED in each.classes), None),
        "desk_sections": sections_of(
            loaded=loaded,
            fieldsets=_folded(rest),
            inlines=inlines,
            panels=context.get("desk_panels", []),
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
