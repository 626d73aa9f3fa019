"""What was written at an earlier state of the tables is there after an upgrade, and after a step back and forward."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone

from articles.models import Article
from tests.databases import empty_database
from tests.versions import settle
from tests.world import make_world

# No version was released yet: a state before eight and three migrations, with one of each kind among them: new tables,
# filled columns, indexes, another index of search, rows that are mended.
EARLIER = [("articles", "0020_public_version"), ("provinces", "0007_wordings")]
# Written by triggers out of the others, and made anew with another table.
DERIVED = {"DayCount", "PublicVersion", "RegistryVersion", "SearchText"}
# What a later migration mends: links to drafts end after a week (articles.0027).
MENDED = {("PreviewLink", "expires_at")}


@pytest.fixture
def site(transactional_db, tmp_path):
    """A database of its own, at the newest state and with a row of nearly every kind."""
    with empty_database(tmp_path):
        call_command("migrate", verbosity=0)
        make_world()
        yield


def migrate_to(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def contents(apps):
    """Every row of every table that was there then, by the columns of then."""
    found = {}
    for model in apps.get_models():
        name = model.__name__
        if model._meta.app_label in {"articles", "provinces"} and name not in DERIVED:
            columns = [
                each.attname for each in model._meta.concrete_fields if (name, each.attname) not in MENDED
            ]
            found[name] = list(model._base_manager.order_by("pk").values(*columns))
    return found


def write(apps):
    """As the site of then wrote: an article with its parts, made after one that is there, and a link to a draft."""
    model = apps.get_model("articles", "Article")
    article = model._base_manager.get(slug="quexavolttitle")
    pk = article.pk
    article.pk, article.slug, article.translation_key = None, "of-an-earlier-version", "of-an-earlier-version"
    article.title, article.original_url, article.original_key = "Of an earlier version", "", ""
    article.save()
    for name in ("TaggedArticle", "ArticleProvince", "Credit", "ChangeNote"):
        part = apps.get_model("articles", name)
        leads = "content_object_id" if name == "TaggedArticle" else "article_id"
        for row in part._base_manager.filter(**{leads: pk}):
            row.pk = None
            setattr(row, leads, article.pk)
            row.save()
    now = timezone.now()
    apps.get_model("articles", "PreviewLink")._base_manager.create(
        article_id=article.pk, secret="t" * 43, at=now, expires_at=now + dt.timedelta(days=30)
    )
    return article.pk


def test_site_of_an_earlier_state_is_upgraded_with_equal_contents(site):
    newest = contents(MigrationExecutor(connection).loader.project_state(EARLIER).apps)
    apps = migrate_to(EARLIER)
    assert contents(apps) == newest  # one step back loses nothing that was there then
    number = write(apps)
    written = contents(apps)
    assert {name: len(rows) for name, rows in written.items()} != {
        name: len(rows) for name, rows in newest.items()
    }

    call_command("migrate", verbosity=0)

    assert contents(apps) == written
    article = Article.objects.get(pk=number)
    [link] = article.preview_links.all()
    assert link.expires_at - link.at == dt.timedelta(days=7)
    assert sorted(article.tags.values_list("name", flat=True)) == ["border", "quexavolttag"]
    settle()
    call_command("check_search", verbosity=0)
    for path in ("/articles/", "/search/?q=earlier", article.get_absolute_url()):
        page = Client().get(path)
        assert (page.status_code, article.slug in page.content.decode()) == (200, True), path
