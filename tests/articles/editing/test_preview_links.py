"""A draft by a link: for who holds it, while it lives, and nothing besides."""

import datetime as dt

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.editing import preview_links
from articles.models import Article, PreviewLink
from articles.publishing import NotPublishable
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return ArticleFactory(title="A hidden draft", body="<p>Nobody reads this.</p>")


@pytest.fixture
def link(draft):
    return preview_links.make(article=draft, by=None, label="Minh", days=7)


def get(link_or_token, rest=""):
    token = link_or_token if isinstance(link_or_token, str) else preview_links.token_of(link_or_token)
    return Client().get(f"/preview/{token}/{rest}")


def test_draft_is_read_by_its_link(link):
    response = get(link)
    page = response.content.decode()
    assert (response.status_code, "Nobody reads this." in page, "a preview for Minh" in page) == (
        200,
        True,
        True,
    )
    headers = {name: response.headers[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")}
    assert headers == {
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, nofollow",
        "Referrer-Policy": "no-referrer",
    }


def test_picture_within_the_text_stands_there_with_an_address_that_the_link_opens(draft, link):
    image = ImageFactory(article=draft, order=1, file="articles/gate.png", alt="A gate")
    Article.objects.filter(pk=draft.pk).update(body="<p>Before.</p><p>[picture 1]</p><p>Behind.</p>")
    page = get(link).content.decode()
    words = ["Before.", f'src="/preview/{preview_links.token_of(link)}/images/{image.pk}/"', "Behind."]
    assert [page.count(each) for each in words] == [1, 1, 1]
    assert sorted(words, key=page.find) == words


def test_preview_costs_a_constant_number_of_queries(link, django_assert_num_queries):
    ImageFactory(article=link.article, order=100)
    link.article.tags.add("one")
    with django_assert_num_queries(2):
        get(link)
    for number in range(30):
        ImageFactory(article=link.article, order=number)
    link.article.tags.add(*[f"tag {number}" for number in range(30)])
    with django_assert_num_queries(2):
        get(link)


def dead(draft, link):
    """Every way in which a link leads nowhere."""
    token = preview_links.token_of(link)
    yield token[:-1]
    yield token + "x"
    yield Signer(salt="another").sign(link.secret)
    yield "x" * 2_000
    yield "a:b"
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        yield token
    publishing.to_bin(article=draft, by=None)
    yield token
    publishing.from_bin(article=draft, by=None)
    preview_links.revoke(link=link, by=None)
    yield token


def test_dead_link_looks_like_one_that_never_was(draft, link):
    never = get("never:was").content
    answers = [get(token) for token in dead(draft, link)]
    assert [answer.status_code for answer in answers] == [404] * 8
    assert all(b"hidden draft" not in answer.content for answer in answers)
    assert len(never) > 0


def test_pictures_of_that_draft_and_of_no_other(draft, link):
    default_storage.save("articles/one.png", ContentFile(b"png"))
    mine = ImageFactory(article=draft, file="articles/one.png", alt="x", width=1, height=1)
    other = ImageFactory(article=ArticleFactory(), file="articles/one.png", alt="x", width=1, height=1)
    waiting = ImageFactory(article=draft)
    found = get(link, f"images/{mine.pk}/")
    assert (found.status_code, b"".join(found.streaming_content)) == (200, b"png")
    assert found.headers["Cache-Control"] == "no-store"
    assert [get(link, f"images/{image.pk}/").status_code for image in (other, waiting)] == [404, 404]
    preview_links.revoke(link=link, by=None)
    assert get(link, f"images/{mine.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("label", "days", "problem"),
    [
        (" ", 7, "Say for whom the link is."),
        ("Minh", 0, "A preview link lives for 1 to 7 days."),
        ("Minh", 8, "A preview link lives for 1 to 7 days."),
    ],
)
def test_link_says_for_whom_and_ends(draft, label, days, problem):
    with pytest.raises(NotPublishable) as error:
        preview_links.make(article=draft, by=None, label=label, days=days)
    assert (error.value.problems, PreviewLink.objects.count()) == ([problem], 0)


def test_made_and_revoked_on_the_form(draft):
    desk = DeskClient()
    desk.force_login(person("translator"))
    address = f"/admin/articles/article/{draft.pk}/"
    assert desk.post(f"{address}preview-link/", {"label": "Minh", "days": "99"}).context["form"].errors
    response = desk.post(f"{address}preview-link/", {"label": "Minh", "days": "3"}, follow=True)
    [panel] = [panel for panel in response.context["desk_panels"] if panel.anchor == "previews"]
    [row] = panel.context["rows"]
    assert Client().get(row["address"]).status_code == 200
    desk.get(row["revoke"])
    assert Client().get(row["address"]).status_code == 200
    desk.post(row["revoke"])
    assert Client().get(row["address"]).status_code == 404


def test_who_may_not_change_the_article_makes_no_link(draft):
    desk = DeskClient()
    desk.force_login(person("registrar"))
    assert (
        desk.post(f"/admin/articles/article/{draft.pk}/preview-link/", {"label": "x", "days": 1}).status_code
        == 403
    )
    assert PreviewLink.objects.count() == 0


def test_link_leaves_the_article_as_hidden_as_it_was(link):
    get(link)
    assert list(Article.objects.public()) == []
    assert b"hidden draft" not in Client().get("/").content
