"""The page on which an original is taken, and what it says to what is none."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Article
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db
TAKE = "/admin/articles/article/take/"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("translator"))
    return client


def form(**changes):
    return {"language": "en", "original_language": "vi", "kind": "full", "text": "", "url": "", **changes}


def word(*, picture=None, paragraphs=("Một chuyến tuần tra", "Họ đi 30 km.")):
    """A Word document of our own making."""
    shown = '<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>' if picture else ""
    words = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W} {A} {R}><w:body>{words}{shown}</w:body></w:document>"
        )
        if picture:
            archive.writestr("word/media/image1.png", picture)
            archive.writestr(
                "word/_rels/document.xml.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Id="rId1" Target="media/image1.png"/></Relationships>',
            )
    return target.getvalue()


def png():
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(target, "PNG")
    return target.getvalue()


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_pasted_text_becomes_a_draft(desk):
    outlet = SourceFactory(name="Baobienphong")
    text = "Một chuyến tuần tra\n\nHọ đi 30 km.\n\nNguồn: Baobienphong"
    response = desk.post(TAKE, form(text=text, url="https://example.org/1"), follow=True)
    article = Article.objects.get()
    assert said(response)[0] == "You have “Một chuyến tuần tra”. Nobody else can take it now."
    assert (article.source, article.original_url, "30 km" in article.original_text) == (
        outlet,
        "https://example.org/1",
        True,
    )


def test_word_document_brings_its_pictures(desk):
    file = SimpleUploadedFile("a.docx", word(picture=png()))
    desk.post(TAKE, form(file=file))
    [image] = Article.objects.get().images.all()
    assert (image.width, image.height, image.alt_later) == (60, 40, True)


def test_picture_that_is_none_is_left_out_and_said(desk):
    response = desk.post(TAKE, form(file=SimpleUploadedFile("a.docx", word(picture=b"<svg/>"))), follow=True)
    assert [sentence for sentence in said(response) if "Picture 1" in sentence] == [
        f"Picture 1 of the document was left out: {NO_PICTURE}"
    ]
    assert Article.objects.get().images.count() == 0


def test_article_of_ours_is_named_by_its_title(desk):
    original = ArticleFactory(language="vi", title="Gốc rễ")
    desk.post(TAKE, form(original="goc re"))
    assert Article.objects.get(language="en").original == original


NO_PICTURE = "This file is no picture we can read. Use JPEG, PNG, WebP, AVIF or GIF."
BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("word/document.xml", b"0" * (21 * 1024 * 1024))


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({}, "__all__", "Give one original: paste a text, choose a file, or name an article of ours."),
        (
            {"text": "x", "original": "1"},
            "original",
            "Select a valid choice. That choice is not one of the available choices.",
        ),
        ({"url": "javascript:alert(1)", "text": "x"}, "url", "Enter a valid URL."),
        ({"text": "a\x00b"}, "text", "Null characters are not allowed."),
        ({"text": "x" * 1_000_001}, "text", None),
        ({"language": "xx", "text": "x"}, "language", None),
        ({"file": ("a.docx", b"no zip")}, "file", None),
        ({"file": ("a.docx", BOMB.getvalue())}, "file", None),
        ({"file": ("a.exe", b"x")}, "file", None),
        ({"file": ("a.txt", b"\xff\xfe\x00")}, "file", None),
        ({"source": "Nobody", "text": "x"}, "source", "Nothing here is called “Nobody”."),
    ],
)
def test_what_is_no_original_is_said_beside_its_field(desk, fields, where, sentence):
    sent = {name: SimpleUploadedFile(*value) if name == "file" else value for name, value in fields.items()}
    response = desk.post(TAKE, form(**sent))
    errors = response.context["form"].errors
    assert (response.status_code, where in errors, Article.objects.count()) == (200, True, 0)
    assert sentence is None or errors[where] == [sentence]


def test_taken_by_somebody_is_said_on_the_page_and_the_text_is_kept(desk):
    held = ArticleFactory(
        title="T", original_url="https://example.org/1", taken_by=person("translator", username="lan")
    )
    link = f'<a href="/admin/articles/article/{held.pk}/change/">T</a>'
    response = desk.post(TAKE, form(text="Một chuyến", url="https://example.org/1"))
    [sentence] = response.context["form"].non_field_errors()
    assert sentence.startswith(f"This original is taken: “{link}”, by lan, since ")
    assert "Một chuyến" in response.content.decode()


def test_given_back_by_a_button_and_not_by_a_visit(desk):
    desk.post(TAKE, form(text="Một chuyến tuần tra\n\nHọ đi."))
    article = Article.objects.get()
    page = desk.get(f"/admin/articles/article/{article.pk}/change/")
    address = next(
        notice.links[0].url for notice in page.context["desk_notices"] if notice.sentence.startswith("Taken")
    )
    desk.get(address)
    article.refresh_from_db()
    assert article.taken_by is not None
    desk.post(address)
    article.refresh_from_db()
    assert article.taken_by is None


def test_registrar_has_no_such_page():
    client = DeskClient()
    client.force_login(person("registrar"))
    assert client.get(TAKE).status_code == 403
