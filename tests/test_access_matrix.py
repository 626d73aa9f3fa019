"""Every address of the site × every kind of visitor × every state of an article, against the table of
`tests/access_table.py`. An address without a row there fails; so does one that answers somebody otherwise.

What a change comes to is asked by tests/articles/admin/test_access.py and article_form/test_access.py. Here: who gets
which page, that nobody who does not get it can send anything to it, and that looking changes nothing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.access import first_account
from articles.editing.second_factor import urls as second_factor
from articles.models import PreviewLink
from tests import factories
from tests.access_table import ARTICLE, DESK, MERGES, OWN, PAGES, SECOND_FACTOR, TABLES
from tests.addresses import NEWSPAPER, walk
from tests.articles.admin.access import STATES as STATES_OF_DESK
from tests.articles.admin.access import Whole
from tests.articles.admin.article_form.test_access import made
from tests.articles.pictures.pictures import picture
from tests.desk import person
from tests.payloads.poison import everything
from tests.world import NOW, STATES, World, make_world, put_back, put_in_state

pytestmark = pytest.mark.django_db
VISITORS = (
    "anonymous",
    "reader",
    "gone",
    "nobody",
    "translator",
    "editor",
    "publisher",
    "registrar",
    "administrator",
)
WITH_A_ROLE = VISITORS[4:]
SENT_ALONE = ("/autosave/", "/presence/")  # what a script sends: looking at them is not allowed
UNDONE = "/restore/"  # an old revision is brought back to show what would change, and that is undone
# May be written while somebody looks: who has a form open, and the session.
WRITTEN_BY_LOOKING = {"articles_presence", "django_session"}
WRITES = re.compile(r"^(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)\"?", re.IGNORECASE)


def client_of(visitor: str) -> Client:
    """reader: an account that is no staff; gone: an administrator whose account was closed with the session open."""
    client = Client(raise_request_exception=False)
    if visitor == "anonymous":
        return client
    if visitor == "reader":
        user: Any = factories.UserFactory()
    elif visitor == "nobody":
        user = factories.UserFactory(is_staff=True)
    else:
        user = person("administrator" if visitor == "gone" else visitor)
    client.force_login(user)
    if visitor == "gone":
        User.objects.filter(pk=user.pk).update(is_active=False)
    return client


@pytest.fixture
def clients() -> dict[str, Client]:
    return {visitor: client_of(visitor) for visitor in VISITORS}


@pytest.fixture
def unrendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gets a page is decided before it is made; making a thousand forms of the desk takes minutes."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.fixture
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def letter(response: Any) -> str:
    """o: the page, l: the log-in, r: elsewhere, x: not allowed, -: no such page, p: only by a form."""
    if response.status_code == 302:
        return "l" if response.headers["Location"].startswith("/admin/login/") else "r"
    return {200: "o", 301: "r", 403: "x", 404: "-", 405: "p", 410: "w"}.get(
        response.status_code, str(response.status_code)
    )


@contextmanager
def writing() -> Iterator[list[str]]:
    """The tables that are written to meanwhile."""
    written: list[str] = []

    def see(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := WRITES.match(sql):
            written.append(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(see):
        yield written


class Asked:
    """Asks an address as everybody, and remembers what should not have been."""

    def __init__(self, clients: dict[str, Client]) -> None:
        self.clients = clients
        self.wrong: list[str] = []

    def word(self, path: str) -> str:
        """The letters of the answers, a visitor each."""
        return "".join(self._letter(visitor, client, path) for visitor, client in self.clients.items())

    def _letter(self, visitor: str, client: Client, path: str) -> str:
        with put_back():
            with writing() as written:
                answer = letter(client.get(path))
            if set(written) - WRITTEN_BY_LOOKING and not path.endswith(UNDONE):
                self.wrong.append(f"{visitor} looks at {path}: {sorted(set(written))} written")
            if answer in "lx-" and not (path.endswith(SENT_ALONE) and visitor in WITH_A_ROLE):
                self._is_refused(visitor, client, path)
        return answer

    def _is_refused(self, visitor: str, client: Client, path: str) -> None:
        """Who does not get the page sends nothing to it either."""
        with writing() as written:
            status = client.post(path, {"post": "yes", "_save": "1"}).status_code
        if status not in {302, 403, 404, 405} or set(written) - WRITTEN_BY_LOOKING:
            self.wrong.append(f"{visitor} sends to {path}: {status}, {sorted(set(written))} written")


def names_of_the_desk(resolver: URLResolver, within: bool = False) -> Iterator[URLPattern]:
    """Every page of the admin, in the order of the resolver."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from names_of_the_desk(entry, within or entry.namespace == "admin")
        elif within:
            yield entry


def rows() -> dict[str, Model]:
    """One row of each table of the desk. Of what articles show: one that a published article shows."""
    everything()
    article = PreviewLink.objects.get().article
    found = {
        model._meta.label_lower: model._default_manager.order_by("pk").first()
        for model in admin.site._registry
    }
    return found | {
        "articles.article": article,
        "articles.articleimage": article.images.get(),
        "articles.changenote": article.change_notes.get(),
        "articles.citation": article.citations.get(),
        "articles.person": article.credits.get().person,
        "articles.source": article.source,
        "articles.tag": article.tags.get(),
    }


