"""/.well-known/security.txt (RFC 9116): where to report a hole in the site; not there until somebody is named."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

GOOD_FOR = dt.timedelta(days=180)  # less than the year that the RFC recommends; a mirror is never that old


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """The same for a whole day of Viet Nam, which is how long the page may be kept."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {(today + GOOD_FOR).astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, vi",
        f"Canonical: {request.build_absolute_uri(reverse('security_txt'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
