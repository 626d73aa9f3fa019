"""An original is taken once for each language, by whatever way it is written down."""

import io

import pytest
from django.db import IntegrityError
from PIL import Image

from articles import publishing
from articles.importing import parse
from articles.importing.reading import read_pictures
from articles.models import Article, Revision
from articles.publishing import NotPublishable
from articles.translation import claiming, staleness
from tests.articles.importing.word_documents import p, word
from tests.desk import person
from tests.factories import ArticleFactory, ProvinceFactory, SourceFactory

pytestmark = pytest.mark.django_db
TEXT = "Một chuyến tuần tra\n\nSunday, May 12, 2024, 20:35 (GMT+7)\n\nHai đồn cùng đi.\n\nHọ đi 30 km."


@pytest.fixture
def lan():
    return person("translator", username="lan")


@pytest.fixture
def minh():
    return person("translator", username="minh")


def page(text=TEXT):
    return parse(text.encode(), filename="text.txt")


def test_foreign_original_is_kept_and_the_translation_begins_empty(lan):
    article, lost = claiming.take(by=lan, language="en", url="https://example.org/1/", page=page())
    assert (article.title, article.body, article.taken_by, article.created_by) == (
        "Một chuyến tuần tra",
        "",
        lan,
        lan,
    )
    article.refresh_from_db()
    assert (article.original_title, article.original_date, article.original_url) == (
        "Một chuyến tuần tra",
        "2024-05-12T20:35+07:00",
        "https://example.org/1/",
    )
    [snapshot] = Revision.objects.filter(part="original")
    assert (article.based_on, snapshot.content["text"], article.original_text) == (
        snapshot,
        page().text,
        page().text,
    )
    assert (len(article.original_hash), article.retrieved_at is not None) == (64, True)
    assert lost[0] == "No source line (“Source: …”) was found; choose the source before publishing."


def test_document_in_our_language_fills_in_everything(lan):
    lines = ["A patrol", "Sunday, May 12, 2024, 20:35 (GMT+7)", "Two posts went.", "They walked 30 km."]
    text = "\n\n".join([*lines, "Translated by Minh Anh"])
    article, _lost = claiming.take(by=lan, language="en", original_language="en", page=page(text))
    assert (article.title, article.teaser, article.body) == (
        "A patrol",
        "Two posts went.",
        "<p>They walked 30 km.</p>",
    )
    assert [(credit.person.name, credit.role) for credit in article.credits.all()] == [
        ("Minh Anh", "translator")
    ]


def test_source_that_is_not_among_ours_is_named(lan):
    named = page(f"{TEXT}\n\nNguồn: Báo Vùng Cao")
    said = "The document names “Báo Vùng Cao” as its source, which is not among ours; add it and choose it."
    _article, lost = claiming.take(by=lan, language="en", page=named)
    assert lost[-1] == said
    source = SourceFactory(name="Highland Paper", local_name="Báo Vùng Cao")
    _article, lost = claiming.take(by=lan, language="vi", original_language="vi", page=named, source=source)
    assert said not in lost


PICTURE = '<w:r><w:drawing><wp:docPr descr="{}"/><a:blip r:embed="rId{}"/></w:drawing></w:r>'


def taken_from_word(lan, inside, contents):
    """The draft of a Word document that shows these files, in order."""
    data = word(
        p("One patrol", style="Title") + inside,
        targets={f"rId{number}": ("image", f"media/{number}.png") for number in range(1, len(contents) + 1)},
        files={f"word/media/{number}.png": content for number, content in enumerate(contents, 1)},
    )
    read = parse(data, filename="a.docx")
    pictures = read_pictures(data, filename="a.docx")
    article, _lost = claiming.take(by=lan, language="en", page=read, pictures=pictures)
    return article


def png():
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(target, "PNG")
    return target.getvalue()


def test_picture_keeps_the_words_the_document_has_for_it(lan):
    inside = p("Words.") + p(PICTURE.format("A gate", 1)) + p(PICTURE.format("", 2))
    article = taken_from_word(lan, inside, [png(), png()])
    assert [(image.alt, image.alt_later) for image in article.images.all()] == [("A gate", False), ("", True)]


