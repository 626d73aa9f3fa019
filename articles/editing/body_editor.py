"""Rich text editor of an article's body: the formats of the house and no others. Without script it is a text area."""

from typing import Any

from django import forms
from django_prose_editor.widgets import AdminProseEditorWidget

FORMATS = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "History": True,
    "Lang": True,
    "ForeignPaste": True,
    "HTML": True,
    "NoSpellCheck": False,  # the browser marks misspelt words
}


def lang(config: Any, allowed: dict[str, Any]) -> None:
    """What `static/desk/lang.js` lets through; asked for by the editor's own sanitiser, which we do not use."""
    allowed["attributes"].setdefault("p", set()).add("lang")


def foreign_paste(config: Any, allowed: dict[str, Any]) -> None:
    """`static/desk/paste.js` lets nothing more through."""


class TextEditor(AdminProseEditorWidget):
    """Whatever the browser sends, `articles.html.sanitizer.clean_html` decides what is stored."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, config={"extensions": FORMATS}, preset="configurable")

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(css={"all": ["desk/editor.css"]})
