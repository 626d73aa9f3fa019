"""Registry card: what is said of an entry of the registry above the results, the one thing most wanted first.

Everything is worded in the language of the page. No query, except for the section of twinnings.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext as _

from articles.models import Person
from articles.search.registry_entries import Section
from provinces.datatypes.partial_dates import in_words
from provinces.language_marks import SCRIPTS
from provinces.lifetimes import last_day
from provinces.models import (
    Agreement,
    BorderGate,
    BorderGuardUnit,
    Country,
    Directive,
    Organisation,
    Province,
    TwinningAct,
    TwinningPair,
)
from provinces.reading.twinning_totals import claimed_totals


@dataclass(frozen=True)
class OnCard:
    """What the card says of an entry."""

    name: str
    local_name: str
    script: str  # the language of `local_name`, empty where none is claimed
    kind: str
    address: str

    @property
    def title(self) -> str:
        """The name in the language of the page, where it has one."""
        return self.local_name if self.local_name and self.script == get_language() else self.name


def on_card(entry: Any) -> OnCard:
    """A row of the registry, a person or a section, as the card shows it."""
    address = entry.get_absolute_url()
    if isinstance(entry, Country):
        page = get_language() or "en"
        called = entry.local_name if page == "en" else str(entry)
        script = SCRIPTS.get(entry.pk, "") if page == "en" else page
        return OnCard(entry.name, called, script, gettext("country"), address)
    said = SAYS[type(entry)](entry)
    if isinstance(entry, Section):
        return OnCard(str(entry), str(entry), get_language() or "en", said, address)
    if isinstance(entry, TwinningPair):
        return OnCard(str(entry), "", "", said, address)
    name = str(entry) if isinstance(entry, Directive) else entry.name
    script = SCRIPTS.get(getattr(entry, "country_id", None) or "VN", "")
    return OnCard(name, entry.local_name, script, said, address)


def _province(row: Province) -> str:
    if row.country_id != "VN":
        return _("province of %(country)s") % {"country": row.country}
    if not row.is_former:
        return row.get_kind_display()
    words = {"kind": row.get_kind_display(), "year": last_day(row.valid_to)[:4]}
    became = [each.successor.display_name for each in row.successions.all()]  # type: ignore[attr-defined]
    words["became"] = ", ".join(became)
    if row.display_name in became:
        return _("%(kind)s, until %(year)s; now part of the larger %(became)s") % words
    if became:
        return _("%(kind)s, until %(year)s; now part of %(became)s") % words
    return _("%(kind)s, until %(year)s") % words


def _gate(row: BorderGate) -> str:
    """Its class and place, and what lies across."""
    kind = row.get_gate_class_display() or _("border gate")
    across = ", ".join(
        str(each) for each in (row.counterpart, row.across_province, row.across_country) if each
    )
    place = {"kind": kind, "province": row.province.display_name, "across": across}
    return _("%(kind)s, %(province)s; across: %(across)s") % place


def _unit(row: BorderGuardUnit) -> str:
    return ", ".join([row.get_kind_display(), *([row.province.display_name] if row.province else [])])


def _agreement(row: Agreement) -> str:
    parties = [str(party) for party in row.parties.all()]  # type: ignore[attr-defined]
    said = [row.get_instrument_display(), row.signed_on[:4], " – ".join(parties)]
    return ", ".join(each for each in said if each)


def _directive(row: Directive) -> str:
    said = [row.get_kind_display(), in_words(row.issued_on), row.issuer]
    return ", ".join(each for each in said if each)


def _organisation(row: Organisation) -> str:
    return ", ".join([row.get_kind_display(), *([str(row.country)] if row.country else [])])


def _pair(row: TwinningPair) -> str:
    said = [
        _("twinned: %(level)s") % {"level": row.get_level_display()},
        row.our_province.display_name,
        ", ".join(str(each) for each in (row.their_province, row.their_country) if each),
        _("since %(since)s") % {"since": in_words(row.since)} if row.since else "",
    ]
    return "; ".join(each for each in said if each)


def _act(row: TwinningAct) -> str:
    said = [_("twinning act"), str(row.country), in_words(row.signed_on)]
    if row.claimed_pairs:
        said.append(_claimed(row.claimed_pairs, row.recorded))  # type: ignore[attr-defined]
    return "; ".join(each for each in said if each)


def _person(row: Person) -> str:
    return row.post or _("person")


def _section(section: Section) -> str:
    """Of twinnings, how many are claimed and how many recorded."""
    if section.route == "provinces:pairs":
        for claim in claimed_totals():
            if claim.nation:
                return _claimed(int(claim.value), claim.recorded)
    return _("the whole list")


def _claimed(claimed: int, recorded: int) -> str:
    sentence = ngettext(
        "%(claimed)s pair claimed, %(recorded)s recorded",
        "%(claimed)s pairs claimed, %(recorded)s recorded",
        claimed,
    )
    return sentence % {"claimed": claimed, "recorded": recorded}


SAYS: dict[type, Any] = {
    Province: _province,
    BorderGate: _gate,
    BorderGuardUnit: _unit,
    Agreement: _agreement,
    Directive: _directive,
    Organisation: _organisation,
    TwinningPair: _pair,
    TwinningAct: _act,
    Person: _person,
    Section: _section,
}
