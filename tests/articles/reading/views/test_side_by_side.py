"""One text in two languages, paragraph beside paragraph; only where readers may see both."""

import pytest

from articles.html.dom import parsed
from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import PublishedFactory

pytestmark = pytest.mark.django_db
EN = "<p>Three gates.</p><h2>Then</h2><p>[picture 2]</p><p>Over <strong>164 km</strong>.</p>"
VI = "<p>Ba cửa khẩu.</p><h2>Sau đó</h2><p>Hơn 164 km.</p>"


def pair(**of_the_other):
    article = PublishedFactory(title="Gates", body=EN)
    return article, PublishedFactory(
        title="Cửa khẩu", language="vi", translation_key=article.translation_key, body=VI, **of_the_other
    )


def test_paragraphs_stand_beside_each_other_ours_first(client):
    article, other = pair()
    response = client.get(f"/a/{article.pk}/side-by-side/")
    assert response.context["rows"] == [
        ("<p>Three gates.</p>", "<p>Ba cửa khẩu.</p>"),
        ("<h2>Then</h2>", "<h2>Sau đó</h2>"),
        ("<p>Over <strong>164 km</strong>.</p>", "<p>Hơn 164 km.</p>"),
    ]
    page = response.content.decode()
    assert f'<link rel="canonical" href="http://testserver{article.get_absolute_url()}">' in page
    assert f'href="{other.get_absolute_url()}"' in page


def test_each_language_reads_its_own_text_first(client):
    _article, other = pair()
    rows = client.get(f"/vi/a/{other.pk}/side-by-side/").context["rows"]
    assert rows[0] == ("<p>Ba cửa khẩu.</p>", "<p>Three gates.</p>")


def test_notes_are_linked_in_each_text_and_on_the_page_of_the_article(client):
    noted = "<p>Said<sup>[1]</sup>.</p><p>[1] A note.</p>"
    article, other = pair()
    type(article).objects.update(body=noted)
    anchors = {"footnote-1", "footnote-1-mark", "footnote-beside-1", "footnote-beside-1-mark"}
    for path in (f"/a/{article.pk}/side-by-side/", f"/vi/a/{other.pk}/side-by-side/"):
        page = parsed(client.get(path).content.decode())
        found = [node.attributes["id"] for node in page.css("[id^=footnote-]")]
        assert (len(found), set(found)) == (4, anchors)
        assert {link.attributes["href"] for link in page.css("a[href^='#footnote-']")} == {
            f"#{each}" for each in anchors
        }
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<p id="footnote-1"><a href="#footnote-1-mark"' in page


def test_article_leads_there_only_with_its_other_language(client):
    article, _other = pair()
    alone = PublishedFactory(title="Alone")
    leads = [
        f"/a/{one.pk}/side-by-side/" in client.get(one.get_absolute_url()).content.decode()
        for one in (article, alone)
    ]
    assert leads == [True, False]
    assert client.get(f"/a/{alone.pk}/side-by-side/").status_code == 404


@pytest.mark.parametrize("state", HIDDEN)
def test_a_text_readers_may_not_see_stands_beside_nothing(client, state):
    article, other = pair(**hidden(state))
    answers = [
        client.get(f"/a/{article.pk}/side-by-side/").status_code,
        client.get(f"/vi/a/{other.pk}/side-by-side/").status_code,
        client.get(f"/a/{other.pk}/side-by-side/").status_code,
    ]
    assert answers == [404, 404, 404]
