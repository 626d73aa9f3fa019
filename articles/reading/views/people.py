"""View of a credited person: translator, editor, author, photographer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.models import Article, Credit, Person
from articles.reading.cursor_pagination import page_of
from articles.reading.elsewhere import elsewhere


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Their articles in the page's language, newest first. Without one in any, it may be a draft's: 404."""
    found = get_object_or_404(Person, slug=slug)
    credits = Credit.objects.filter(person=found)
    articles = Article.objects.public().in_language(get_language()).filter(pk__in=credits.values("article"))
    page = page_of(articles.for_cards(), request.GET)
    if not page.rows:
        return elsewhere(request, found.name, Article.objects.filter(pk__in=credits.values("article")))
    roles = credits.filter(article__in=articles.values("pk")).order_by("role").values_list("role", flat=True)
    labels = dict(Credit._meta.get_field("role").choices)
    context = {
        "person": found,
        "page": page,
        "roles": [labels[role] for role in dict.fromkeys(roles)],
        "trail": [(found.name, "")],
    }
    return render(request, "articles/person.html", context)
