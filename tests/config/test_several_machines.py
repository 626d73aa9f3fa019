"""Two web machines and a worker are one site: PostgreSQL with a copy and a pool, Redis, a bucket, a queue of tasks."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as suite
from django.contrib.auth import get_user_model
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from redis import Redis

from articles import publishing
from articles.models import ArticleImage
from articles.pictures import renditions
from tests import servers
from tests.articles.admin.forms import article_data
from tests.articles.pictures.pictures import drawing, file_of
from tests.databases import databases
from tests.factories import SourceFactory
from tests.machines import Machine
from tests.replication import Pair, replicated
from tests.with_postgres import Unavailable

TOKEN = "t" * 32


@pytest.fixture
def pair(django_db_blocker) -> Iterator[Pair]:
    with django_db_blocker.unblock():
        try:
            with replicated() as pair, databases(DATABASE_URL=pair.primary.url):
                yield pair
        except Unavailable as reason:
            servers.absent(str(reason))


@pytest.fixture
def machines(pair: Pair, tmp_path: Path) -> Iterator[list[Machine]]:
    """Two that answer; the worker of the site runs on the second."""
    with servers.redis() as cache, servers.s3() as store:
        settings = {
            "SECRET_KEY": suite.SECRET_KEY,
            "DATABASE_URL": pair.primary.url,
            "DATABASE_REPLICA_URL": pair.replica.url,
            "DATABASE_POOL": "3",
            "CACHE_URL": f"unix://{cache.path}",
            "S3_BUCKET": "pictures",
            "S3_ENDPOINT": store,
            "S3_ACCESS_KEY_ID": "key",
            "S3_SECRET_ACCESS_KEY": "secret",
            "TASKS": "database",
        }
        both = [Machine(tmp_path / name, settings) for name in ("one", "two")]
        both[0].manage("migrate", "--verbosity=0")
        both[0].manage("collectstatic", "--noinput", "--verbosity=0")
        both[1].take_static_files(both[0])
        try:
            for machine in both:
                machine.server.start()
            yield both
        finally:
            for machine in both:
                machine.server.stop()


def test_they_are_one_site(pair: Pair, machines: list[Machine]) -> None:
    one, two = machines
    publisher = get_user_model().objects.create_superuser("publisher")
    browser = Client()
    browser.force_login(publisher)
    cookies = {"sessionid": browser.cookies["sessionid"].value, "csrftoken": TOKEN}

    row = {"images-TOTAL_FORMS": 1, "images-0-file": file_of(drawing((1200, 800))), "images-0-alt": "Blocks"}
    form = encode_multipart(BOUNDARY, article_data(title="On two machines", source=SourceFactory().pk, **row))
    add = reverse("admin:articles_article_add")
    sent = one.ask(add, cookies=cookies, body=form, Content_Type=MULTIPART_CONTENT, X_CSRFToken=TOKEN)
    assert sent[0] == 302, sent[1].decode()

    image = ArticleImage.objects.select_related("article").get()
    change = reverse("admin:articles_article_change", args=[image.article.pk])
    status, form, _headers = two.ask(change, cookies=cookies)  # who is logged in at one is at the other
    assert (status, b"On two machines" in form) == (200, True), (two.server.folder / "log").read_text()

    assert renditions.names_made(image) == []  # a task waits for the worker
    two.manage("db_worker", "--batch", "--no-startup-delay")
    image.refresh_from_db()
    small = min((name for name in renditions.names_made(image) if name.endswith(".webp")), key=len)
    address = reverse("articles:image", args=[image.pk, os.path.basename(small)])
    assert [machine.ask(address)[0] for machine in machines] == [404, 404]  # a draft's

    article = publishing.publish(article=image.article, by=None)
    page = article.get_absolute_url()
    answers = [machine.ask(page) for machine in machines for _ in range(2)]
    assert [(status, b"Blocks" in body) for status, body, _headers in answers] == [(200, True)] * 4
    assert len({headers["ETag"] for _status, _body, headers in answers}) == 1
    with Redis.from_url(one.env["CACHE_URL"]) as shared:
        assert shared.dbsize() == 2  # what the first machine has made, and the version it has seen
    pictures = [machine.ask(address) for machine in machines]
    assert [(status, body[:4], body[8:12]) for status, body, _ in pictures] == [(200, b"RIFF", b"WEBP")] * 2

    publishing.withdraw(article=article, by=None, reason="The interview was invented.")
    assert [machine.ask(path)[0] for machine in machines for path in (page, address)] == [410, 404] * 2
    # Nothing of the site lies on one machine alone: the file of its locks holds no byte.
    assert sorted({path.name for machine in machines for path in machine.var.iterdir()}) == [
        "build",
        "kept_pages.lock",
        "static",
    ]
    assert [(machine.var / "kept_pages.lock").read_bytes() for machine in machines] == [b""] * 2
    logs = [(machine.server.folder / "log").read_text() for machine in machines]
    assert [line for log in logs for line in log.splitlines() if "django.request" not in line] == []
