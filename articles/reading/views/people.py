"""Views of a credited person, translator, editor, author, photographer, and of the portrait that they show."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.choices import Role
from articles.models import Article, Person, Profile
from articles.querysets import ArticleQuerySet
from articles.querysets.subject_lists import SubjectList
from articles.reading.cursor_pagination import page_of
from articles.reading.elsewhere import elsewhere
from articles.reading.views.pictures import send_picture
from provinces.datatypes.prepared import Given, Prepared
from provinces.datatypes.shown import shows
from provinces.reading.former_addresses import follows_renames

_CREDITED = Prepared(
    Person,
    lambda: Person.objects.public_in(Given("language")).with_portrait().filter(slug=Given("slug")),
)


@require_safe
@follows_renames(Person)
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Their articles in the page's language, newest first. Without one in any, it may be a draft's: 404."""
    found = get_object_or_404(Person.objects.with_roles(get_language()).with_portrait(), slug=slug)

    def credited(articles: ArticleQuerySet, language: str) -> SubjectList:
        return articles.of_subjects(language, people=[found.pk])

    page = page_of(credited(Article.objects.for_cards(), get_language()), request.GET)
    if not page.rows:
        return elsewhere(request, found.name, credited)
    shows(f"person:{found.pk}")
    context = {
        "person": found,
        "portrait": _shown_by(found),
        "page": page,
        "roles": [role.label for role in sorted(Role) if getattr(found, f"is_{role.value}")],
        "trail": [(found.name, "")],
    }
    return render(request, "articles/person.html", context)


@require_safe
def portrait(request: HttpRequest, slug: str, filename: str) -> HttpResponseBase:
    """There while the person shows it and has a page. The row names the file, never the address."""
    person = _CREDITED.first(language=get_language(), slug=slug)
    if person is None:
        raise Http404
    shows(f"person:{person.pk}")
    profile = _shown_by(person)
    if profile is None or str(profile.square).rpartition("/")[2] != filename:
        raise Http404
    return send_picture(request, str(profile.square))


def _shown_by(person: Person) -> Profile | None:
    """With a photograph that readers may see."""
    profile = getattr(person, "profile", None)
    return profile if profile and profile.is_public and profile.square else None
