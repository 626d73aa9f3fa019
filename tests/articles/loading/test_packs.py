"""A pack carries the whole site from one database to another, and a bad one changes nothing."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, SearchText
from provinces.models import Country
from tests.articles.loading.conftest import everything
from tests.articles.loading.whole_site import empty_the_site, files, make_whole_site
from tests.factories import ArticleFactory, UserFactory
from tests.with_postgres import Unavailable, programs

pytestmark = pytest.mark.django_db


def run(command: str, path: Path, **options: Any) -> str:
    out = io.StringIO()
    call_command(command, str(path), stdout=out, no_color=True, **options)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _no_picture_of_an_earlier_test(db: None) -> None:
    for name in files():
        default_storage.delete(name)


@pytest.fixture
def packed(db: None, tmp_path: Path) -> Path:
    """The file of a whole site, which is empty again."""
    make_whole_site()
    path = tmp_path / "site.pack"
    run("pack", path)
    empty_the_site()
    return path


def manifest_of(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def test_site_comes_out_as_it_went_in(db: None, tmp_path: Path) -> None:
    make_whole_site()
    user = get_user_model().objects.get(username="editor")
    groups, rights = user.get_group_permissions(), everything()
    pictures, path = files(), tmp_path / "site.pack"
    said = run("pack", path)
    assert f"articles.article: {Article.objects.count()} row(s)\n" in said
    assert "files: 4 of 4\n" in said
    empty_the_site()
    assert run("unpack", path).endswith(said.splitlines()[-1].replace("Packed", "Unpacked") + "\n")
    assert everything() == rights
    assert files() == pictures
    assert get_user_model().objects.get(username="editor").get_group_permissions() == groups
    assert SearchText.objects.count() == 4
    assert ArticleFactory().pk > max(row[0] for row in rights["articles_article"])
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert os.listdir(tmp_path) == ["site.pack"]


def test_site_crosses_to_the_other_kind_of_database_and_back(db: None, tmp_path: Path, root: Path) -> None:
    """From SQLite to PostgreSQL to SQLite; where the suite runs on PostgreSQL, the other way round."""
    env = {**os.environ, "BORDERPOST_VAR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "config.settings"}
    env.pop("DATABASE_URL", None)
    prefix = []
    if connection.vendor == "sqlite":
        try:
            programs()
        except Unavailable as reason:
            if env.get("BORDERPOST_REQUIRE_ALL") == "1":
                raise
            pytest.skip(str(reason))
        prefix = [sys.executable, "tests/with_postgres.py"]
    (tmp_path / "var").mkdir()
    make_whole_site()
    before, pictures = everything(), files()
    there, back = tmp_path / "there.pack", tmp_path / "back.pack"
    run("pack", there)
    script = "from django.core.management import execute_from_command_line as run, settings\n"
    script += (
        "run(['', 'migrate', '-v0']); run(['', 'unpack', sys.argv[1]]); run(['', 'pack', sys.argv[2]])\n"
    )
    script += "print(settings.DATABASES['default']['ENGINE'])"
    command = [*prefix, sys.executable, "-c", f"import sys\n{script}", str(there), str(back)]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].rpartition(".")[2] != connection.vendor.replace("sqlite", "sqlite3")
    assert manifest_of(back) == manifest_of(there)
    empty_the_site()
    run("unpack", back)
    assert everything() == before
    assert files() == pictures


def rewritten(path: Path, change: Callable[[dict[str, bytes]], Any]) -> None:
    """The pack with other members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def with_manifest(**changed: Any) -> Callable[[dict[str, bytes]], Any]:
    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        for name, value in changed.items():
            manifest[name] = value(manifest[name]) if callable(value) else value
        members["manifest.json"] = json.dumps(manifest).encode()

    return change


