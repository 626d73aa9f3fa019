"""Fields that a machine fills in better: the value is shown, and the input folded behind the word "change"."""

from typing import Any

from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminSplitDateTime, AdminTextInputWidget
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.publishing.release import in_words


class SetByItself:
    """Mixed into a widget. It is sent as ever, works without script, and is open where something is wrong with it."""

    unset: Any = ""  # said instead of no value

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = {
            "shown": self.shown(value) or self.unset,
            "is_wrong": bool(attrs and attrs.get("aria-invalid")),
            "input": super().render(name, value, attrs, renderer),  # type: ignore[misc]
        }
        return render_to_string("admin/widgets/set_by_itself.html", context)

    def shown(self, value: Any) -> str:
        return "" if value is None else str(value)


class AddressPart(SetByItself, AdminTextInputWidget):
    unset = _("made from the title")


class Place(SetByItself, AdminIntegerFieldWidget):
    """The place of a row among its like."""

    unset = _("the next one")


class Moment(SetByItself, AdminSplitDateTime):
    unset = _("not known")

    def shown(self, value: Any) -> str:
        """A form that comes back has day and time as they were typed."""
        if isinstance(value, list | tuple):
            return " ".join(str(part) for part in value if part)
        return in_words(value) if value else ""
