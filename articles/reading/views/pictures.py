"""Views of pictures: a file is sent only while its article is public."""

from django.core.files.storage import default_storage
from django.db.models import BigIntegerField
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.views.decorators.http import require_safe

from articles.models import ArticleImage
from articles.pictures.renditions import names_made
from provinces.datatypes.prepared import Given, Prepared
from provinces.datatypes.shown import note_article, shows

# The only kinds `articles.fields.picture_files` writes; anything else in the media folder is not a picture of ours.
PICTURE_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
}

_PICTURE = Prepared(
    ArticleImage, lambda: ArticleImage.objects.public().filter(pk=Given("number", BigIntegerField()))
)


@require_safe
def image(request: HttpRequest, number: int, filename: str) -> HttpResponseBase:
    """The picture in one of its sizes, as long as its article is public. Its row names the file, never the address."""
    picture = _PICTURE.first(number=number)
    if picture is None:
        raise Http404
    note_article(picture.article_id)
    shows(is_timeless=True)
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
