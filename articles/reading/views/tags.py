"""View of the list of tags: from A to Z, so many on a page."""

from string import ascii_uppercase

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.models import Tag
from provinces.datatypes.names import fold

ON_A_PAGE = 500  # all 20,000 of an archive on one page were 1 MB and took 0.2 s


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """Tags of public articles, each under its first letter, from the word on that `?from=` names. At most two queries.

    A word that is no tag begins with the one behind it, so that no address of a page is ever wrong.
    """
    start = fold(request.GET.get("from", ""))
    public = Tag.objects.public_in(get_language())
    rows = list(public.filter(name_key__gte=start).order_by("name_key")[: ON_A_PAGE + 1])
    letters: dict[str, list[Tag]] = {}
    for tag in rows[:ON_A_PAGE]:
        letters.setdefault(tag.name_key[:1].upper(), []).append(tag)
    earlier = _earlier(start) if start else None
    later = rows[ON_A_PAGE].name_key if rows[ON_A_PAGE:] else ""
    context = {
        "letters": list(letters.items()),
        "alphabet": "" if earlier is None and not later else ascii_uppercase,
        "earlier": earlier,
        "later": later,
        "place": {} if earlier is None else {"from": start},
    }
    return render(request, "articles/tags.html", context)


def _earlier(start: str) -> str | None:
    """The word that the page before begins with; empty for the first page, None where nothing stands before."""
    before = Tag.objects.public_in(get_language()).filter(name_key__lt=start).order_by("-name_key")
    keys = list(before.values_list("name_key", flat=True)[: ON_A_PAGE + 1])
    return None if not keys else keys[ON_A_PAGE - 1] if keys[ON_A_PAGE:] else ""
