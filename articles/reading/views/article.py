"""One article, its permanent short address, and its pictures."""

from django.core.files.storage import default_storage
from django.db.models import F, QuerySet
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, ArticleImage
from articles.periods import Period
from articles.pictures.renditions import names_made
from articles.reading import citation_export
from articles.reading.age_notices import renamed, years_old
from articles.reading.cited_passages import passages_of
from articles.reading.related import beside, related
from articles.templatetags.pictures import pictures_below

# The only kinds `articles.fields.picture_files` writes; anything else in the media folder is not a picture of ours.
PICTURE_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
}


@require_safe
def article(request: HttpRequest, year: str, month: str, day: str, slug: str) -> HttpResponse:
    """The article's page; 301 from a former slug or another date; 410 when withdrawn; else 404, always the same."""
    in_language = Article.objects.in_language(get_language())
    found = in_language.public().for_page().filter(slug=slug).first()
    if found is None:
        found = _once_public(in_language.filter(slug=slug)) or _under_former_slug(in_language, slug)
    if found is None:
        raise Http404
    address = found.get_absolute_url()
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
    if not found.is_public:
        return _gone(request, found)
    page = _page(found)
    page["works"] = _works(found, request.build_absolute_uri(address))
    return render(request, "articles/article.html", page)


@require_safe
def by_number(request: HttpRequest, number: int) -> HttpResponse:
    """The address an article keeps for ever, in whatever language it is."""
    numbered = Article.objects.filter(pk=number)
    found = numbered.public().only("slug", "publish_at", "language").first()
    if found is not None:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    withdrawn = _once_public(numbered)
    if withdrawn is None:
        raise Http404
    return _gone(request, withdrawn)


@require_safe
def image(request: HttpRequest, number: int, filename: str) -> HttpResponseBase:
    """The picture in one of its sizes, as long as its article is public. Its row names the file, never the address."""
    picture = get_object_or_404(ArticleImage.objects.public(), pk=number)
    names = [str(picture.file), *names_made(picture)]
    name = next((name for name in names if name.rpartition("/")[2] == filename), None)
    if name is None:
        raise Http404
    return send_picture(request, name)


def send_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file with its kind and its mark; 404 when it is lost, or no kind of ours."""
    stored_as = name.rpartition("/")[2]
    content_type = PICTURE_TYPES.get(stored_as.rpartition(".")[2].lower())
    if content_type is None:
        raise Http404
    try:
        file = default_storage.open(name, "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    tag = f'"{stored_as}-{file.size}"'
    if request.headers.get("If-None-Match") == tag:
        file.close()
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        response = FileResponse(file, content_type=content_type)
    response.headers["ETag"] = tag
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _once_public(articles: QuerySet[Article]) -> Article | None:
    """A withdrawn article that readers had seen. One withdrawn before its time stays hidden. One query."""
    return articles.withdrawn().filter(publish_at__lte=F("withdrawn_at")).first()


def _under_former_slug(in_language: QuerySet[Article], slug: str) -> Article | None:
    """The article that had this address part before, if its page may be shown. At most two queries."""
    formerly = in_language.filter(former_slugs__slug=slug, former_slugs__language=get_language())
    return formerly.public().first() or _once_public(formerly)


def _gone(request: HttpRequest, withdrawn: Article) -> HttpResponse:
    return render(request, "410.html", {"article": withdrawn}, status=410)


def _works(article: Article, address: str) -> list[tuple[str, str, str]]:
    """What can be cited: a label, the sentence, and what its files are asked for with."""
    works = [(_("This translation"), citation_export.as_text(citation_export.ours(article, address)), "")]
    if original := citation_export.original(article):
        works.append((_("The original"), citation_export.as_text(original), "?of=original"))
    return works


def _page(article: Article) -> dict[str, object]:
    """What the page shows beside the article itself. Five queries, one more where a province is no more."""
    public = Article.objects.public()
    in_language = public.in_language(article.language)
    siblings = public.filter(translation_key=article.translation_key).exclude(pk=article.pk)
    images = list(article.images.all())
    published = Period.around(article.publish_at, Period(1, 1, 1))
    return {
        "article": article,
        "lead_image": next((image for image in images if image.file and image.is_lead), None),
        "images": [image for image in pictures_below(article) if not (image.file and image.is_lead)],
        "other_language": siblings.only("title", "slug", "publish_at", "language").first(),
        "beside": beside(in_language, article),
        "years_old": years_old(article),
        "renamed": renamed(article),
        "related": related(in_language, article),
        "passages": passages_of(article),
        "trail": [
            (_("Articles"), reverse("articles:list")),
            (Period(published.year).words, Period(published.year).address),
            (Period(published.year, published.month).words, Period(published.year, published.month).address),
            (published.words, published.address),
            (_("This article"), ""),
        ],
    }