def test_tables_of_the_desk(unrendered, clients):
    """List, new, change, deletion and history of each; a table of the admin without a row here fails."""
    asked, found = Asked(clients), {}
    for label, row in rows().items():
        at = label.replace(".", "_")
        paths = [reverse(f"admin:{at}_{page}", args=[row.pk]) for page in ("change", "delete", "history")]
        paths = [reverse(f"admin:{at}_changelist"), reverse(f"admin:{at}_add"), *paths]
        found[label] = " ".join(asked.word(path) for path in paths)
    assert found == TABLES
    assert asked.wrong == []


def merge_of(label: str) -> str:
    return f"admin:{label.replace('.', '_')}_merge"


def test_merges(unrendered, clients):
    """The page that asks for the other entry; whoever gets it gets both side by side."""
    asked, found = Asked(clients), rows()
    entries = {label: f"{reverse(merge_of(label))}?entry={found[label].pk}" for label in MERGES}
    assert {label: asked.word(path) for label, path in entries.items()} == MERGES
    assert asked.wrong == []


def numbers_of(each: Whole) -> dict[str, int]:
    """The second number in an address of an article."""
    article = each.article
    return {
        "articles_article_followed": article.correction_tasks.get().pk,
        "articles_article_settle": article.reviews.get().pk,
        "articles_article_preview_revoke": article.preview_links.get().pk,
        "articles_article_restore_revision": 1,
    }


def pages_of(each: Whole) -> dict[str, str]:
    """Every page of one article, by name."""
    found = {}
    for pattern in names_of_the_desk(get_resolver()):
        keys = set(pattern.pattern.converters)
        if str(pattern.name).startswith("articles_article_") and keys & {"pk", "object_id"}:
            given = {"number": numbers_of(each).get(pattern.name, 1)} if "number" in keys else {}
            key = "pk" if "pk" in keys else "object_id"
            found[pattern.name] = reverse(f"admin:{pattern.name}", kwargs={key: each.article.pk, **given})
    return found


@pytest.mark.parametrize("state", STATES_OF_DESK)
def test_pages_of_an_article(unrendered, clients, state):
    asked, each = Asked(clients), made(state)
    place = STATES_OF_DESK.index(state)
    found = {name: asked.word(path) for name, path in pages_of(each).items()}
    assert found == {name: row.split()[place] for name, row in ARTICLE.items()}
    assert asked.wrong == []


def test_other_pages_of_the_desk(unrendered, clients):
    asked = Asked(clients)
    user = User.objects.order_by("pk").first()
    image = picture((60, 40), article=factories.ArticleFactory())
    shown = factories.ProfileFactory(square=str(image.file))
    paths = {
        "articles_articleimage_shown": reverse("admin:articles_articleimage_shown", args=[image.pk]),
        "desk_list": reverse("admin:desk_list", args=["mine"]),
        "autocomplete": f"{reverse('admin:autocomplete')}?app_label=articles&model_name=article&field_name=source",
        "view_on_site": reverse("admin:view_on_site", args=[1, 1]),
        "auth_user_password_change": reverse("admin:auth_user_password_change", args=[user.pk]),
        "app_list": reverse("admin:app_list", args=["articles"]),
        "help_picture": reverse("admin:help_picture", args=["desk"]),
        "first_account": first_account.address(),
        "photograph": reverse("admin:photograph", args=[shown.pk]),
    }
    found = {name: asked.word(paths.get(name) or reverse(f"admin:{name}")) for name in DESK}
    assert found == DESK
    assert asked.wrong == []


def test_pages_of_the_second_factor(unrendered, clients):
    """A new one without a row fails, for the names are those of its addresses."""
    asked, found = Asked(clients), {}
    for pattern in second_factor.urlpatterns:
        given = {"pk": 1} if "pk" in pattern.pattern.converters else {}
        found[pattern.name] = asked.word(reverse(pattern.name, kwargs=given))
    assert found == SECOND_FACTOR
    assert asked.wrong == []


def test_every_page_of_the_desk_has_a_row():
    """A new one: its row into tests/access_table.py. Without a name: the way to a form, and the admin's own 404."""
    of_tables = {
        f"{label.replace('.', '_')}_{page}"
        for label in TABLES
        for page in ("changelist", "add", "change", "delete", "history")
    }
    of_tables |= {merge_of(label).removeprefix("admin:") for label in MERGES}
    names = {pattern.name for pattern in names_of_the_desk(get_resolver())}
    assert sorted(names - of_tables - set(ARTICLE) - set(DESK) - {None}) == []
    assert sorted((of_tables | set(ARTICLE) | set(DESK)) - names) == []


def test_public_pages_are_the_same_for_everybody(clock, clients):
    """No account sees more of them than anybody, and none less."""
    world, found = make_world(), {}
    asked = Asked(clients)
    for stop in walk(world):
        if stop.language == "en":
            found.setdefault(stop.address.route, set()).add(asked.word(stop.path))
    assert found == {name: {each * len(VISITORS) for each in letters} for name, letters in PAGES.items()}
    assert asked.wrong == []


@pytest.mark.parametrize("state", STATES)
def test_pages_of_one_article_alone_are_the_same_for_everybody(clock, clients, state):
    world: World = make_world()
    place, found, asked = list(STATES).index(state), {}, Asked(clients)
    own = [address for address in NEWSPAPER if address.own]
    paths = {str(address): address.path_in(world, "en") for address in own}
    put_in_state(world.articles["en"], state)
    for name, path in paths.items():
        found[name] = asked.word(path)
    assert found == {name: row.split()[place] * len(VISITORS) for name, row in OWN.items()}
    assert asked.wrong == []
