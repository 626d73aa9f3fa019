"""A whole site goes into a backup and comes out of it, on the database the suite runs on."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as suite
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from articles.models import Article, ArticleImage, PublicVersion
from articles.search.verification import differences
from config.backup.manifest import DATABASE
from tests.articles.loading.conftest import everything
from tests.articles.loading.whole_site import make_whole_site
from tests.articles.pictures.pictures import picture
from tests.config.backup.conftest import left, pictures, run
from tests.databases import database_url
from tests.factories import ArticleFactory, ImageFactory, SourceFactory


def test_whole_site_comes_out_as_it_went_in(state, empty_place, tmp_path):
    make_whole_site()
    picture()  # with all its sizes
    rows, files, versions = everything(), pictures(), list(PublicVersion.objects.values_list())
    path = tmp_path / "site.backup"
    said, warned = run("backup", path)
    assert said.startswith(f"Wrote {path}: {path.stat().st_size:,} bytes, not encrypted, ")
    assert (
        f"{len(files)} file(s) of pictures are in it. borderpost.env is not in it (--with-secrets)." in said
    )
    assert warned == ""
    assert run("backup", "--check", path)[0].startswith(f"{path} is sound. It was made ")
    assert left(state) == ["media"]
    with empty_place():
        said, warned = run("restore", path)
        proof = {
            "sqlite": ", and its search finds what its articles say.",
            "postgresql": ". If you have the time, prove its search: manage.py check_search.",
        }
        assert said.splitlines()[-1] == f"Its tables are those of this version{proof[connection.vendor]}"
        assert differences() == []
        assert (everything(), pictures()) == (rows, files)
        drawn_anew = {row[1:] for row in PublicVersion.objects.values_list()}
        assert (bool(drawn_anew), drawn_anew & {row[1:] for row in versions}) == (True, set())
        assert ArticleFactory().pk > max(row[0] for row in rows["articles_article"])
        names = ["borderpost.sqlite3", "media"] if connection.vendor == "sqlite" else ["media"]
        assert left(tmp_path / "new") == names


def write_articles(number: int, source: Any, saved: list[str], stop: threading.Event) -> None:
    """An editor who saves article after article, each with its picture, and notes what was acknowledged."""
    count = 0
    try:
        while not stop.is_set():
            count += 1
            file = default_storage.save(f"articles/{number}-{count}.png", ContentFile(b"%d" % count))
            with transaction.atomic():
                article = ArticleFactory(title=f"Editor {number} text {count}", source=source)
                ImageFactory(article=article, order=1, file=file, alt="A post")
            saved.append(article.title)
    finally:
        connection.close()


def test_backup_of_a_site_whose_editors_go_on_writing(state, empty_place, tmp_path, root):
    """Each save acknowledged before it began is in it, and of each editor all up to one: one moment, nothing half."""
    source, stop = SourceFactory(), threading.Event()
    saved: list[list[str]] = [[] for _ in range(4)]
    editors = [
        threading.Thread(target=write_articles, args=(number, source, saved[number], stop))
        for number in range(4)
    ]
    for editor in editors:
        editor.start()
    try:
        wait_until(lambda: min(map(len, saved)) >= 3)
        before = [title for titles in saved for title in titles]
        done = back_up_elsewhere(root, state, tmp_path / "site.backup")
        after = [len(titles) for titles in saved]
        wait_until(lambda: all(len(titles) > count for titles, count in zip(saved, after, strict=True)))
    finally:
        stop.set()
        for editor in editors:
            editor.join()
    assert (done.returncode, done.stderr) == (0, "")
    assert sum(after) > len(before), "nobody wrote while the backup was made"
    with empty_place():
        run("restore", tmp_path / "site.backup")
        titles = set(Article.objects.values_list("title", flat=True))
        assert set(before) <= titles
        for number, theirs in enumerate(saved):
            kept = sum(title.startswith(f"Editor {number} ") for title in titles)
            assert titles >= {f"Editor {number} text {count}" for count in range(1, kept + 1)}
            assert kept <= len(theirs)
        shown = ArticleImage.objects.select_related("article")
        assert {image.article.title for image in shown} == titles
        assert all(default_storage.exists(str(image.file)) for image in shown)
        assert differences() == []


def wait_until(reached: Any) -> None:
    deadline = time.monotonic() + 60
    while not reached():
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)


def back_up_elsewhere(root: Path, state: Path, path: Path) -> subprocess.CompletedProcess:
    env = {
        **os.environ,
        "BORDERPOST_VAR": str(state),
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": suite.SECRET_KEY,
        "HTTPS": "off",
    }
    command = [sys.executable, "manage.py", "backup", str(path), "--verbosity=0"]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=120)


def test_picture_that_a_row_names_and_the_folder_lacks_is_named(state, tmp_path):
    ImageFactory(file="articles/lost.webp", alt="A post")
    _, warned = run("backup", tmp_path / "b")
    assert warned == "A row names the picture articles/lost.webp, which the media folder lacks.\n"
    assert run("backup", "--check", tmp_path / "b")[0].endswith(
        " 1 picture(s) that rows name were missing then, the first of them articles/lost.webp.\n"
    )


def test_size_that_was_removed_meanwhile_is_printed_no_more(state, empty_place, tmp_path):
    image = picture()
    image.refresh_from_db()
    lost = image.made["names"][0]
    default_storage.delete(lost)
    assert run("backup", tmp_path / "b")[1].split()[5] == f"{lost},"
    with empty_place():
        assert (
            "1 picture(s) lack sizes: run manage.py make_renditions.\n" in run("restore", tmp_path / "b")[0]
        )
        assert ArticleImage.objects.get().made == {}
        call_command("make_renditions", verbosity=0)
        assert default_storage.exists(lost)


def test_what_is_in_the_place_is_never_written_over(state, empty_place, tmp_path):
    ArticleFactory(title="Mine")
    run("backup", path := tmp_path / "b")
    database = connection.settings_dict["NAME"]
    with pytest.raises(CommandError) as refused:
        run("restore", path)
    sentence = {
        "sqlite": f"there is a database already: move {database} away, or name an empty state folder",
        "postgresql": f"the database {database} has {len(connection.introspection.table_names())} tables already; "
        "make an empty one and name it in DATABASE_URL",
    }[connection.vendor]
    assert str(refused.value) == f"{path}: {sentence}. Nothing was restored."
    with empty_place():
        (media := tmp_path / "new" / "media").mkdir()
        (media / "picture").write_text("mine")
        with pytest.raises(
            CommandError, match=r"there are pictures already: .*/media/picture; move them away"
        ):
            run("restore", path)
        assert (media / "picture").read_text() == "mine"


def test_secrets_are_in_it_only_when_asked_for_and_never_written_over(state, empty_place, tmp_path):
    with pytest.raises(CommandError, match=r"There is no .*borderpost\.env; leave out --with-secrets"):
        run("backup", "--with-secrets", tmp_path / "b")
    (state / "borderpost.env").write_text("SECRET_KEY=theirs")
    run("backup", tmp_path / "without")
    said, _ = run("backup", "--with-secrets", tmp_path / "with")
    assert said.endswith("The secrets of borderpost.env are in it.\n")
    with empty_place():
        (tmp_path / "new" / "borderpost.env").write_text("SECRET_KEY=ours")
        said, _ = run("restore", tmp_path / "with")
        assert "where one was, it is borderpost.env.restored: compare the two.\n" in said
        secrets = {path.name: path.read_text() for path in (tmp_path / "new").glob("borderpost.env*")}
    assert secrets == {
        "borderpost.env": "SECRET_KEY=ours",
        "borderpost.env.restored": "SECRET_KEY=theirs",
    }
    listed = subprocess.run(["tar", "tzf", tmp_path / "without"], capture_output=True, text=True, check=True)
    assert listed.stdout.split() == ["site.json", DATABASE[connection.vendor], "manifest.json"]


def test_index_that_is_wrong_is_found_after_a_restore(state, empty_place, tmp_path, monkeypatch):
    """On SQLite; on PostgreSQL `check_search` is named instead, for it takes longer than the restore."""
    monkeypatch.setattr("config.backup.after_restoring.differences", lambda: ["1 text is wrong."])
    run("backup", tmp_path / "b")
    with empty_place():
        if connection.vendor == "postgresql":
            assert run("restore", tmp_path / "b")[0].endswith("prove its search: manage.py check_search.\n")
            return
        with pytest.raises(CommandError) as found:
            run("restore", tmp_path / "b")
    assert str(found.value) == (
        "The site is restored. 1 text is wrong. Run manage.py check_search --rebuild."
    )
