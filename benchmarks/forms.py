"""Forms: what a browser would send of a form as it was shown, without a change."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

NOT_SENT = {"submit", "button", "image", "reset", "file"}
TICKED = {"checkbox", "radio"}
Sent = dict[str, list[str]]


def sent_of(page: str, form: str) -> Sent:
    """The fields of the form with this id, and what each holds."""
    found = LexborHTMLParser(page).css_first(f"form#{form}")
    sent: Sent = {}
    for field in found.css("input, textarea, select") if found else ():
        name = field.attributes.get("name")
        if name and "disabled" not in field.attributes:
            for value in _values(field):
                sent.setdefault(name, []).append(value)
    return sent


def _values(field: LexborNode) -> list[str]:
    held = field.attributes
    if field.tag == "textarea":
        return [field.text()]
    if field.tag == "select":
        return [option.attributes.get("value") or "" for option in field.css("option[selected]")]
    kind = held.get("type")
    if kind in NOT_SENT or (kind in TICKED and "checked" not in held):
        return []
    return [held.get("value", "on" if kind in TICKED else "") or ""]
