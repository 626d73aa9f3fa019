"""The registry in the admin, one file a kind of thing."""

from provinces.admin import agreements, countries, figures, gates, provinces, twinnings, units

__all__ = ["agreements", "countries", "figures", "gates", "provinces", "twinnings", "units"]
