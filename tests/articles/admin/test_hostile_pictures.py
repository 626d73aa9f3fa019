"""Pictures that are none, or something else besides, sent to the form of an article: taken or refused in a sentence.

That a damaged picture is no failure for the decoder: tests/articles/fields/test_damaged_pictures.py, thousands of them.
"""

import io
import random
import struct
import time
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin

from articles.models import Article, ArticleImage
from tests import factories
from tests.articles.admin.forms import article_data
from tests.articles.pictures.pictures import drawing
from tests.desk import DeskClient
from tests.world import put_back

pytestmark = pytest.mark.django_db
KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/webp"}
HTML = b"<html><script>alert(1)</script><img src=x onerror=alert(1)></html>"
LONGEST = 10  # CPU seconds for one upload
SENTENCES = (
    "This file is no picture",
    "The picture has",
    "Upload a valid image",
    "The submitted file is empty",
)


def written(kind: str, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    target = io.BytesIO()
    drawing(size).save(target, kind, **options)
    return target.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, *more: bytes, rows: bytes = b"") -> bytes:
    """A PNG with any size in its header and any chunks behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", head), *more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def broken() -> Iterator[tuple[str, bytes]]:
    """Each kind cut at every sixteenth of it, and with bits turned at fixed seeds."""
    for kind in KINDS:
        good, numbers = written(kind), random.Random(kind)
        for part in range(16):
            yield f"{kind} cut at {part}/16", good[: len(good) * part // 16]
        for number in range(16):
            turned = bytearray(good)
            for _bit in range(1 + number):
                turned[numbers.randrange(len(turned))] ^= 1 << numbers.randrange(8)
            yield f"{kind} with {number + 1} bits turned", bytes(turned)


def more_than_one_thing() -> Iterator[tuple[str, bytes]]:
    """A picture to one program and a page, an archive or a script to another."""
    for kind in KINDS:
        yield f"{kind} and a page", written(kind) + HTML
        yield f"a page and {kind}", HTML + written(kind)
        yield f"{kind} and an archive", written(kind) + b"PK\x05\x06" + b"\0" * 18
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", HTML.decode(), zip=False)
    text.add_itxt("XML:com.adobe.xmp", HTML.decode(), zip=True)
    yield "PNG with a page in its text", written("PNG", pnginfo=text)
    yield "JPEG with a page in its comment", written("JPEG", comment=HTML)
    yield "GIF that is a script", b"GIF89a=1/*" + written("GIF")[10:] + b"*/;alert(1)"
    yield "GIF with a page in its comment", written("GIF", comment=HTML)
    exif = Image.Exif()
    exif[0x010E], exif[0x9286] = HTML.decode(), HTML
    yield "JPEG with a page in its EXIF", written("JPEG", exif=exif)
    yield "vector graphic", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    yield "PostScript", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n"
    yield "PDF", b"%PDF-1.7\n" + written("JPEG")
    yield "PHP", b"<?php system($_GET['x']); ?>"
    yield "icon", b"\0\0\1\0\1\0" + b"\0" * 40
    yield "TIFF", written("TIFF")
    yield "BMP", written("BMP")


def bombs() -> Iterator[tuple[str, bytes]]:
    """Little that becomes much."""
    much = zlib.compress(b"\0" * 30_000_000, 9)
    yield "header of 50,000 x 50,000", png_of(50_000, 50_000)
    yield "header of 2^31 - 1", png_of(2**31 - 1, 2**31 - 1)
    yield "header of nothing", png_of(0, 0)
    yield "text that swells", png_of(4, 4, chunk(b"zTXt", b"x\0\0" + much), rows=b"\0" * 52)
    yield "profile that swells", png_of(4, 4, chunk(b"iCCP", b"x\0\0" + much), rows=b"\0" * 52)
    yield "pixels that swell", png_of(4, 4, rows=b"\0" * 30_000_000)
    frames = [Image.new("L", (2_000, 2_000), shade) for shade in range(12)]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    yield "film of 48 megapixels", target.getvalue()


CLASSES = {"broken": broken, "more than one thing": more_than_one_thing, "bombs": bombs}


@pytest.fixture
def desk() -> Client:
    client = DeskClient(raise_request_exception=False)  # says which version its form was made from
    client.force_login(factories.UserFactory(is_staff=True, is_superuser=True))
    return client


def send(desk: Client, article: Article, data: bytes, name: str = "x.png", kind: str = "image/png") -> Any:
    row = {"images-TOTAL_FORMS": 1, "images-0-alt": "A gate", "images-0-focal_x": 50, "images-0-focal_y": 50}
    sent = {"title": "T", "slug": article.slug, "translation_key": article.translation_key, **row}
    file = SimpleUploadedFile(name, data, kind)
    return desk.post(
        f"/admin/articles/article/{article.pk}/change/",
        article_data(**sent, source=article.source_id, **{"images-0-file": file}),
    )


def refusals(response: Any) -> list[str]:
    """What the form says beside the file."""
    forms = [formset.formset for formset in response.context["inline_admin_formsets"]]
    return [
        str(sentence)
        for formset in forms
        if formset.prefix == "images"
        for form in formset.forms
        for sentence in form.errors.get("file", [])
    ]


@pytest.mark.parametrize("name", CLASSES)
def test_picture_is_taken_or_refused_in_a_sentence(desk, name, subtests):
    article, answers = factories.ArticleFactory(), set()
    for what, data in CLASSES[name]():
        with subtests.test(what), put_back():
            began = time.process_time()
            response = send(desk, article, data)
            assert time.process_time() - began < LONGEST
            answers.add(response.status_code)
            if response.status_code == 302:
                stored = ArticleImage.objects.get()
                with default_storage.open(stored.file.name, "rb") as file:
                    kept = file.read()
                assert not {
                    part for part in (b"<script", b"onerror", b"PK\x05\x06", b"alert(1)") if part in kept
                }
                assert max(stored.width, stored.height) <= 60
            else:
                [sentence] = refusals(response)
                assert (response.status_code, sentence.startswith(SENTENCES)) == (200, True)
    assert answers <= {200, 302}
    assert 200 in answers


NAMES = [
    "x.html",
    "x.svg",
    "../../x.png",
    "x.php.png",
    ".htaccess",
    "CON",
    "x" * 90,
    "\u202egnp.exe",
    "x\x00.html",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("kind", ["JPEG", "GIF"])
def test_readers_get_a_picture_as_what_it_is_whatever_it_was_called(desk, name, kind):
    article = factories.PublishedFactory(status="draft", publish_at=None)
    file_of_a_page = SimpleUploadedFile("x", written(kind) + HTML, "text/html")
    file_of_a_page.name = name
    response = send(desk, article, file_of_a_page.read(), name, "text/html")
    assert response.status_code == 302
    image = ArticleImage.objects.get()
    Article.objects.filter(pk=article.pk).update(status="published", publish_at=factories.PUBLISHED_AT)
    answer = Client().get(image.get_absolute_url())
    assert answer.headers["Content-Type"] == KINDS[kind]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert HTML[:14] not in b"".join(answer.streaming_content)
    folder = image.get_absolute_url().rpartition("/")[0]
    assert Client().get(f"{folder}/").status_code == 404
