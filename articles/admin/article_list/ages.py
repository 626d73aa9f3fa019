"""How long ago, or how far ahead, a moment is, in words; the exact time is told to whoever asks for it."""

import datetime as dt

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from articles.publishing.release import in_words

MINUTE, HOUR, DAY = 60, 3_600, 86_400
MONTH, YEAR = 30 * DAY, 365 * DAY
PAST = {
    YEAR: ngettext_lazy("%(count)d year ago", "%(count)d years ago", "count"),
    MONTH: ngettext_lazy("%(count)d month ago", "%(count)d months ago", "count"),
    DAY: ngettext_lazy("%(count)d day ago", "%(count)d days ago", "count"),
    HOUR: ngettext_lazy("%(count)d hour ago", "%(count)d hours ago", "count"),
    MINUTE: ngettext_lazy("%(count)d minute ago", "%(count)d minutes ago", "count"),
}
AHEAD = {
    YEAR: ngettext_lazy("in %(count)d year", "in %(count)d years", "count"),
    MONTH: ngettext_lazy("in %(count)d month", "in %(count)d months", "count"),
    DAY: ngettext_lazy("in %(count)d day", "in %(count)d days", "count"),
    HOUR: ngettext_lazy("in %(count)d hour", "in %(count)d hours", "count"),
    MINUTE: ngettext_lazy("in %(count)d minute", "in %(count)d minutes", "count"),
}


def age(moment: dt.datetime, now: dt.datetime | None = None) -> str:
    """In its largest unit: "3 days ago", "in 2 hours"."""
    seconds = int(((now or timezone.now()) - moment).total_seconds())
    for unit, words in (PAST if seconds >= 0 else AHEAD).items():
        if count := abs(seconds) // unit:
            return str(words % {"count": count})
    return _("just now")


def aged(moment: dt.datetime | None) -> SafeString | str:
    """For a cell; empty without a moment."""
    if moment is None:
        return ""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        timezone.localtime(moment).isoformat(timespec="minutes"),
        in_words(moment),
        age(moment),
    )
