"""Model fields for text as the house stores it: composed (NFC), without control characters, trimmed."""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.forms import URLField
from django.utils.translation import gettext as _

from provinces.datatypes.unseen_characters import TURNING, without_unseen_in_line

# C0 and C1 controls, and what turns a text round; tab and newline are kept in longer texts.
_CONTROLS = re.compile(f"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f{TURNING}]")
WEB = ("http://", "https://")
# An address that Django's rule takes without a doubt: to make that rule's pattern costs a process 24 ms, a sixteenth of
# a load of the fixtures.
_LABEL = "[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,2}"
_PLAIN_ADDRESS = re.compile(rf"https?://(?:{_LABEL}\.){{1,3}}[a-z]{{2,20}}(?:/[!-~]{{0,400}})?")


def tidy(text: str) -> str:
    """NFC, LF line ends, no control characters, nothing at the ends."""
    if text.isprintable():  # no control, no line end: nearly every line
        return unicodedata.normalize("NFC", text).strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text)).strip()


def tidy_line(text: str) -> str:
    """`tidy`, on one line: any white space becomes one space, and unseen characters go that change nothing."""
    if text.isprintable():  # nothing unseen, and no white space but the plain one
        return " ".join(unicodedata.normalize("NFC", text).split())
    # Composed again: an accent may have stood apart from its letter by a character that is gone now.
    return " ".join(tidy(without_unseen_in_line(tidy(text))).split())


class TidyMixin:
    """Tidy a value when it is set by a form, when it is saved, and when it is sent by `update()` or `loaddata`."""

    tidy = staticmethod(tidy)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return self.tidy(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return self.tidy(value) if isinstance(value, str) else value

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = super().pre_save(instance, add)
        if isinstance(value, str):
            value = self.tidy(value)
            setattr(instance, self.attname, value)
        return value


class LineField(TidyMixin, models.CharField):
    """One line of text: a name, a title, a place."""

    tidy = staticmethod(tidy_line)


class ParagraphField(TidyMixin, models.TextField):
    """Plain text of any length, shown escaped."""


class WebAddressValidator(URLValidator):
    """Django's rule, which is asked where there can be a doubt."""

    def __call__(self, value: Any) -> None:
        if not (isinstance(value, str) and _PLAIN_ADDRESS.fullmatch(value)):
            super().__call__(value)


class WebAddressField(LineField):
    """An http or https address, and nothing else: `javascript:` and `data:` never get as far as a link."""

    default_validators = [WebAddressValidator(schemes=["http", "https"])]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 500)
        super().__init__(*args, **kwargs)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """`save`, `bulk_create` and `update` ask no validator. Raise ValidationError for what leads elsewhere."""
        prepared = super().get_db_prep_save(value, connection)
        if isinstance(prepared, str) and prepared and not prepared.lower().startswith(WEB):
            raise ValidationError(_("“%(address)s” is not a web address.") % {"address": prepared[:80]})
        return prepared

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": URLField, "assume_scheme": "https", **kwargs})
