"""What a CDN is told with a page: the keys it may be purged by, and how long it need not ask; nothing unless set.

The keys are what decides whether a kept page holds (`articles.models.PublicVersion`): its parts, or `everything` of the
newspaper for a page that names none; and `registry`, which every page shows something of.
"""

from django.conf import settings

from articles.models.public_version import EVERYTHING
from config.kept_pages.validity import Validity

REGISTRY = "registry"
LONGEST = 16_000  # bytes of a header that Fastly and Cloudflare take
BETWEEN = {"cache-tag": ","}  # Cloudflare, Akamai; others, as Fastly, Varnish and nginx, want spaces


def keys(validity: Validity) -> list[str]:
    """In order; a purge of any of them takes the page."""
    return sorted([*([EVERYTHING] if validity.parts is None else validity.parts), REGISTRY])


def headers(validity: Validity, now: float) -> dict[str, str]:
    """Asks no database. A CDN that need not ask is told to ask again when the clock may change the page."""
    found = {}
    if name := settings.CDN_KEYS_HEADER:
        between = BETWEEN.get(name.lower(), " ")
        said = between.join(keys(validity))
        found[name] = said if len(said) <= LONGEST else between.join([EVERYTHING, REGISTRY])
    seconds = min(settings.CDN_SECONDS, validity.until - now)
    if seconds >= 1 and validity.version:
        found["Cache-Control"] = f"max-age=0, must-revalidate, s-maxage={int(seconds)}"
    return found
