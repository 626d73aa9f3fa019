"""A session that ends while somebody types costs nothing: the text goes through the login and is saved after it."""

import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.editing.session_recovery import unpack
from articles.models import Article
from tests.articles.admin.forms import article_data
from tests.desk import person
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"
ADD = "/admin/articles/article/add/"


@pytest.fixture
def lan():
    user = person("translator", username="lan")
    user.set_password(PASSWORD)
    user.save()
    return user


def carried(response):
    """The hidden text of the login page."""
    found = re.search(r'<textarea name="kept"[^>]*>\n(.*?)</textarea>', response.content.decode(), re.S)
    return html.unescape(found[1])


def log_in(client, kept, path=ADD, **wrong):
    fields = {"username": "lan", "password": PASSWORD, "next": path, "kept": kept, **wrong}
    return client.post(f"/admin/login/?next={path}", fields)


def test_text_goes_through_the_login_and_is_saved(lan):
    client = Client()
    response = client.post(ADD, article_data(title="My <b>title</b>", body="<p>Điện Biên</p>"))
    assert (response.status_code, Article.objects.count()) == (403, 0)
    page = log_in(client, carried(response))
    fields = dict(page.context["fields"])
    assert (page.context["target"], fields["body"], Article.objects.count()) == (ADD, "<p>Điện Biên</p>", 0)
    assert client.post(ADD, fields).status_code == 302
    article = Article.objects.get()
    assert (article.title, article.body, article.created_by) == ("My <b>title</b>", "<p>Điện Biên</p>", lan)


def test_wrong_password_keeps_the_text(lan):
    client = Client()
    kept = carried(client.post(ADD, article_data(title="Mine")))
    page = log_in(client, kept, password="wrong")
    assert (page.status_code, carried(page)) == (200, kept)
    assert dict(log_in(client, carried(page)).context["fields"])["title"] == "Mine"


def test_neither_passwords_nor_tokens_are_carried():
    sent = {"title": "Mine", "csrfmiddlewaretoken": "x", "old_password": "x", "new_password1": "x"}
    assert json.loads(carried(Client().post(ADD, sent))) == [["title", "Mine"]]


def test_files_are_said_to_be_lost():
    sent = article_data(**{"images-0-file": SimpleUploadedFile("patrol.png", b"x")})
    assert "Choose these files again after that: patrol.png." in Client().post(ADD, sent).content.decode()


def test_collision_is_still_noticed_after_the_login(lan):
    article = ArticleFactory(title="T")
    path = f"/admin/articles/article/{article.pk}/change/"
    client = Client()
    client.force_login(lan)
    version = client.get(path).context["desk_version"]
    client.logout()
    kept = carried(client.post(path, article_data(title="Mine", version=version)))
    Article.objects.filter(pk=article.pk).update(title="Theirs")
    fields = dict(log_in(client, kept, path).context["fields"])
    assert client.post(path, fields).status_code == 409
    assert Article.objects.get().title == "Theirs"


def test_target_outside_the_site_is_not_followed(lan):
    response = log_in(Client(), json.dumps([["title", "x"]]), "https://evil.example/")
    assert (response.status_code, response.url) == (302, "/admin/")


OUTSIDE = [
    "//evil.example", "///evil.example", "////evil.example", "https://evil.example/", "http:///evil.example",
    "https:evil.example", "/\\evil.example", "\\\\evil.example", "\t//evil.example", " //evil.example",
    "/\n/evil.example", "//admin@evil.example", "https://testserver@evil.example/", "https://testserver.evil.example/",
    "//evil.example/admin/", "javascript:alert(1)", "data:text/html,x", "ftp://testserver/",
    "//testserver:81@evil.example",
]  # fmt: skip
INSIDE = [
    "/admin/..//evil.example",
    "/%09/evil.example",
    "/admin/@evil.example",
]  # as browsers read them: paths


