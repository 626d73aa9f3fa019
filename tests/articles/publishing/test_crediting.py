"""Who takes a text or hands it over is credited as its translator, unless somebody changed that."""

import pytest

from articles import publishing, revisions
from articles.choices import Kind
from articles.importing import parse
from articles.models import Article, Person
from articles.publishing.crediting import credit
from articles.publishing.signatures import signature_of
from articles.translation import claiming
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PersonFactory, ProfileFactory

pytestmark = pytest.mark.django_db
TEXT = "Một chuyến tuần tra\n\nHai đồn cùng đi.\n\nBài và ảnh: Minh Anh\n\nẢnh |"


def page(text=TEXT):
    return parse(text.encode(), filename="text.txt")


@pytest.fixture
def lan():
    return person("translator", username="lan", first_name="Lan", last_name="Trần")


@pytest.fixture
def tu():
    return person("translator", username="tu", first_name="Tú", last_name="Lê")


def made_by(article):
    return [(each.person.name, each.role) for each in article.credits.order_by("order", "pk")]


MINH = [("Minh Anh", "author"), ("Minh Anh", "photographer")]


def test_who_takes_an_original_is_its_translator_and_who_made_it_is_credited(lan):
    article, _lost = claiming.take(by=lan, language="en", page=page())
    assert made_by(article) == [*MINH, ("Lan Trần", "translator")]
    assert [image.credit for image in article.images.all()] == ["Minh Anh"]


def test_article_of_ours_has_the_taker_as_translator_too(lan):
    known = PersonFactory(name="Lan Tran", local_name="Lan Trần")
    article, _lost = claiming.take(by=lan, language="en", original=ArticleFactory(language="vi"))
    assert (made_by(article), Person.objects.get()) == ([("Lan Tran", "translator")], known)


def test_what_is_translated_already_was_translated_by_others(lan):
    named = page(f"{TEXT}\n\nTranslated by Tran Hoai and An")
    article, _lost = claiming.take(by=lan, language="en", original_language="en", page=named)
    assert made_by(article) == [*MINH, ("Tran Hoai", "translator"), ("An", "translator")]
    unnamed = page(TEXT.replace("Hai đồn", "Ba đồn"))
    article, _lost = claiming.take(by=lan, language="en", original_language="en", page=unnamed)
    publishing.submit(article=article, by=lan)
    assert made_by(article) == MINH


def test_summary_is_by_nobody_else(lan):
    article, _lost = claiming.take(by=lan, language="en", kind=Kind.SUMMARY, page=page())
    assert made_by(article) == [MINH[1]]


def test_log_in_name_is_not_for_readers():
    nameless = person("translator", username="lan77")
    client = DeskClient()
    client.force_login(nameless)
    sent = {"text": TEXT, "language": "en", "original_language": "vi", "kind": "full"}
    answer = client.post("/admin/articles/article/take/", sent, follow=True)
    assert made_by(Article.objects.get()) == MINH
    assert str(list(answer.context["messages"])[-1]) == (
        "No translator is credited: choose as whom you sign in your profile, and here for this text."
    )


def test_who_hands_over_is_credited_where_nobody_is(lan, tu):
    article = ArticleFactory()
    publishing.submit(article=article, by=lan)
    assert made_by(article) == [("Lan Trần", "translator")]
    assert revisions.newest(article).content["credits"] == [["lan-tran", "translator"]]
    other = ArticleFactory()
    credit(other, ["Tran Hoai"], "translator")
    publishing.submit(article=other, by=tu)
    assert made_by(other) == [("Tran Hoai", "translator")]


def test_credit_that_an_editor_took_out_stays_out(lan):
    article, _lost = claiming.take(by=lan, language="en", original=ArticleFactory(language="vi"))
    revisions.record(article=article, by=lan)
    article.credits.all().delete()
    revisions.record(article=article, by=lan)
    publishing.submit(article=article, by=lan)
    assert made_by(article) == []


def test_who_takes_over_is_credited_beside_who_has_written_something(lan, tu):
    article, _lost = claiming.take(by=lan, language="en", original=ArticleFactory(language="vi"))
    claiming.take_over(article=article, by=tu, reason="Lan is ill.")
    assert made_by(article) == [("Tú Lê", "translator")]
    Article.objects.filter(pk=article.pk).update(body="<p>Two posts went.</p>")
    claiming.take_over(article=article, by=lan, reason="Tú is ill.")
    assert made_by(article) == [("Tú Lê", "translator"), ("Lan Trần", "translator")]
    claiming.give_back(article=article, by=lan)
    assert made_by(article) == [("Tú Lê", "translator"), ("Lan Trần", "translator")]


def test_who_has_chosen_a_signature_is_credited_as_that_person(lan, tu):
    pen_name = PersonFactory(name="Hoài An")
    ProfileFactory(account=lan, person=pen_name)
    article, _lost = claiming.take(by=lan, language="en", original=ArticleFactory(language="vi"))
    assert (made_by(article), signature_of(lan)) == ([("Hoài An", "translator")], pen_name)
    claiming.take_over(article=article, by=tu, reason="Lan is ill.")
    assert made_by(article) == [("Tú Lê", "translator")]


def test_nobody_is_credited_as_whom_somebody_else_has_chosen(lan, tu):
    ProfileFactory(account=tu, person=PersonFactory(name="Lan Trần"))
    article, _lost = claiming.take(by=lan, language="en", original=ArticleFactory(language="vi"))
    assert (made_by(article), signature_of(lan)) == ([], None)