ROWS = "rows/provinces.country.jsonl"
BAD = {
    "another row": (
        lambda m: m.update({ROWS: m[ROWS].replace(b"Laos", b"Siam")}),
        f"{ROWS} is not what was packed",
    ),
    "a table less": (lambda m: m.pop(ROWS), "its members are not those of its manifest"),
    "a file more": (lambda m: m.update({"media/x.png": b""}), "its members are not those of its manifest"),
    "another format": (with_manifest(format=9), "it is a pack of format 9, and this version reads 1"),
    "newer tables": (
        with_manifest(migrations=lambda known: [*known, "articles.9999_later"]),
        "another version: the packed site alone has the migration(s) articles.9999_later",
    ),
    "older tables": (
        with_manifest(
            migrations=lambda known: [one for one in known if one != "articles.0007_longest_texts"]
        ),
        "another version: this site alone has the migration(s) articles.0007_longest_texts",
    ),
    "a count too many": (
        with_manifest(counts=lambda counts: {**counts, "provinces.country": 9}),
        "provinces.country has 2 rows and not 9",
    ),
    "no manifest": (lambda m: m.pop("manifest.json"), "it is no pack of a site"),
    "another manifest": (lambda m: m.update({"manifest.json": b"[]"}), "it is no pack of a site"),
    "a way out": (
        lambda m: (
            m.update({"media/../out.png": m.pop("media/articles/quexavoltpicture.png")}),
            with_manifest(
                sha256=lambda known: {
                    name.replace("media/articles/quexavoltpicture.png", "media/../out.png"): value
                    for name, value in known.items()
                }
            )(m),
        ),
        "'media/../out.png' leads out of the media folder",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), BAD.values(), ids=BAD)
def test_changed_pack_is_refused_in_one_sentence(change: Any, sentence: str, packed: Path) -> None:
    rewritten(packed, change)
    _check_refused(packed, sentence)


def _check_refused(path: Path, sentence: str) -> None:
    before, pictures = everything(), files()
    with pytest.raises(CommandError) as refused:
        run("unpack", path)
    assert sentence in str(refused.value)
    assert str(refused.value).endswith(". Nothing was unpacked.") or "copy it again" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert everything() == before
    assert files() == pictures


def test_cut_or_damaged_pack_is_refused(packed: Path) -> None:
    """At any length, and with any byte of a member turned over."""
    whole = packed.read_bytes()
    for length in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        packed.write_bytes(whole[:length])
        _check_refused(packed, "it is no whole pack; it was damaged or cut short on its way: copy it again")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        filled = [one for one in archive.infolist() if one.file_size and one.filename != "manifest.json"][::5]
    assert len(filled) > 5
    for member in filled:
        start = whole.index(member.filename.encode(), member.header_offset) + len(member.filename)
        place = start + int.from_bytes(whole[member.header_offset + 28 :][:2], "little") + 5
        packed.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
        _check_refused(packed, f"its member {member.filename} ")


def test_site_that_is_not_empty_is_refused(packed: Path) -> None:
    UserFactory(username="somebody")
    _check_refused(
        packed, "this site is not empty: it holds 1 row(s) of auth.user; unpack into a new database"
    )


def test_file_that_is_not_there_is_refused(tmp_path: Path, db: None) -> None:
    _check_refused(tmp_path / "none.pack", "it cannot be read (No such file or directory)")


def test_picture_of_the_same_name_is_never_written_over(packed: Path) -> None:
    default_storage.save("articles/quexavoltpicture.png", ContentFile(b"another"))
    _check_refused(packed, "the media folder holds another file articles/quexavoltpicture.png")


def test_row_that_the_database_refuses_leaves_nothing(packed: Path, monkeypatch: Any) -> None:
    """Written last of all, a picture that the disk has no room for takes rows and pictures back."""
    kept = default_storage.save
    written: list[str] = []

    def save(name: str, content: Any) -> str:
        if written:
            raise OSError(28, "No space left on device")
        written.append(name)
        return kept(name, content)

    monkeypatch.setattr(default_storage, "save", save)
    _check_refused(packed, "the site refuses what is in it ([Errno 28] No space left on device)")
    assert len(written) == 1
    assert not Country.objects.exists()


def test_pack_writes_over_nothing_and_leaves_nothing_unfinished(
    db: None, tmp_path: Path, monkeypatch: Any
) -> None:
    path = tmp_path / "site.pack"
    path.write_text("mine")
    with pytest.raises(CommandError, match="is there already; choose another name"):
        run("pack", path)
    assert path.read_text() == "mine"
    with pytest.raises(CommandError, match="No such file or directory"):
        run("pack", tmp_path / "no" / "site.pack")
    monkeypatch.setattr(zipfile.ZipFile, "writestr", _no_space)
    with pytest.raises(CommandError, match="No space left on device"):
        run("pack", tmp_path / "other.pack")
    assert os.listdir(tmp_path) == ["site.pack"]


def _no_space(*args: Any) -> None:
    raise OSError(28, "No space left on device")


def test_quiet_commands_say_nothing(packed: Path) -> None:
    assert run("unpack", packed, verbosity=0) == ""
