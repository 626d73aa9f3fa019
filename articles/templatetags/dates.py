"""Template filters for times: in Viet Nam's time with the zone named, and readable by machines."""

import datetime as dt
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from provinces.datatypes.partial_dates import in_words

register = template.Library()


@register.filter
def moment(value: dt.datetime | None) -> SafeString | str:
    """A time as `<time>12 May 2024, 20:35 (GMT+7)</time>`; empty for None."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    words = in_words(local.isoformat(timespec="minutes"))
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), words)


@register.filter
def day(value: dt.datetime | dt.date | None) -> SafeString | str:
    """The day of a time as `<time>12 May 2024</time>`; the machine's part keeps the time. Empty for None."""
    if value is None:
        return ""
    local = timezone.localtime(value) if isinstance(value, dt.datetime) else value
    exact = local.isoformat(timespec="seconds") if isinstance(local, dt.datetime) else local.isoformat()
    return format_html('<time datetime="{}">{}</time>', exact, in_words(f"{local:%Y-%m-%d}"))


@register.filter
def machine_time(value: dt.datetime) -> str:
    """A time as programs read it: `2024-05-12T20:35:00+07:00`."""
    return timezone.localtime(value).isoformat()


@register.filter
def machine_day(value: dt.datetime) -> str:
    """Its day: `2024-05-12`."""
    return machine_time(value)[:10]


@register.filter
def partial_date(value: str) -> SafeString | str:
    """A date known only in part, as `<time datetime="2014-05">May 2014</time>`; empty for an unknown one."""
    return format_html('<time datetime="{}">{}</time>', value, in_words(value)) if value else ""


@register.filter
def browse_date(article: Any) -> SafeString | str:
    """The date an article is listed under: of the original as far as it is known, else of our publication, said so."""
    if not article.is_dated_by_us:
        return partial_date(article.dated[:10])
    return (
        format_html("<span>{} {}</span>", _("Published"), partial_date(article.dated[:10]))
        if article.dated
        else ""
    )
