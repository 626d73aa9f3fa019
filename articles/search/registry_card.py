"""Registry card: what is said of an entry of the registry above the results, the one thing most wanted first.

Everything is worded in the language of the page. No query, except for the section of twinnings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape, escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext as _

from articles.models import Person
from articles.search.registry_entries import Section
from provinces.datatypes.choice_words import choice_word
from provinces.datatypes.partial_dates import in_words
from provinces.language_marks import SCRIPTS, called, english, in_page_language
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

Words = SafeString | str


@dataclass(frozen=True)
class OnCard:
    """What the card says of an entry."""

    title: Words  # the name in the language of the page, marked where it has none in it
    name: str
    local_name: str
    script: str  # the language of `local_name`, empty where none is claimed
    kind: Words
    address: str


def on_card(entry: Any) -> OnCard:
    """A row of the registry, a person or a section, as the card shows it."""
    address = entry.get_absolute_url()
    if isinstance(entry, Country):
        page = get_language() or "en"
        called_so = entry.local_name if page == "en" else str(entry)
        script = SCRIPTS.get(entry.pk, "") if page == "en" else page
        return OnCard(str(entry), entry.name, called_so, script, gettext("country"), address)
    said = SAYS[type(entry)](entry)
    if isinstance(entry, Section):
        return OnCard(str(entry), str(entry), "", "", said, address)
    if isinstance(entry, TwinningPair):
        return OnCard(english(entry), str(entry), "", "", said, address)
    if isinstance(entry, Directive):
        title = _listed([entry.number, english(entry.name)], ": ")
        return OnCard(title, str(entry), entry.local_name, SCRIPTS["VN"], said, address)
    title = entry.name if get_language() == "en" else english(entry)
    script = SCRIPTS.get(getattr(entry, "country_id", None) or "VN", "")
    return OnCard(title, entry.name, entry.local_name, script, said, address)


def plain_title(entry: Any) -> str:
    """The name in the language of the page, as a reader would type it."""
    if isinstance(entry, Country):
        return str(entry)
    return entry.name if get_language() == "en" else in_page_language(entry)


def _province(row: Province) -> Words:
    if row.country_id != "VN":
        return _("province of %(country)s") % {"country": row.country}
    if not row.is_former:
        return choice_word(row, "kind")
    became = [each.successor for each in row.successions.all()]  # type: ignore[attr-defined]
    words = {
        "kind": choice_word(row, "kind"),
        "year": last_day(row.valid_to)[:4],
        "became": _listed(map(called, became)),
    }
    if row.display_name in [each.display_name for each in became]:
        return _filled(_("%(kind)s, until %(year)s; now part of the larger %(became)s"), words)
    if became:
        return _filled(_("%(kind)s, until %(year)s; now part of %(became)s"), words)
    return _filled(_("%(kind)s, until %(year)s"), words)


def _gate(row: BorderGate) -> Words:
    """Its class and place, and what lies across."""
    kind = choice_word(row, "gate_class") or _("border gate")
    far = called(row.across_province) if row.across_province else ""
    place = {"province": called(row.province), "across": _listed([row.counterpart, far, row.across_country])}
    return _filled(_("%(kind)s, %(province)s; across: %(across)s"), {"kind": kind, **place})


def _unit(row: BorderGuardUnit) -> Words:
    return _listed([choice_word(row, "kind"), called(row.province) if row.province else ""])


def _agreement(row: Agreement) -> Words:
    parties = row.parties.all()  # type: ignore[attr-defined]
    names = [party.country or english(party.organisation.name) for party in parties]
    return _listed([choice_word(row, "instrument"), row.signed_on[:4], _listed(names, " – ")])


def _directive(row: Directive) -> Words:
    return _listed([choice_word(row, "kind"), in_words(row.issued_on), english(row.issuer)])


def _organisation(row: Organisation) -> Words:
    return _listed([choice_word(row, "kind"), row.country])


def _pair(row: TwinningPair) -> Words:
    far = called(row.their_province) if row.their_province else ""
    said = [
        _("twinned: %(level)s") % {"level": choice_word(row, "level")},
        called(row.our_province),
        _listed([far, row.their_country]),
        _("since %(since)s") % {"since": in_words(row.since)} if row.since else "",
    ]
    return _listed(said, "; ")


def _act(row: TwinningAct) -> Words:
    pairs = _claimed(row.claimed_pairs, row.recorded) if row.claimed_pairs else ""  # type: ignore[attr-defined]
    return _listed([_("twinning act"), row.country, in_words(row.signed_on), pairs], "; ")


def _person(row: Person) -> Words:
    return english(row.post) or _("person")


def _section(section: Section) -> Words:
    """Of twinnings, how many are claimed for all borders together, and how many recorded."""
    if section.route == "provinces:pairs":
        for claim in claimed_totals():
            if claim.nation and not claim.across_country_id:
                return _claimed(int(claim.value), claim.recorded)
    return _("the whole list")


def _claimed(claimed: int, recorded: int) -> str:
    sentence = ngettext(
        "%(claimed)s pair claimed, %(recorded)s recorded",
        "%(claimed)s pairs claimed, %(recorded)s recorded",
        claimed,
    )
    return sentence % {"claimed": claimed, "recorded": recorded}


def _listed(parts: Iterable[Any], between: str = ", ") -> SafeString:
    """What there is of them, escaped, names in the language that they are written in."""
    return format_html_join(between, "{}", ((part,) for part in parts if part))


def _filled(sentence: str, words: dict[str, Any]) -> SafeString:
    """A sentence of the catalogue with marked names in its blanks."""
    return mark_safe(escape(sentence) % {name: conditional_escape(each) for name, each in words.items()})


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
