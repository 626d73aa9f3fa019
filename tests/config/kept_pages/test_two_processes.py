"""Two processes of one site: what one of them writes the other shows at its very next request."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.models import Article
from tests.databases import database_url
from tests.factories import PublishedFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other(tmp_path):
    """Asks the other process for a page: its status and its text."""
    own = {
        "BORDERPOST_VAR": str(tmp_path),
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
    }
    command = [sys.executable, "-m", "tests.config.kept_pages.reader"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=os.environ | own, cwd=settings.BASE_DIR, **pipes) as process:

        def page(path):
            process.stdin.write(f"{path}\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield page
        process.stdin.close()


def test_publication_correction_and_withdrawal_are_seen_at_the_next_request(other, keeping):
    PublishedFactory(title="There before")
    here = Client()

    def seen(path, words):
        return [words in other(path)[1], words in here.get(path).content.decode()]

    assert (seen("/articles/", "There before"), seen("/articles/", "Just published")) == (
        [True] * 2,
        [False] * 2,
    )
    article = PublishedFactory(title="Just published")
    assert seen("/articles/", "Just published") == [True, True]
    address = article.get_absolute_url()
    assert seen(address, "Just published") == [True, True]
    Article.objects.filter(pk=article.pk).update(title="Just corrected")
    assert [seen(path, "Just corrected") for path in ("/articles/", address)] == [[True] * 2] * 2
    Article.objects.filter(pk=article.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawal_reason="Invented."
    )
    assert (seen("/articles/", "Just corrected"), other(address)[0]) == ([False] * 2, 410)


def test_rolled_back_publication_is_seen_by_nobody(other, keeping):
    PublishedFactory(title="There before")
    assert "There before" in other("/articles/")[1]
    with transaction.atomic():
        PublishedFactory(title="Never published")
        transaction.set_rollback(True)
    assert "Never published" not in other("/articles/")[1]
