"""Taking of suggestions: what a form has already, and ticked ones put into what it sends, as if typed by hand."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from articles.editing.tag_input import line_of, tags_from
from articles.models import Citation, Tag
from provinces.datatypes.names import fold

# The rows of the form that a kind goes into: their prefix, and the field that says which.
ROWS = {
    "province": ("about_provinces", "province"),
    "unit": ("about_units", "unit"),
    "person": ("credits", "person"),
    "gate": ("facts", "gate"),
    "agreement": ("facts", "agreement"),
}
CITED = ("gate", "agreement")  # what the sentence is evidence for
FACTS = "facts"
LONGEST_STATEMENT = Citation._meta.get_field("statement").max_length
TICKED = "suggestion"  # the name of the boxes
PASSED = "suggestion-passed"  # of what the editor does not want to see again on this form
SENTENCE = "suggestion-sentence-"  # that names what is cited: the passage of the fact
ROLE = "suggestion-role-"  # what a person is credited as; nothing chosen is not taken
MOST = 1_000  # rows looked at: what a form says of its own size is not to be believed


def on_form(data: QueryDict) -> set[str]:
    """The keys of what the sent form has, rows to be deleted left out, and of what was passed over."""
    keys = {f"tag-{fold(tag)}" for tag in tags_from(data.get("tags", ""))}
    for kind, (prefix, field) in ROWS.items():
        for place in range(_rows(data, prefix)):
            chosen = data.get(f"{prefix}-{place}-{field}", "")
            if chosen and not data.get(f"{prefix}-{place}-DELETE"):
                keys.add(f"{kind}-{chosen}")
    return keys | set(data.getlist(PASSED))


def in_formsets(formsets: Iterable[Any], tags: Iterable[str]) -> set[str]:
    """The same of a form that is to be shown."""
    forms = {formset.prefix: formset.forms for formset in formsets}
    keys = {f"tag-{fold(tag)}" for tag in tags}
    for kind, (prefix, field) in ROWS.items():
        rows = [form for form in forms.get(prefix, ()) if field in form.fields]
        keys |= {f"{kind}-{form[field].value()}" for form in rows if not _is_deleted(form)}
    return keys


def key_on_form(key: str) -> str:
    """As `on_form` has it: tags are compared without case and accents."""
    return f"tag-{fold(key.removeprefix('tag-'))}" if key.startswith("tag-") else key


def with_ticked(data: QueryDict) -> QueryDict:
    """What the form would have sent if each ticked suggestion had been chosen in a row of its own."""
    keys = [
        *data.getlist(TICKED),
        *(f"person-{name.removeprefix(ROLE)}" for name in data if _is_role(data, name)),
    ]
    if not keys:
        return data
    taken, there = data.copy(), on_form(data)
    taken.setlist(TICKED, [])
    for key in dict.fromkeys(keys):
        kind, _dash, chosen = key.partition("-")
        if key_on_form(key) in there:
            continue
        if kind == "tag":
            taken["tags"] = line_of(Tag(name=name) for name in [*tags_from(taken.get("tags", "")), chosen])
        elif kind in ROWS:
            _add_row(taken, kind, chosen)
    return taken


def _add_row(data: QueryDict, kind: str, chosen: str) -> None:
    prefix, field = ROWS[kind]
    place = _rows(data, prefix)
    data[f"{prefix}-TOTAL_FORMS"] = str(place + 1)
    data[f"{prefix}-{place}-{field}"] = chosen
    if kind == "person":
        data[f"{prefix}-{place}-role"] = data.pop(f"{ROLE}{chosen}", [""])[-1]
        data[f"{prefix}-{place}-order"] = str(place)
    if kind in CITED:
        passage = data.get(f"{SENTENCE}{kind}-{chosen}", "")
        data[f"{prefix}-{place}-passage"] = passage
        data[f"{prefix}-{place}-statement"] = passage[:LONGEST_STATEMENT]
        data[f"{prefix}-{place}-supports"] = "name"


def _is_role(data: QueryDict, name: str) -> bool:
    return name.startswith(ROLE) and bool(data.get(name))


def _rows(data: QueryDict, prefix: str) -> int:
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    return min(int(total), MOST) if total.isascii() and total.isdecimal() else 0


def _is_deleted(form: Any) -> bool:
    return "DELETE" in form.fields and bool(form["DELETE"].value())
