"""The mirror of a whole site: everything public, nothing else; and only what has changed at the next run."""

import datetime as dt
import hashlib
from functools import partial
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles.editing import preview_links
from articles.html.dom import page
from articles.models import Article, ArticleImage
from articles.reading.views import tags
from config.kept_pages.validity import Validity
from config.mirror import links, mirroring
from config.mirror.asking import Answer, Site
from config.mirror.ledger import NAME
from config.mirror.mirroring import Mirror
from config.mirror.names import file_of, is_mirrored, within
from tests import factories
from tests.addresses import walk
from tests.memory import peak_of
from tests.versions import settle
from tests.world import World

ROOT = "http://localhost"


class Counted(Site):
    """Notes what it is asked for."""

    def __init__(self):
        super().__init__("localhost", is_secure=False)
        self.asked = []

    def ask(self, address, etag=""):
        self.asked.append(address)
        return super().ask(address, etag)


def run(folder, site=None):
    return Mirror(folder, site or Counted()).run()


def files(folder: Path) -> dict[str, str]:
    """The digest of each file by its name, without the ledger."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(NAME)
    }


@pytest.fixture
def settled(world: World):
    settle()
    return world


def test_mirror_has_every_page_and_no_other_words(settled: World, tmp_path, subtests):
    run(tmp_path)
    client = Client(headers={"host": "localhost"})
    for stop in walk(settled):
        if (
            stop.address.form
            or stop.address.kind == "picture"
            or not is_mirrored(stop.path)
            or stop.path == "/sitemap-news.xml"
        ):
            continue
        response = client.get(stop.path)
        parts = ("?after=", "?before=", "?from=")  # of a list: there as far as the list is long
        if response.status_code != 200 or any(part in stop.path for part in parts):
            continue
        with subtests.test(stop.name):
            written = (tmp_path / file_of(stop.path)).read_bytes()
            body = b"".join(response)
            if stop.address.kind == "page":
                there, here = page(written.decode()), page(body.decode())
                assert there.css_first("main").text() == here.css_first("main").text()
            else:
                assert written == body


def test_every_link_of_the_mirror_leads_to_a_file(settled: World, tmp_path, monkeypatch):
    monkeypatch.setattr(tags, "ON_A_PAGE", 1)
    run(tmp_path)
    assert (tmp_path / "tags/_/from=b/index.html").is_file()
    missing = set()
    for path in tmp_path.rglob("*.html"):
        own = f"/{path.relative_to(tmp_path)}".removesuffix("index.html")
        for link in links.of_page(page(path.read_text())):
            target = within(link, own, ROOT)
            if target and not link.startswith(ROOT) and not target.startswith("/static/"):
                file = tmp_path / file_of(target)
                if not file.is_file():
                    missing.add((own, target))
    assert missing == set()


def test_link_to_a_draft_that_hides_its_name_is_not_followed(settled: World, tmp_path, monkeypatch):
    """Whoever has a link to a draft could bring it before readers, through the copy of the site."""
    draft = factories.ArticleFactory(title="Zhidden", body="<p>zhiddenbody</p>", status="draft")
    link = preview_links.make(article=draft, by=None, label="Minh", days=3)
    token = preview_links.token_of(link)
    ways = [
        f"/previe%77/{token}/",
        f"/vi/%70review/{token}/",
        f"/x%2F..%2Fpreview/{token}/",
        "/%61dmin/login/",
    ]
    body = "".join(f'<p><a href="{way}">Read on</a></p>' for way in ways)
    shown = factories.PublishedFactory(title="Leads on", body=body)
    assert [way in shown.body for way in ways] == [True] * len(ways)
    settle()
    client = Client(headers={"host": "localhost"})
    assert b"zhiddenbody" in client.get(f"/preview/{token}/").content
    assert [is_mirrored(way) for way in ways] == [False] * len(ways)
    for name in ("by its name", "by its header"):
        folder = tmp_path / name
        folder.mkdir()
        run(folder)
        written = [(folder / file).read_bytes() for file in files(folder)]
        assert any(b"Leads on" in page for page in written)
        assert [page for page in written if b"zhiddenbody" in page or b"csrfmiddlewaretoken" in page] == []
        # And where no name keeps it back: what nobody may store is not written either.
        monkeypatch.setattr("config.mirror.names.ELSEWHERE", ("search", "report"))


def test_nothing_hidden_is_written(settled: World, tmp_path):
    for state, values in {
        "draft": {"status": "draft"},
        "scheduled": {"publish_at": timezone.now() + timezone.timedelta(hours=1)},
        "waiting": {"waits_for_original": True, "original": factories.ArticleFactory()},
    }.items():
        hidden = factories.PublishedFactory(title=f"Zhidden {state}", body="<p>zhiddenbody</p>", **values)
        hidden.provinces.add(settled.province)
        hidden.tags.add(factories.TagFactory(name=f"zhiddentag {state}"))
        factories.ImageFactory(article=hidden, caption="zhiddencaption")
    settle()
    run(tmp_path)
    numbers = set(Article.objects.filter(title__startswith="Zhidden").values_list("pk", flat=True))
    found = [
        name
        for name in files(tmp_path)
        if b"hidden" in (tmp_path / name).read_bytes().lower()
        and b"zhidden" in (tmp_path / name).read_bytes().lower()
    ]
    pictures = {f"images/{each.pk}" for each in ArticleImage.objects.filter(article__in=numbers)}
    cards = {f"a/{number}" for number in numbers}
    assert (found, [name for name in pictures | cards if (tmp_path / name).exists()]) == ([], [])
    assert len(numbers) == 3


def test_second_run_asks_for_nothing(settled: World, tmp_path):
    run(tmp_path)
    before, site = files(tmp_path), Counted()
    report = run(tmp_path, site)
    assert (report.written, report.same, report.removed) == (0, 0, 0)
    assert (site.asked, files(tmp_path)) == (list(mirroring.MISSING), before)
    with time_machine.travel(timezone.now() - dt.timedelta(minutes=1), tick=False):
        run(tmp_path, site)  # what was due by a clock that ran fast may wait again
    assert site.asked.count("/") == 1


def test_run_after_a_publication_writes_what_it_changed(settled: World, tmp_path):
    run(tmp_path)
    before = files(tmp_path)
    published = factories.PublishedFactory(title="Just published", language="vi", original_date="1999-01-01")
    settle()
    site = Counted()
    run(tmp_path, site)
    after = files(tmp_path)
    new = file_of(published.get_absolute_url())
    assert {new, f"vi/a/{published.pk}/index.html", "vi/articles/1999/index.html"} <= set(after) - set(before)
    changed = {name for name in before if before[name] != after.get(name)}
    assert {"vi/index.html", "vi/articles/index.html", "vi/feeds/articles.atom"} <= changed
    own = settled.beside["en"].get_absolute_url()
    assert (own in site.asked, file_of(own) in changed) == (False, False)


def test_what_is_gone_is_removed_with_its_folders(settled: World, tmp_path):
    gone = factories.PublishedFactory(original_date="1999-01-01", language="en")
    settle()
    run(tmp_path)
    names = [file_of(gone.get_absolute_url()), f"a/{gone.pk}/index.html", "articles/1999/index.html"]
    assert [name in files(tmp_path) for name in names] == [True] * 3
    gone.delete()
    settle()
    assert run(tmp_path).removed >= 3
    assert [name in files(tmp_path) for name in names] == [False] * 3
    assert not (tmp_path / "articles" / "1999").exists()


def test_withdrawn_article_says_so(settled: World, tmp_path):
    run(tmp_path)
    Article.objects.filter(pk=settled.beside["en"].pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawal_reason="Invented."
    )
    settle()
    run(tmp_path)
    text = (tmp_path / file_of(settled.beside["en"].get_absolute_url())).read_text()
    assert ("Invented." in text, settled.beside["en"].body[3:20] in text) == (True, False)


def test_run_that_was_stopped_goes_on(settled: World, tmp_path):
    class Stopped(Counted):
        def ask(self, address, etag=""):
            if len(self.asked) == 30:
                raise KeyboardInterrupt
            return super().ask(address, etag)

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "stopped", folder_made(tmp_path / "stopped", Stopped()))
    run(tmp_path / "stopped")
    run(folder := made(tmp_path / "whole"))
    assert files(tmp_path / "stopped") == files(folder)


def test_page_that_was_taken_away_after_a_run_was_killed_is_removed(settled: World, tmp_path, monkeypatch):
    """All that is not committed is lost then, and nothing leads to the page any more."""
    gone = factories.PublishedFactory(original_date="1999-01-01", body="<p>Never again.</p>")
    settle()
    name = file_of(gone.get_absolute_url())

    class Killed(Counted):
        def ask(self, address, etag=""):
            if (tmp_path / name).exists():
                raise KeyboardInterrupt
            return super().ask(address, etag)

    with monkeypatch.context() as patch:
        patch.setattr(mirroring.Ledger, "close", lambda ledger: ledger.connection.close())
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path, Killed())
    assert name in files(tmp_path)
    Article.objects.filter(pk=gone.pk).update(status="draft", publish_at=None)
    settle()
    run(tmp_path)
    assert [name for name in files(tmp_path) if b"Never again" in (tmp_path / name).read_bytes()] == []


def made(folder):
    folder.mkdir()
    return folder


def folder_made(folder, site):
    made(folder)
    return site


def test_page_that_the_site_fails_over_stays(settled: World, tmp_path):
    run(tmp_path)
    own = settled.beside["en"].get_absolute_url()
    Article.objects.filter(pk=settled.beside["en"].pk).update(title="Another title")
    settle()
    before = (tmp_path / file_of(own)).read_bytes()

    class Failing(Counted):
        def ask(self, address, etag=""):
            answer = super().ask(address, etag)
            return Answer(500, "text/html", b"", "", "", answer.validity) if address == own else answer

    report = run(tmp_path, Failing())
    assert (report.failed, report.failed_over) == (1, [own])
    assert (tmp_path / file_of(own)).read_bytes() == before
    assert run(tmp_path).failed == 0
    assert b"Another title" in (tmp_path / file_of(own)).read_bytes()


def test_page_that_is_not_there_is_asked_for_once(settled: World, tmp_path):
    body = '<p><a href="/nothing/">dead</a> <a href="/robots.txt/x/">below a file</a></p>'
    for article in Article.objects.public().in_language("en"):
        Article.objects.filter(pk=article.pk).update(body=body)
    settle()
    first, second = Counted(), Counted()
    run(tmp_path, first)
    run(tmp_path, second)
    assert Article.objects.public().in_language("en").count() > 1
    assert (first.asked.count("/nothing/"), second.asked.count("/nothing/")) == (1, 0)


class Endless:
    """A site of so many pages, each with links to the next thirty."""

    root = ROOT

    def __init__(self, pages):
        self.pages = pages

    def ask(self, address, etag=""):
        number = int(address.strip("/") or 0) if address.strip("/").isdecimal() or address == "/" else -1
        status = 200 if 0 <= number < self.pages else 404
        following = "".join(f'<a href="/{number + more}/">x</a>' for more in range(1, 31))
        body = f"<!doctype html><html><body><p>{number}</p>{following}</body></html>".encode()
        return Answer(status, "text/html", body, "", "", Validity(version="v", until=1.0))


@pytest.mark.django_db
def test_memory_does_not_grow_with_the_site(tmp_path):
    def mirrored(pages, attempt):
        folder = made(tmp_path / f"{pages}-{attempt}")
        run(folder, Endless(pages))
        assert len(files(folder)) == pages + 2  # and what is said of pages that are not there

    peaks = [peak_of(partial(mirrored, pages)) for pages in (150, 600)]
    assert peaks[1] < peaks[0] * 1.3