def test_no_target_leads_out_of_the_site_before_or_after_the_login(lan):
    """By the form, with a text that came along, and where somebody is logged in already."""
    left, kept = [], json.dumps([["title", "x"]])
    known = Client()
    known.force_login(lan)
    for target in [*OUTSIDE, *INSIDE]:
        sent = {"username": "lan", "password": PASSWORD, "next": target}
        found = [
            Client().post("/admin/login/", sent),
            Client().post("/admin/login/", sent | {"kept": kept}),
            known.get("/admin/login/", {"next": target}),
        ]
        where = [each.headers.get("Location") or each.context["target"] for each in found]
        if where != ["/admin/" if target in OUTSIDE else target] * 3:
            left.append((target, where))
    assert left == []


@pytest.mark.parametrize(
    "text", ["", "{", "{}", "3", '[["a"]]', '[["a", 1]]', "[[1, 2]]", "[" * 100_000, "null", '"text"']
)
def test_forged_text_carries_nothing(text, lan):
    assert unpack(text) == []
    assert log_in(Client(), text).status_code == 302


def test_what_no_database_stores_is_left_out():
    assert unpack('[["a\\u0000b", "c\\u0000d"], ["e", "\\ud800"]]') == [("ab", "cd"), ("e", "?")]


def test_who_is_logged_in_but_may_not_is_refused_as_ever():
    client = Client()
    user = person("translator")
    user.is_staff = False
    user.save()
    client.force_login(user)
    response = client.post(ADD, article_data())
    assert (response.status_code, response.url) == (302, f"/admin/login/?next={ADD}")


def test_login_page_is_never_kept_by_a_cache(lan):
    response = Client().post(ADD, article_data(title="Mine"))
    assert "no-store" in response.headers["Cache-Control"]


def test_what_no_page_can_hold_is_replaced(lan):
    page = log_in(Client(), '[["title", "half a pair: \\ud800"]]')
    assert page.context["fields"] == [("title", "half a pair: ?")]


def strict(**headers):
    return Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver", **headers})


def test_form_from_before_a_login_in_another_tab_is_given_back(lan):
    client = strict()
    client.force_login(lan)
    page = client.post(ADD, article_data(title="Mine", csrfmiddlewaretoken="x" * 64))
    assert (page.status_code, page.context["target"], Article.objects.count()) == (403, ADD, 0)
    assert "no-store" in page.headers["Cache-Control"]
    token = str(page.context["csrf_token"])
    assert client.post(ADD, {**dict(page.context["fields"]), "csrfmiddlewaretoken": token}).status_code == 302
    assert Article.objects.get().title == "Mine"


def test_form_without_session_and_token_goes_through_the_login(lan):
    page = strict().post(ADD, article_data(title="Mine"))
    assert (page.status_code, dict(json.loads(carried(page)))["title"]) == (403, "Mine")


def test_login_page_from_before_a_login_in_another_tab_gives_the_text_back(lan):
    client = strict()
    client.force_login(lan)
    page = log_in(client, json.dumps([["title", "Mine"]]))
    assert (page.context["target"], page.context["fields"]) == (ADD, [("title", "Mine")])


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://["])
def test_form_of_another_site_is_given_back_to_nobody(lan, origin):
    client = Client(enforce_csrf_checks=True, headers={"Origin": origin} if origin else {})
    client.force_login(lan)
    page = client.post(ADD, article_data(title="Forged"))
    assert (page.status_code, "Forged" in page.content.decode()) == (403, False)


@pytest.mark.parametrize("target", ["https://evil.example/admin/", "//evil.example/", "/search/", ""])
def test_text_is_not_given_back_for_a_target_outside_the_desk(lan, target):
    client = strict()
    client.force_login(lan)
    fields = {"username": "lan", "password": PASSWORD, "next": target, "kept": '[["title", "Mine"]]'}
    page = client.post("/admin/login/", fields)
    assert (page.status_code, "Mine" in page.content.decode()) == (403, False)
