"""Encrypted backups: opened by the right key alone, and by nothing that was altered."""

import os
import time

import pytest

from config.backup import encryption
from config.backup.manifest import BackupError
from config.backup.writing import Archive, write
from tests.config.backup.archives import Kept, chunks_of, contents, files, made, with_byte
from tests.servers import absent

try:
    import pyrage
except ImportError:
    pyrage = None


@pytest.fixture(autouse=True)
def _pyrage() -> None:
    if pyrage is None:
        absent("the package pyrage is not installed (pip install pyrage)")


@pytest.fixture
def key(tmp_path):
    encryption.make_key(tmp_path / "key")
    return tmp_path / "key"


def test_right_key_opens_it_and_nothing_in_it_can_be_read_without(tmp_path, key):
    path, content = made(tmp_path, encryption.recipients(key))
    assert contents(path, key)[1] == content
    assert path.read_bytes().startswith(encryption.MARK)
    assert b"SECRET_KEY" not in path.read_bytes()
    assert oct(key.stat().st_mode & 0o777) == "0o600"


def test_public_key_makes_what_the_secret_one_opens(tmp_path, key):
    public = tmp_path / "public"
    public.write_text(f"# ours\n\n{key.read_text().split()[3]}\n")
    path, content = made(tmp_path, encryption.recipients(public))
    assert contents(path, key)[1] == content
    with pytest.raises(BackupError, match="holds public keys only; a backup is opened by the secret one"):
        contents(path, public)


def test_several_keys_open_it_each(tmp_path, key):
    encryption.make_key(tmp_path / "other")
    both = tmp_path / "both"
    both.write_text(key.read_text() + (tmp_path / "other").read_text())
    path, content = made(tmp_path, encryption.recipients(both))
    assert [contents(path, each)[1] for each in (key, tmp_path / "other", both)] == [content] * 3


def test_wrong_key_or_none_is_refused(tmp_path, key):
    path, _ = made(tmp_path, encryption.recipients(key))
    encryption.make_key(tmp_path / "other")
    with pytest.raises(BackupError) as refused:
        contents(path, tmp_path / "other")
    assert str(refused.value) == (
        "it is encrypted for another key than that of the key file; name the right one"
    )
    with pytest.raises(BackupError, match="it is encrypted; name its key with --key-file"):
        contents(path)


def test_any_byte_changed_and_any_length_is_refused(tmp_path, key):
    path, _ = made(tmp_path, encryption.recipients(key))
    whole = path.read_bytes()
    for place in [*range(0, len(whole), 5), *range(len(whole) - 16, len(whole))]:
        path.write_bytes(whole)
        with_byte(path, place)
        with pytest.raises(BackupError):
            contents(path, key)
    for length in range(0, len(whole), 31):
        path.write_bytes(whole[:length])
        with pytest.raises(BackupError):
            contents(path, key)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "holds no key; make one with manage.py backup --new-key FILE"),
        ("AGE-SECRET-KEY-1X", "holds a line that is no key of age"),
        ("age1x", "holds a line that is no key of age"),
        ("một", "is no key file"),
    ],
)
def test_file_that_is_no_key_is_refused(tmp_path, text, sentence):
    (tmp_path / "key").write_text(text)
    with pytest.raises(BackupError, match=sentence):
        encryption.recipients(tmp_path / "key")


def test_key_is_never_written_over(tmp_path, key):
    before = key.read_text()
    with pytest.raises(FileExistsError):
        encryption.make_key(key)
    with pytest.raises(BackupError, match="cannot be read"):
        encryption.recipients(tmp_path / "none")
    assert key.read_text() == before


def test_full_disk_is_seen_whatever_the_library_says_of_it(tmp_path, key):
    """Also at the last bytes, whose error pyrage 1.4.0 keeps for itself."""

    class Full:
        def __init__(self, room: int) -> None:
            self.room = room

        def write(self, data: bytes) -> int:
            self.room -= len(data)
            if self.room < 0:
                raise OSError(28, "No space left on device")
            return len(data)

        def flush(self) -> None:
            pass

    keys = encryption.recipients(key)
    for room in (0, 1_000, 60_000, 90_000):
        with pytest.raises(OSError, match="No space left"):
            encryption.encrypt(iter([os.urandom(50_000)] * 2), Full(room), keys)


def test_error_of_what_is_read_comes_through(tmp_path, key):
    files(tmp_path / "site")
    with pytest.raises(FileNotFoundError):
        write(
            tmp_path / "b",
            chunks_of(Archive(), tmp_path / "site", ["borderpost.env", "none"]),
            keys=encryption.recipients(key),
        )
    assert sorted(os.listdir(tmp_path)) == ["key", "site"]


def test_receiver_that_stops_early_does_not_hang(tmp_path, key):
    class Full(Kept):
        def take(self, name, chunks):
            next(chunks)
            raise OSError(28, "No space left on device")

    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "database.sqlite3").write_bytes(os.urandom(5_000_000))
    write(
        tmp_path / "b",
        chunks_of(Archive(), tmp_path / "site", ["database.sqlite3"]),
        keys=encryption.recipients(key),
    )
    began = time.monotonic()
    with pytest.raises(OSError, match="No space left"):
        contents(tmp_path / "b", key, to=Full())
    assert time.monotonic() - began < 30
