"""PostgreSQL stopped and started again: kept pages are read, the rest says when to come back, no text is lost."""

from collections.abc import Iterator

import pytest

from benchmarks.forms import sent_of
from config.kept_pages.entry import UNASKED
from tests import with_postgres
from tests.clusters import Cluster, cluster
from tests.machines import HOST, Machine
from tests.servers import absent
from tests.small_site import LONG, PAGES, SECRET, keep, make, open_form, save, statuses

WITHDRAW = """
from articles import publishing
from articles.models import Article
publishing.withdraw(article=Article.objects.get(pk=2), by=None, reason="It was invented.")
"""
WITHDRAWN = "/articles/2024/05/12/text-2/"
AWAY = {"en": "We cannot answer just now", "vi": "Hiện chúng tôi chưa trả lời được"}


@pytest.fixture
def postgres() -> Iterator[Cluster]:
    try:
        with cluster() as server:
            yield server
    except with_postgres.Unavailable as problem:
        absent(str(problem))


@pytest.fixture
def machine(postgres, tmp_path) -> Iterator[Machine]:
    made = Machine(tmp_path, {"SECRET_KEY": SECRET, "DATABASE_URL": postgres.url})
    make(made)
    made.server.start()
    yield made
    made.server.stop()


def asked(machine: Machine, path: str) -> tuple[int, str | None, str | None]:
    """Status, and what its headers say of the database."""
    status, _body, headers = machine.ask(path, Host=HOST)
    return status, headers.get("Warning"), headers.get("Retry-After")


def assert_kept_pages_are_read(machine: Machine) -> None:
    for page in PAGES:
        assert (page, *asked(machine, page)) == (page, 200, UNASKED, None)
    assert asked(machine, WITHDRAWN) == (503, None, "30")  # kept as well, and withdrawn since
    for language, path in {"en": "/agreements/", "vi": "/vi/agreements/"}.items():
        status, body, headers = machine.ask(path, Host=HOST)
        assert (status, headers["Retry-After"], headers["Content-Language"]) == (503, "30", language)
        assert AWAY[language] in body.decode()


def test_a_database_that_goes_and_comes_back(machine, postgres):
    for page in (*PAGES, WITHDRAWN):
        assert asked(machine, page) == (200, None, None)
    machine.manage("shell", "--verbosity=0", "--command", WITHDRAW)
    assert statuses(machine) == dict.fromkeys(PAGES, 200)
    status, form_page = open_form(machine)
    form = sent_of(form_page, "article_form")
    assert (status, form["title"]) == (200, ["Draft"])

    postgres.stop()
    assert_kept_pages_are_read(machine)
    status, page, headers = save(machine, form)
    again = sent_of(page.replace('<form method="post"', '<form id="again" method="post"'), "again")
    assert (status, headers["Retry-After"], again["body"]) == (503, "30", [f"<p>{LONG}</p>"])
    status, answer, _headers = keep(machine)
    assert (status, "cannot be saved just now" in answer) == (503, True)
    assert [machine.ask(path, Host=HOST)[0] for path in ("/healthz", "/readyz")] == [200, 503]

    machine.server.stop()
    machine.server.start()  # a process that never heard of the database
    assert_kept_pages_are_read(machine)

    postgres.start()
    everything = [*PAGES, "/agreements/", "/vi/agreements/", "/readyz"]
    for _time in range(3):  # the very next requests, of every thread
        assert {page: asked(machine, page) for page in everything} == dict.fromkeys(
            everything, (200, None, None)
        )
    assert asked(machine, WITHDRAWN) == (410, None, None)
    assert (save(machine, form)[0], keep(machine)[0]) == (302, 200)


def test_after_a_restart_no_request_fails(machine, postgres):
    """The connections that threads had kept are gone."""
    pages = [*PAGES, "/agreements/", "/units/", "/countries/"]
    assert statuses(machine, pages) == dict.fromkeys(pages, 200)
    assert open_form(machine)[0] == 200
    for _restart in range(3):
        postgres.stop()
        postgres.start()
        assert {page: asked(machine, page) for page in pages} == dict.fromkeys(pages, (200, None, None))
        assert open_form(machine)[0] == 200
