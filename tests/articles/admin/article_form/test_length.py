"""Words and reading time of both columns: on the form and on the page side by side."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from articles import revisions
from articles.admin.article_form.length import Length, length_of_original, length_of_ours
from articles.models import Article
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("translator"))
    return client


@pytest.fixture
def article():
    article = ArticleFactory(
        title="One two", teaser="Three.", body="<p>164 km – long</p><ul><li>end</li></ul>"
    )
    revisions.record_original(article=article, text="Một\nBộ đội Biên phòng", by=None)
    return Article.objects.get(pk=article.pk)


def columns_of(panels):
    [panel] = [each for each in panels if each.anchor == "length"]
    return panel.context["columns"]


def test_both_columns_stand_on_the_form_and_side_by_side(desk, article):
    expected = [("Original", Length(5, 290)), ("Ours", Length(7, 238))]
    form, beside = desk.get(f"{LIST}{article.pk}/change/"), desk.get(f"{LIST}{article.pk}/side-by-side/")
    assert columns_of(form.context["desk_panels"]) == expected
    assert columns_of(beside.context["panels"]) == expected
    for page in (form.content.decode(), beside.content.decode()):
        assert (page.count('id="length"'), page.count("1 minute, at 290 words a minute")) == (1, 1)


def test_original_is_what_its_newest_snapshot_says(article):
    revisions.record_original(article=article, text="Một hai", by=None)
    assert length_of_original(article) == Length(2, 290)


def test_original_of_ours_counts_title_teaser_and_text(article):
    original = ArticleFactory(language="vi", title="Một hai", teaser="Ba.", body="<p>Bốn <em>năm</em></p>")
    translation = ArticleFactory(original=original)
    assert length_of_original(translation) == Length(5, 290)
    revisions.record_baseline(original)
    Article.objects.filter(pk=original.pk).update(title="Not yet a revision of it")
    assert length_of_original(Article.objects.get(pk=translation.pk)) == Length(5, 290)


def test_text_retrieved_before_snapshots_were_kept_counts_too():
    article = ArticleFactory(original_text="One two three", original_language="en")
    assert length_of_original(article) == Length(3, 238)


def test_text_without_an_original_has_one_column(desk):
    article = ArticleFactory(title="One", teaser="", body="")
    page = desk.get(f"{LIST}{article.pk}/change/")
    assert columns_of(page.context["desk_panels"]) == [("Ours", Length(1, 238))]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", 0),
        ("<p>One.</p><p>Two</p>", 2),
        ("<p>One<br>two</p>", 2),
        ("<ul><li>one</li><li>two</li></ul>", 2),
        ("<p>a – b — c - d … ?</p>", 4),
        ("<p>“Điện Biên”, 164&nbsp;km</p>", 4),
        ("<p>twenty-one</p>", 1),
        ("<p>" + "—" * 100_000 + "</p>", 0),
        ("<p>one</p><p>[picture 2]</p><p>two</p>", 2),
    ],
)
def test_words_stand_between_spaces(body, words):
    assert length_of_ours(Article(title="", body=body, language="en")).words == words


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (238, 1), (239, 2), (2_380, 10)])
def test_minutes_are_those_begun(words, minutes):
    assert Length(words, 238).minutes == minutes


def test_new_article_has_no_panel_yet(desk):
    assert 'id="length"' not in desk.get(f"{LIST}add/").content.decode()


def test_original_costs_one_query_and_one_more_where_it_is_ours(article, django_assert_num_queries):
    with django_assert_num_queries(1):
        length_of_original(article)
    translation = Article.objects.get(pk=ArticleFactory(original=ArticleFactory(language="vi")).pk)
    with django_assert_num_queries(2):
        length_of_original(translation)


def test_panel_speaks_vietnamese():
    with override("vi"):
        html = render_to_string(
            "admin/desk/length.html", {"panel": {"columns": [("Bản dịch", Length(239, 238))]}}
        )
    assert ("Thời gian đọc" in html, "2 phút, đọc 238 từ mỗi phút" in html) == (True, True)
