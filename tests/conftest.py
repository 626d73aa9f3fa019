"""What every test may rely on. The cast of users and the factories have files of their own."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.template.backends.jinja2 import Template
from django.test import client
from django.test.signals import template_rendered
from hypothesis import given
from hypothesis import settings as properties
from hypothesis.strategies import none

from tests import prepared_database
from tests.access_log import open_access_log

# A property is no race: on a shared machine any example may once take long. The suite tries the same examples each
# time, so that a change is judged by itself; `make fuzz` tries new ones, and prints how to try the failing one again.
properties.register_profile("suite", deadline=None, derandomize=True)
properties.register_profile("fuzz", deadline=None, max_examples=1_000, print_blob=True)
properties.load_profile("suite")

ROOT = Path(__file__).resolve().parent.parent

# A run makes hundreds of millions of objects, few of them in circles. To look for those less often takes a tenth off
# tests of forms, for 65 MB more in each process; tests/memory.py measures with the usual patience.
gc.set_threshold(1_000_000, 5, 1_000)

WIDGETS = ("django/forms/", "admin/widgets/")

# Rooms and files whose tests ask what a database decides: SQL, triggers, constraints, collation, locks, query plans.
BOTH_DATABASES = [
    "articles/access",
    "articles/admin/test_hostile_bytes.py",
    "articles/admin/test_tags.py",
    "articles/commands",
    "articles/fields",
    "articles/importing/test_field_lengths.py",
    "articles/loading",
    "articles/permissions",
    "articles/publishing",
    "articles/reading",
    "articles/revisions",
    "articles/search",
    "articles/test_constraints.py",
    "articles/test_day_count.py",
    "articles/test_growing_archive.py",
    "articles/test_listed.py",
    "articles/test_one_original.py",
    "articles/test_public_version.py",
    "articles/translation",
    "benchmarks/test_fill.py",
    "benchmarks/test_filled_archive.py",
    "config/backup",
    "config/kept_pages",
    "config/test_health.py",
    "config/test_hostile_bytes.py",
    "config/test_sitemaps.py",
    "fixtures/test_tables.py",
    "provinces",
    "test_query_counts.py",
    "test_upgrade.py",
]
# What goes over every address, list or field there is, makes thousands of examples, or starts servers: most of the
# suite's time. A single walk in a file of other tests says so itself: `@pytest.mark.walk`.
WALKS = [
    "articles/access/test_guessing.py",
    "articles/admin/article_form/test_access.py",
    "articles/admin/article_form/test_features.py",
    "articles/admin/article_form/test_query_counts.py",
    "articles/admin/article_form/workbench/test_next_step.py",
    "articles/admin/test_access.py",
    "articles/admin/test_bad_input.py",
    "articles/admin/test_growing_lists.py",
    "articles/admin/test_hostile_bytes.py",
    "articles/admin/test_hostile_pictures.py",
    "articles/admin/test_hostile_values.py",
    "articles/admin/test_valid_html.py",
    "articles/editing/desk/test_lists.py",
    "articles/fields/test_colour_management.py",
    "articles/fields/test_damaged_pictures.py",
    "articles/importing/test_damaged_documents.py",
    "articles/importing/test_damaged_uploads.py",
    "articles/loading/test_borderpost.py",
    "articles/loading/test_packs.py",
    "articles/pictures/test_renditions.py",
    "articles/publishing/test_all_or_nothing.py",
    "articles/publishing/test_races.py",
    "articles/publishing/test_restoring_everything.py",
    "articles/reading/test_schema_org.py",
    "articles/revisions/test_purging.py",
    "articles/test_visibility.py",
    "config/backup/test_archive.py",
    "config/backup/test_restoring.py",
    "config/backup/test_site.py",
    "config/kept_pages/test_every_write.py",
    "config/kept_pages/test_two_processes.py",
    "config/kept_pages/test_unwatched_tables.py",
    "config/mirror/test_mirroring.py",
    "config/mirror/test_nginx.py",
    "config/test_alternates.py",
    "config/test_bad_addresses.py",
    "config/test_database_away.py",
    "config/test_disk.py",
    "config/test_headers.py",
    "config/test_headers_everywhere.py",
    "config/test_hostile_bytes.py",
    "config/test_machines.py",
    "config/test_middleware.py",
    "config/test_object_store.py",
    "config/test_payloads.py",
    "config/test_pool.py",
    "config/test_refused_requests.py",
    "config/test_replica.py",
    "config/test_search_engines.py",
    "config/test_several_machines.py",
    "config/test_valid_html.py",
    "config/watching/test_metrics.py",
    "deployment/test_nginx.py",
    "deployment/test_tools.py",
    "e2e",
    "fixtures/test_tables.py",
    "provinces/admin/test_changelists.py",
    "provinces/maps/test_areas.py",
    "test_access_matrix.py",
    "test_fuzz.py",
    "test_growth.py",
    "test_query_counts.py",
    "test_real_content.py",
    "test_upgrade.py",
]


@pytest.hookimpl(trylast=True)
def pytest_sessionstart() -> None:
    """Try a first property: Hypothesis then looks for garbage, which takes a second in the middle of a run."""
    given(none())(lambda nothing: None)()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by place what the second database is asked, and what is left out while typing."""
    here = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(here)
        at = {str(folder) for folder in (place, *place.parents)}
        if at & set(BOTH_DATABASES) and {"db", "transactional_db"} & set(item.fixturenames):
            item.add_marker(pytest.mark.both_databases)
        if at & set(WALKS):
            item.add_marker(pytest.mark.walk)


