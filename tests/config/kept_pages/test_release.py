"""The release: another one as soon as anything but the database would make a page another."""

import os

import pytest
from django.conf import settings

from config.kept_pages.release import CODE, KINDS, release


@pytest.fixture
def site(settings, tmp_path):
    for folder in ("articles", "config", "provinces", "templates"):
        (tmp_path / folder).mkdir()
    (tmp_path / "templates" / "page.html").write_text("<p>")
    settings.BASE_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    return tmp_path


def test_release_stays_while_nothing_changes(site):
    first = release()
    (site / "templates" / "page.html.orig").write_text("not part of the site")
    assert release() == first


def test_release_is_the_same_on_every_machine(site):
    first = release()
    os.utime(site / "templates" / "page.html", (1, 1))
    assert release() == first


def test_release_is_another_after_each_change(site, settings):
    seen = [release()]
    (site / "templates" / "page.html").write_text("<p>Another")
    seen.append(release())
    (site / "articles" / "code.py").write_text("")
    seen.append(release())
    (site / "provinces" / "shapes.json").write_text("{}")
    seen.append(release())
    (site / "requirements.txt").write_text("django==6.1.1")
    seen.append(release())
    (site / "static").mkdir()
    (site / "static" / "staticfiles.json").write_text("{}")
    seen.append(release())
    settings.CONTACT_EMAIL = "desk@example.org"
    seen.append(release())
    assert len(set(seen)) == len(seen)


def test_every_kind_of_file_that_a_page_may_be_made_of_counts():
    kinds = {path.suffix for folder in CODE for path in (settings.BASE_DIR / folder).rglob("*.*")}
    # Cards are pictures, which are never kept; catalogues are read compiled.
    assert kinds - {".pyc", ".ttf", ".po"} == KINDS
