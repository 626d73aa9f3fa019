"""URL patterns of the registry's public pages."""

from django.urls import path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from provinces.reading import feeds
from provinces.reading.views import (
    agreements,
    borders,
    countries,
    directives,
    gates,
    organisations,
    provinces,
    twinning,
    units,
)

app_name = "provinces"
urlpatterns = [
    path("provinces/", provinces.province_list, name="list"),
    path("provinces/provinces.atom", require_safe(feeds.ProvinceFeed()), name="province_feed"),
    path("provinces/<slug:slug>/", provinces.province, name="province"),
    path("units/", units.unit_list, name="units"),
    path("units/units.atom", require_safe(feeds.UnitFeed()), name="unit_feed"),
    path("units/<slug:slug>/", units.unit, name="unit"),
    path(
        "border/",
        require_safe(RedirectView.as_view(pattern_name="provinces:countries", permanent=True)),
        name="lines",
    ),
    path("border/<slug:slug>/", borders.line, name="line"),
    path("countries/", countries.country_list, name="countries"),
    path("countries/<slug:slug>/", countries.country, name="country"),
    path("agreements/", agreements.agreement_list, name="agreements"),
    path("agreements/agreements.atom", require_safe(feeds.AgreementFeed()), name="agreement_feed"),
    path("agreements/<slug:slug>/", agreements.agreement, name="agreement"),
    path("gates/", gates.gate_list, name="gates"),
    path("directives/", directives.directive_list, name="directives"),
    path("organisations/", organisations.organisation_list, name="organisations"),
    path("twinning/", twinning.pair_list, name="pairs"),
    path("twinning/pairs.atom", require_safe(feeds.PairFeed()), name="pair_feed"),
    path("twinning/<slug:slug>/", twinning.pair, name="pair"),
]
