"""Addresses of the registry."""

from django.urls import path

from provinces.views import agreements, countries, provinces, twinning, units

app_name = "provinces"
urlpatterns = [
    path("provinces/", provinces.province_list, name="list"),
    path("provinces/<slug:slug>/", provinces.province, name="province"),
    path("units/", units.unit_list, name="units"),
    path("units/<slug:slug>/", units.unit, name="unit"),
    path("countries/<slug:slug>/", countries.country, name="country"),
    path("agreements/", agreements.agreement_list, name="agreements"),
    path("agreements/<slug:slug>/", agreements.agreement, name="agreement"),
    path("twinning/", twinning.pair_list, name="pairs"),
    path("twinning/<slug:slug>/", twinning.pair, name="pair"),
]
