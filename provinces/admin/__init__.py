"""Admin pages of the registry, one file for each model, and the changelists and choosers of the whole desk."""

from provinces.admin import agreements, countries, figures, gates, provinces, twinnings, units, wordings

__all__ = ["agreements", "countries", "figures", "gates", "provinces", "twinnings", "units", "wordings"]
