"""The registry: provinces, units, gates, agreements, twinnings, figures. It knows nothing of the newspaper."""
