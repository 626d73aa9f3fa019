"""View of a credited person: translator, editor, author, photographer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.choices import Role
from articles.models import Article, Person
from articles.querysets import ArticleQuerySet
from articles.reading.cursor_pagination import page_of
from articles.reading.elsewhere import elsewhere
from articles.subject_lists import SubjectList
from provinces.datatypes.shown import shows
from provinces.reading.former_addresses import follows_renames


@require_safe
@follows_renames(Person)
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Their articles in the page's language, newest first. Without one in any, it may be a draft's: 404."""
    found = get_object_or_404(Person.objects.with_roles(get_language()), slug=slug)

    def credited(articles: ArticleQuerySet, language: str) -> SubjectList:
        return articles.of_subjects(language, people=[found.pk])

    page = page_of(credited(Article.objects.for_cards(), get_language()), request.GET)
    if not page.rows:
        return elsewhere(request, found.name, credited)
    shows(f"person:{found.pk}")
    context = {
        "person": found,
        "page": page,
        "roles": [role.label for role in sorted(Role) if getattr(found, f"is_{role.value}")],
        "trail": [(found.name, "")],
    }
    return render(request, "articles/person.html", context)
