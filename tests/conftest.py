"""What every test may rely on. The cast of users and the factories have files of their own."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from hypothesis import settings as properties

# A property is no race: on a shared machine any example may once take long. The suite tries the same examples each
# time, so that a change is judged by itself; `make fuzz` tries new ones, and prints how to try the failing one again.
properties.register_profile("suite", deadline=None, derandomize=True)
properties.register_profile("fuzz", deadline=None, max_examples=1_000, print_blob=True)
properties.load_profile("suite")

ROOT = Path(__file__).resolve().parent.parent


def pytest_report_header() -> str:
    """Name the database in the first lines: the suite runs on two."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


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
