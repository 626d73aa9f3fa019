"""The Vietnamese catalogue: every sentence of the site, with its blanks, and compiled from what stands beside it."""

import gettext
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext as translated
from django.utils.translation import ngettext, override

ROOT = Path(settings.BASE_DIR)
PO = ROOT / "config" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
CATALOGUE = polib.pofile(str(PO))
BLANK = re.compile(r"%\(\w+\)[a-z]")
SOURCES = ["articles", "config", "provinces", "templates"]


def forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_sentence_is_translated():
    assert [entry.msgid for entry in CATALOGUE if not all(forms(entry)) or entry.fuzzy] == []


def test_every_translation_fills_the_same_blanks():
    wrong = [
        entry.msgid
        for entry in CATALOGUE
        for form in forms(entry)
        if set(BLANK.findall(form)) != set(BLANK.findall(entry.msgid + entry.msgid_plural))
    ]
    assert wrong == []


def test_compiled_catalogue_is_made_from_the_written_one():
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in CATALOGUE:
        said = compiled.ngettext(entry.msgid, entry.msgid_plural, 2) if entry.msgid_plural else None
        if entry.msgctxt:
            said = compiled.pgettext(entry.msgctxt, entry.msgid)
        assert (said or compiled.gettext(entry.msgid)) == forms(entry)[0], entry.msgid


@pytest.mark.walk
def test_catalogue_holds_what_the_sources_say(tmp_path):
    """As `make catalogue` would renew it: nothing new in the sources, nothing gone from them."""
    if not shutil.which("xgettext"):
        pytest.skip("gettext is not installed (on Debian: apt-get install gettext)")
    for name in SOURCES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc", "__pycache__"))
    shutil.copy(ROOT / "manage.py", tmp_path)
    command = [sys.executable, "manage.py", "makemessages", "--locale=vi", "--no-obsolete", "--verbosity=0"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    renewed = polib.pofile(str(tmp_path / PO.relative_to(ROOT)))
    assert {entry.msgid for entry in renewed} == {entry.msgid for entry in CATALOGUE}


@pytest.mark.parametrize(("number", "words"), [(1, "1 bài"), (2, "2 bài")])
def test_vietnamese_has_one_form_for_all_numbers(number, words):
    with override("vi"):
        said = ngettext("%(number)s article", "%(number)s articles", number) % {"number": number}
    assert said == words


def test_english_is_the_source():
    with override("en"):
        assert translated("Front page") == "Front page"
