"""The site's own fixtures."""

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.checks.evidence import broken_citations
from articles.models import Article, ArticleImage, Citation
from tests.articles.loading.conftest import everything, install

pytestmark = pytest.mark.django_db


def test_borderpost_twice_writes_nothing_the_second_time() -> None:
    folder = settings.FIXTURE_DIRS[0] / "borderpost"
    files = len(list(folder.glob("*.json")))
    first, warned = install("borderpost")
    assert first.endswith(f" new, 0 changed, 0 unchanged from {files} fixture(s)\n")
    assert warned == ""
    loaded = everything()
    with CaptureQueriesContext(connection) as queries:
        second, _ = install("borderpost")
    assert " 0 new, 0 changed, " in second
    assert [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert everything() == loaded
    assert Article.objects.exists()
    pictures = ArticleImage.objects.exclude(file="").values_list("file", flat=True)
    assert [name for name in pictures if not default_storage.exists(name)] == []
    assert Citation.objects.filter(article__isnull=False).exists()
    assert broken_citations() == []