def pytest_report_header() -> str:
    """Name the database in the first lines: the suite runs on two."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """Whether the test database is there already: on SQLite a copy of one that an earlier run has migrated."""
    if request.config.getvalue("reuse_db"):
        return True
    name = settings.DATABASES["default"].get("TEST", {}).get("NAME")  # none: a database in memory
    return bool(
        name and connection.vendor == "sqlite" and prepared_database.put(prepared_database.kept(), name)
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_keepdb: bool, django_db_blocker: Any) -> None:
    """Keep what was migrated now for the next run."""
    if connection.vendor == "sqlite" and not django_db_keepdb:
        with django_db_blocker.unblock():
            prepared_database.save(prepared_database.kept())


@pytest.fixture
def root() -> Path:
    """The project's top folder."""
    return ROOT


@pytest.fixture
def documents() -> Path:
    """The folder of the two real documents, which lies beside the project on its developers' machines only."""
    folder = ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip("the folder shared/documents with the two real documents is not beside the project")
    return folder


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No test sees what another one cached."""
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _contexts_of_pages() -> Iterator[None]:
    """What the test client is told of the templates a page was made of.

    Of readers' pages too: Django tells it of its own templates alone. Of widgets, labels and lists of errors nothing:
    an article's form prints 800, no test asks for one, and a copy of the context of each took a fifth of the time of
    the tests of forms.
    """
    render, store = Template.render, client.store_rendered_templates

    def told(self: Template, context: dict | None = None, request: Any = None) -> str:
        if not str(self.template.name).startswith(WIDGETS):
            template_rendered.send(sender=self, template=self, context=context or {})
        return render(self, context, request)

    def kept(data: dict, signal: Any, sender: Any, template: Any, context: Any, **more: Any) -> None:
        if not str(getattr(template, "name", "")).startswith(WIDGETS):
            store(data, signal, sender, template, context, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", told)
        patch.setattr(client, "store_rendered_templates", kept)
        yield


@pytest.fixture(autouse=True, scope="session")
def _long_sitemaps() -> Iterator[None]:
    """Files of sitemaps are cut by the numbers of rows, and PostgreSQL goes on counting from test to test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("config.sitemaps.DatedSitemap.limit", 1_000_000_000)
        yield


@pytest.fixture(autouse=True, scope="session")
def _access_log_is_emptied_between_tests() -> Iterator[None]:
    """Tests that commit empty every table afterwards, which the access log refuses to anybody."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def around(self: BaseDatabaseOperations, statements: list[str]) -> None:
        with open_access_log(self.connection):
            flush(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", around)
        yield


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The fixtures, loaded once for a file of tests: there for every test of it, also for one that does not ask."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "borderpost", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def borderpost(loaded, db):
    """Everything that `loaddata borderpost` brings; what a test changes of it is undone after the test."""
