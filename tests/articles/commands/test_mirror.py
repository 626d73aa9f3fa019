"""manage.py mirror: what it says, and what it refuses in words."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from config.mirror import mirroring
from config.mirror.ledger import Ledger
from tests.factories import PublishedFactory
from tests.versions import settle

pytestmark = pytest.mark.django_db


def mirror(folder, **options):
    said = StringIO()
    call_command("mirror", str(folder), stdout=said, **options)
    return said.getvalue()


@pytest.mark.walk
def test_it_says_what_it_did_and_is_quiet_in_a_pipe(tmp_path, capsys):
    PublishedFactory()
    settle()
    first, second = mirror(tmp_path / "site"), mirror(tmp_path / "site")
    number = first.split()[1]
    assert first == (
        f"Wrote {number} file(s), removed 0, asked for 0 that had not changed; the mirror has {number}.\n"
    )
    assert second == (
        f"Wrote 0 file(s), removed 0, asked for 0 that had not changed; the mirror has {number}.\n"
    )
    assert capsys.readouterr() == ("", "")


def test_folder_of_other_files_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(CommandError) as refused:
        mirror(tmp_path)
    assert str(refused.value) == f"{tmp_path} holds files that no mirror wrote; name an empty folder."
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CommandError) as refused:
        mirror(tmp_path / "file" / "below")
    assert str(refused.value) == f"{tmp_path}/file/below cannot be written: Not a directory."


def test_name_that_is_none_of_the_site(tmp_path):
    with pytest.raises(CommandError) as refused:
        mirror(tmp_path / "site", host="elsewhere.example")
    assert str(refused.value) == (
        "The site answers 400 under the name elsewhere.example; name one of ALLOWED_HOSTS with --host."
    )


def test_without_a_name(tmp_path, settings):
    settings.ALLOWED_HOSTS = ["*", ".example.org"]
    with pytest.raises(CommandError) as refused:
        mirror(tmp_path / "site")
    assert str(refused.value) == "ALLOWED_HOSTS names no host: say the site's public name with --host."


def test_two_runs_at_once(tmp_path):
    other = Ledger(tmp_path)
    other.note("release", "x")
    with pytest.raises(CommandError) as refused:
        mirror(tmp_path)
    other.close()
    assert str(refused.value) == (
        f"The ledger of the mirror in {tmp_path} cannot be written: database is locked."
    )


@pytest.mark.walk
@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            OSError(28, "No space left on device"),
            "{folder} cannot be written: No space left on device. The next run goes on from here.",
        ),
        (
            OperationalError("connection refused\n"),
            (
                "The database of the site does not answer: connection refused. "
                "What is written stays, and the next run goes on from here."
            ),
        ),
    ],
)
def test_trouble_on_the_way_is_said_in_words_and_the_next_run_goes_on(tmp_path, monkeypatch, error, sentence):
    settle()
    done = []

    def put(path, body):
        if len(done) == 5:
            raise error
        done.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)

    with monkeypatch.context() as broken:
        broken.setattr(mirroring, "put", put)
        with pytest.raises(CommandError) as refused:
            mirror(tmp_path)
    assert str(refused.value) == sentence.format(folder=tmp_path)
    assert [path.is_file() for path in done] == [True] * 5
    number = mirror(tmp_path).rpartition(" has ")[2]
    assert number == mirror(tmp_path).rpartition(" has ")[2]
    assert int(number.strip(".\n").replace(",", "")) > 5