def test_caption_goes_to_the_picture_it_stands_beside(lan):
    inside = (
        p(PICTURE.format("", 1))
        + p("One.")
        + p("Two.")
        + p(PICTURE.format("", 2))
        + p("The second", style="Caption")
    )
    article = taken_from_word(lan, inside, [png(), png()])
    assert [(image.order, image.caption, bool(image.file)) for image in article.images.all()] == [
        (1, "", True),
        (2, "The second", True),
    ]


def test_picture_left_out_leaves_its_caption_its_place(lan):
    inside = "".join(
        p(PICTURE.format("", number)) + p(f"Number {number}", style="Caption") + p("Words.") + p("More.")
        for number in (1, 2)
    )
    article = taken_from_word(lan, inside, [b"none", png()])
    assert [(image.caption, bool(image.file)) for image in article.images.all()] == [
        ("Number 1", False),
        ("Number 2", True),
    ]


def test_second_person_is_told_who_has_it_and_since_when(lan, minh):
    article, _lost = claiming.take(by=lan, language="en", url="https://example.org/1", page=page())
    with pytest.raises(NotPublishable) as error:
        claiming.take(by=minh, language="en", url="https://EXAMPLE.org/1/?utm_source=x", page=page())
    since = publishing.release.in_words(article.taken_at)
    link = f'<a href="/admin/articles/article/{article.pk}/change/">Một chuyến tuần tra</a>'
    assert error.value.problems == [f"This original is taken: “{link}”, by lan, since {since}."]
    assert Article.objects.count() == 1
    claiming.take(by=minh, language="vi", url="https://example.org/1", original_language="vi", page=page())
    assert Article.objects.count() == 2


def test_second_person_of_the_same_moment_is_told_too(lan, minh, monkeypatch):
    """Both looked before either wrote: the constraint decides, and its refusal is the same sentence."""
    claiming.take(by=lan, language="en", url="https://example.org/1", page=page())
    asked, real = [], claiming.claimed_by

    def late(**what):
        asked.append(what)
        return "" if len(asked) == 1 else real(**what)

    monkeypatch.setattr(claiming, "claimed_by", late)
    with pytest.raises(NotPublishable) as error:
        claiming.take(by=minh, language="en", url="https://example.org/1", page=page())
    assert error.value.problems[0].startswith("This original is taken: “<a ")
    assert isinstance(error.value.__cause__, IntegrityError)
    assert (Article.objects.count(), Revision.objects.count()) == (1, 1)


def test_article_of_ours_is_translated_from_its_newest_revision(lan):
    original = ArticleFactory(language="vi", title="Gốc", event_date="2024-05-12")
    original.provinces.add(ProvinceFactory(name="Dien Bien"))
    article, lost = claiming.take(by=lan, language="en", original=original)
    assert (article.original, article.translation_key, article.event_date, lost) == (
        original,
        original.translation_key,
        "2024-05-12",
        [],
    )
    assert article.based_on == staleness.newest_of_original(article)
    assert [province.name for province in article.provinces.all()] == ["Dien Bien"]
    with pytest.raises(NotPublishable) as error:
        claiming.take(by=lan, language="en", original=original)
    assert error.value.problems == ["This work has a text in this language already."]


def test_given_back_and_taken_over(lan, minh):
    article, _lost = claiming.take(by=lan, language="en", url="https://example.org/1", page=page())
    with pytest.raises(NotPublishable) as error:
        claiming.take_over(article=article, by=minh, reason=" ")
    assert error.value.problems == ["Say why you take it over."]
    assert claiming.take_over(article=article, by=minh, reason="Lan is ill.").taken_by == minh
    assert claiming.give_back(article=article, by=minh).taken_by is None
    with pytest.raises(NotPublishable) as error:
        claiming.give_back(article=article, by=minh)
    assert error.value.problems == ["Nobody holds “Một chuyến tuần tra”."]


def test_registrar_takes_nothing():
    with pytest.raises(NotPublishable):
        claiming.take(by=person("registrar"), language="en", page=page())
    assert Article.objects.count() == 0
