"""Views of agreements: the filtered list, and one agreement with its relations."""

from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provinces.choices import PAST_RELATION, AgreementStatus
from provinces.datatypes.shown import shows
from provinces.language_marks import in_page_language
from provinces.models import Agreement, Country, Figure
from provinces.querysets import with_evidence
from provinces.reading.as_of import refuses_as_of
from provinces.reading.figures import shown_figures
from provinces.reading.filters import address_of, chosen
from provinces.reading.footnotes import Footnotes
from provinces.reading.former_addresses import follows_renames
from provinces.reading.forms import AgreementFilter
from provinces.reading.timeline import timeline


@require_safe
@refuses_as_of
def agreement_list(request: HttpRequest) -> HttpResponse:
    """What the filter lets through, newest first, the undated last. A choice that does not exist lists nothing."""
    shows()
    form = agreement_filter(request)
    agreements = Agreement.objects.for_list()
    found = list(agreements.chosen(**form.cleaned_data) if form.is_valid() else agreements.none())
    context = {
        "form": form,
        "chosen": chosen(form, request.GET),
        "feed": address_of(reverse("provinces:agreement_feed"), form),
        "agreements": found,
        "timeline": timeline(found),
        "total": Agreement.objects.count(),
        "not_stated": not_stated(form),
    }
    return render(request, "provinces/agreements.html", context)


def not_stated(form: AgreementFilter) -> int:
    """How many fit the other choices and state no status, where one is asked for. One query."""
    if not form.is_valid() or form.cleaned_data["status"] in {"", AgreementStatus.UNKNOWN}:
        return 0
    choices = form.cleaned_data | {"status": AgreementStatus.UNKNOWN}
    return Agreement.objects.chosen(**choices).count()


def agreement_filter(request: HttpRequest) -> AgreementFilter:
    """The bound form, offering the countries and years that have agreements. Two queries."""
    years = (
        Agreement.objects.exclude(signed_on="")
        .order_by()
        .values_list(Substr("signed_on", 1, 4), flat=True)
        .distinct()
    )
    countries = Country.objects.filter(party_to__isnull=False).distinct().order_by("name")
    return AgreementFilter(request.GET, countries=countries, years=sorted(years, reverse=True))


@require_safe
@refuses_as_of
@follows_renames(Agreement)
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """Parties, dates by part, place, status, and how it stands to earlier and later agreements."""
    found = get_object_or_404(
        with_evidence(
            Agreement.objects.prefetch_related(
                "parties__country",
                "parties__organisation",
                "builds_on__earlier",
                "followed_up_by__later",
                "texts",
            )
        ),
        slug=slug,
    )
    shows()
    notes = Footnotes()
    notes.mark(found)
    context = {
        "agreement": found,
        "parties": " – ".join(
            in_page_language(party.country or party.organisation) for party in found.parties.all()
        ),
        "relations": relations_of(found),
        "figures": notes.mark_all(shown_figures(Figure.objects.filter(agreement=found))),
        "notes": notes,
        "trail": [
            (_("Agreements"), reverse("provinces:agreements")),
            (found, ""),
        ],
    }
    return render(request, "provinces/agreement.html", context)


def relations_of(found: Agreement) -> dict[str, list[Agreement]]:
    """Other agreements by how they stand to this one: those it builds on, then those that follow it up. No query."""
    relations: dict[str, list[Agreement]] = {}
    for relation in found.builds_on.all():
        relations.setdefault(relation.get_kind_display(), []).append(relation.earlier)
    for relation in found.followed_up_by.all():
        relations.setdefault(str(PAST_RELATION[relation.kind]), []).append(relation.later)
    return relations
