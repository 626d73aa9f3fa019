"""Outlook: what will happen when an article goes out, in sentences for who publishes it. Which pages and feeds show it.

What the registry quotes it for may put it into the feed of one more country; that is known only once it is quoted.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.choices import Status
from articles.models import Article
from articles.periods import Period
from articles.publishing.release import embargo_problem, goes_out_at
from articles.publishing.typed_times import in_full
from provinces.border_lines import border_lines, sea_line
from provinces.lineage import successors_of
from provinces.models import Country, Province
from provinces.reading.views.borders import subjects_of
from provinces.spelled_names import spelled_names

NAMED_AT_MOST = 12


@dataclass(frozen=True)
class Plan:
    """What the form holds, saved or not: the times, the keys of the provinces, the names of the tags."""

    at: dt.datetime | None = None
    embargo_until: dt.datetime | None = None
    waits_for_original: bool = False
    original_date: str = ""
    provinces: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def outlook(article: Article, plan: Plan, *, now: dt.datetime) -> list[str]:
    """About seven queries, whatever the number of provinces; `article` as it is stored, or a new one."""
    ahead = plan.at if plan.at and plan.at > now else None
    if problem := embargo_problem(ahead, plan.embargo_until):
        return [problem]
    moment = goes_out_at(at=ahead, planned=plan.at, embargo_until=plan.embargo_until, now=now)
    when = _("Public at once, when you press the button.")
    if moment > now:
        when = _("Public on %(when)s.") % {"when": in_full(moment)}
    known = {province.pk: province for province in spelled_names().provinces}
    provinces = [known[key] for key in dict.fromkeys(plan.provinces) if key in known]
    pages = [_("It stands in the list of %(period)s") % {"period": _period(plan, moment)}]
    pages += _counted_pages(provinces, plan.tags)
    feeds = _feeds(provinces, plan.tags)
    names = {"number": len(feeds), "names": _named(feeds)}
    goes = ngettext(
        "It goes to %(number)d feed: %(names)s.", "It goes to %(number)d feeds: %(names)s.", len(feeds)
    )
    return [when, *_of_other_languages(article, plan, moment), ", ".join(pages) + ".", goes % names]


def _period(plan: Plan, moment: dt.datetime) -> str:
    """Readers browse by the original's date where it is known (`fields/browse_date.py`)."""
    day = plan.original_date or timezone.localtime(moment).date().isoformat()
    period = Period.read(day[:7].split("-"))
    return period.words if period else day


def _counted_pages(provinces: list[Province], tags: list[str]) -> list[str]:
    said = []
    if provinces:
        number, names = len(provinces), _named([str(each) for each in provinces])
        words = ngettext(
            "on %(number)d province page (%(names)s)", "on %(number)d province pages (%(names)s)", number
        )
        said.append(words % {"number": number, "names": names})
    if tags:
        words = ngettext(
            "on %(number)d tag page (%(names)s)", "on %(number)d tag pages (%(names)s)", len(tags)
        )
        said.append(words % {"number": len(tags), "names": _named(tags)})
    return said


def _feeds(provinces: list[Province], tags: list[str]) -> list[str]:
    """Those of all articles, of the provinces and what became of them, of their countries and lines, of the tags."""
    heirs = [heir for each in provinces for heir in (each, *successors_of(each))]
    places = [str(each) for each in dict.fromkeys(heirs)]
    if provinces:
        countries = {each.country_id for each in provinces}
        places += [str(each) for each in Country.objects.filter(pk__in=countries)]
        keys = {each.pk for each in provinces}
        for line in (*border_lines(), sea_line()):
            about = subjects_of(line)
            if countries & set(about["countries"]) or keys & {each.pk for each in about["provinces"]}:
                places.append(str(line))
    return [_("all articles"), *places, *(f"“{tag}”" for tag in tags)]


def _of_other_languages(article: Article, plan: Plan, moment: dt.datetime) -> list[str]:
    """What it waits for, what waits for it, and what can be read beside it. Two queries.

    Their numbers first: asked for in one condition and in an order, SQLite goes through all articles.
    """
    of_work = Article.objects.filter(translation_key=article.translation_key).values_list("pk")
    made_of_it = Article.objects.filter(original=article.pk).values_list("pk")
    keys = {key for (key,) in of_work.union(made_of_it)} if article.pk else set()
    keys = (keys | {article.original_id}) - {None, article.pk}
    others = Article.objects.on_desk().filter(pk__in=keys).defer("body", "original_text").order_by()
    said = []
    for other in sorted(others, key=lambda each: (each.language, each.pk)):
        title = {"title": other.title, "language": other.get_language_display()}
        if other.pk == article.original_id and plan.waits_for_original and not _is_out(other, moment):
            said.append(_("Nobody can read it before its original “%(title)s” is public.") % title)
        elif other.original_id == article.pk and other.waits_for_original and other.is_due:
            said.append(_("“%(title)s” (%(language)s), which waits for it, becomes public with it.") % title)
        elif other.is_due:
            said.append(_("Readers can read it side by side with “%(title)s” (%(language)s).") % title)
    return said


def _is_out(article: Article, moment: dt.datetime) -> bool:
    """Whether its own time has come by then."""
    return article.status == Status.PUBLISHED and article.publish_at <= moment


def _named(names: list[str]) -> str:
    more = ["…"] if len(names) > NAMED_AT_MOST else []
    return ", ".join([*names[:NAMED_AT_MOST], *more])
