"""Form field of a moment in one line: typed as people type it, and said back in full with its zone."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.publishing import typed_times


def said_of(typed: str) -> tuple[str, str]:
    """What is understood, in full, and what is wrong; both are empty for nothing and for "now"."""
    try:
        moment = typed_times.read(typed, now=timezone.now()) if typed.strip() else None
    except typed_times.Unreadable as refusal:
        return "", str(refusal)
    return typed_times.in_full(moment) if moment else "", ""


def read_or_none(typed: str) -> dt.datetime | None:
    """The moment, or None for nothing, for "now" and for what is no moment."""
    try:
        return typed_times.read(typed, now=timezone.now()) if typed.strip() else None
    except typed_times.Unreadable:
        return None


class MomentInput(forms.DateTimeInput):
    """Takes a day and a time of two fields as well: what was kept while typing before this was one line."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        parts = [data.get(f"{name}_{part}") or "" for part in (0, 1)]
        return data.get(name) or " ".join(parts).strip()

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_0" not in data

    def format_value(self, value: Any) -> Any:
        if isinstance(value, dt.datetime):
            return value.strftime("%Y-%m-%d %H:%M" + (":%S" if value.second else ""))
        return value

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        said, _problem = said_of(str(self.format_value(value) or ""))
        return format_html(
            '{} <span class="desk-said" id="said-{}">{}</span>',
            super().render(name, value, attrs, renderer),
            name,
            said,
        )


class MomentField(forms.DateTimeField):
    widget = MomentInput

    def to_python(self, value: Any) -> dt.datetime | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return super().to_python(value)
        try:
            return typed_times.read(str(value), now=timezone.now())
        except typed_times.Unreadable as refusal:
            raise ValidationError(refusal.problems, code="invalid") from refusal
