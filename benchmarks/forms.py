"""Forms: what a browser would send of a form as it was shown, without a change."""

from html.parser import HTMLParser

NOT_SENT = {"submit", "button", "image", "reset", "file"}
Sent = dict[str, list[str]]


def sent_of(page: str, form: str) -> Sent:
    """The fields of the form with this id, and what each holds."""
    reader = _Reader(form)
    reader.feed(page)
    reader.close()
    return reader.sent


class _Reader(HTMLParser):
    def __init__(self, form: str) -> None:
        super().__init__(convert_charrefs=True)
        self.form, self.sent = form, Sent()
        self.inside = False
        self.text: tuple[str, list[str]] | None = None  # of the text area that is being read
        self.choice = ""  # the name of the list of choices

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = held.get("id") == self.form
        elif not self.inside or "disabled" in held:
            return
        elif tag == "input" and held.get("type") not in NOT_SENT:
            if held.get("type") not in {"checkbox", "radio"} or "checked" in held:
                self._add(held.get("name", ""), held.get("value", "on" if "checked" in held else ""))
        elif tag == "textarea":
            self.text = (held.get("name", ""), [])
        elif tag == "select":
            self.choice = held.get("name", "")
        elif tag == "option" and "selected" in held:
            self._add(self.choice, held.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.text:
            self.text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.text:
            name, said = self.text
            self._add(name, "".join(said).removeprefix("\n"))
            self.text = None
        elif tag == "form":
            self.inside = False

    def _add(self, name: str, value: str) -> None:
        if name:
            self.sent.setdefault(name, []).append(value)
