"""The file of a backup: what goes in comes out, and a changed byte, a missing end or a foreign member is refused."""

import gzip
import io
import json
import os
import subprocess
import tarfile
from collections.abc import Callable
from typing import Any

import pytest

from config.backup import writing
from config.backup.manifest import BackupError, Manifest, Member
from config.backup.reading import read
from config.backup.writing import Archive, write
from tests.config.backup.archives import SITE, Kept, chunks_of, contents, files, made, with_byte
from tests.memory import peak_of


def test_what_goes_in_comes_out(tmp_path):
    path, content = made(tmp_path)
    found, taken = contents(path)
    assert (found.site, found.manifest.missing, taken) == (SITE, ["articles/lost.webp"], content)
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert sorted(os.listdir(tmp_path)) == ["site", "site.backup"]


def test_any_tar_reads_it(tmp_path):
    path, content = made(tmp_path)
    (tmp_path / "out").mkdir()
    subprocess.run(["tar", "xzf", path, "-C", tmp_path / "out"], check=True)
    assert {name: (tmp_path / "out" / name).read_bytes() for name in content} == content


def test_cut_at_any_length_it_is_refused(tmp_path):
    path, _ = made(tmp_path)
    whole = path.read_bytes()
    for length in [*range(64), *range(64, len(whole), 5), *range(len(whole) - 32, len(whole))]:
        path.write_bytes(whole[:length])
        with pytest.raises(BackupError):
            contents(path)


def test_with_any_byte_changed_it_is_refused_or_says_the_same(tmp_path):
    """The same where the byte does not change the content: the time in the frame of gzip, another way to repeat."""
    path, content = made(tmp_path)
    whole = path.read_bytes()
    refused, places = 0, [*range(32), *range(32, len(whole), 3), *range(len(whole) - 32, len(whole))]
    for place in places:
        path.write_bytes(whole)
        with_byte(path, place)
        try:
            found, taken = contents(path)
        except BackupError:
            refused += 1
            continue
        assert (found.site, found.manifest.missing, taken) == (SITE, ["articles/lost.webp"], content)
    assert len(places) - refused < 12


def test_something_behind_its_end_is_refused(tmp_path):
    path, _ = made(tmp_path)
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(BackupError, match="damaged"):
        contents(path)


def entry(name: str, data: bytes = b"", **changed: Any) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for key, value in changed.items():
        setattr(info, key, value)
    return info, data


SITE_JSON = entry("site.json", SITE.packed())
DATABASE = entry("database.sqlite3", b"rows")
FOREIGN: dict[str, tuple[Any, str]] = {
    "a way out": ([entry("media/../../out")], "its member 'media/../../out' is none that a backup has"),
    "an absolute name": ([entry("/etc/passwd")], "its member '/etc/passwd' is none"),
    "another name": ([entry("settings.py")], "its member 'settings.py' is none"),
    "the folder itself": ([entry("media/")], "its member 'media/' is none"),
    "a link": (
        [entry("media/a", type=tarfile.SYMTYPE, linkname="/etc/passwd")],
        "its member 'media/a' is none",
    ),
    "a hard link": ([entry("media/a", type=tarfile.LNKTYPE, linkname="x")], "its member 'media/a' is none"),
    "a device": ([entry("media/a", type=tarfile.CHRTYPE)], "its member 'media/a' is none"),
    "twice the same": ([DATABASE], "its member 'database.sqlite3' is none"),
    "one more than listed": ([entry("media/a", b"x")], "its members are not those of its manifest.json"),
    "the dump of the other database": ([entry("database.dump")], "its member 'database.dump' is none"),
}


def by_hand(members: list[tuple[tarfile.TarInfo, bytes]], manifest: bytes) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for info, data in [*members, entry("manifest.json", manifest)]:
            archive.addfile(info, io.BytesIO(data))
    return gzip.compress(target.getvalue())


def manifest_of(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    digest = writing.hashlib.sha256
    return Manifest(
        {info.name: Member(len(data), digest(data).hexdigest()) for info, data in members}, []
    ).packed()


def test_one_made_by_hand_is_read(tmp_path):
    path = tmp_path / "b"
    path.write_bytes(by_hand([SITE_JSON, DATABASE], manifest_of(SITE_JSON, DATABASE)))
    assert contents(path)[1] == {"database.sqlite3": b"rows"}


@pytest.mark.parametrize(("more", "sentence"), FOREIGN.values(), ids=FOREIGN)
def test_foreign_member_is_refused(tmp_path, more, sentence):
    path = tmp_path / "b"
    path.write_bytes(by_hand([SITE_JSON, DATABASE, *more], manifest_of(SITE_JSON, DATABASE)))
    with pytest.raises(BackupError) as refused:
        contents(path)
    assert str(refused.value).startswith(sentence)


def changed(**facts: Any) -> bytes:
    return json.dumps({**json.loads(SITE.packed()), **facts}).encode()


WRONG: dict[str, tuple[bytes, str]] = {
    "another format": (
        changed(format=9),
        "it is a backup of format 9, and this version reads 1; restore it with",
    ),
    "another database": (changed(vendor="oracle"), "it holds a database of the kind 'oracle'"),
    "more facts": (changed(colour="red"), "its site.json says other things than a backup's"),
    "no facts": (b"[]", "its site.json cannot be read, so it is no backup of a site"),
    "no JSON": (b"\xff", "its site.json cannot be read, so it is no backup of a site"),
}


@pytest.mark.parametrize(("site", "sentence"), WRONG.values(), ids=WRONG)
def test_site_that_says_other_things_is_refused(tmp_path, site, sentence):
    path, first = tmp_path / "b", entry("site.json", site)
    path.write_bytes(by_hand([first, DATABASE], manifest_of(first, DATABASE)))
    with pytest.raises(BackupError) as refused:
        contents(path)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"members": {"a": 1}, "missing": []}'])
def test_manifest_that_cannot_be_read_is_refused(tmp_path, manifest):
    path = tmp_path / "b"
    path.write_bytes(by_hand([SITE_JSON, DATABASE], manifest))
    with pytest.raises(BackupError, match=r"its manifest\.json cannot be read"):
        contents(path)


def test_first_member_must_be_the_site(tmp_path):
    path = tmp_path / "b"
    path.write_bytes(by_hand([DATABASE, SITE_JSON], manifest_of(DATABASE, SITE_JSON)))
    with pytest.raises(BackupError, match=r"it has no site\.json where a backup has it"):
        contents(path)


def test_what_was_not_wanted_is_checked_as_well(tmp_path):
    class Nothing(Kept):
        def take(self, name, chunks):
            pass

    path, _ = made(tmp_path)
    assert contents(path, to=Nothing())[1] == {}


def no_room(*args: Any) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_file_that_cannot_be_finished_leaves_nothing(tmp_path, monkeypatch, step):
    files(tmp_path / "site")
    monkeypatch.setattr(os, step, no_room)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path / "b", chunks_of(Archive(), tmp_path / "site", ["borderpost.env"]), keys=[])
    assert os.listdir(tmp_path) == ["site"]


def test_file_that_became_shorter_is_refused(tmp_path):
    path = tmp_path / "picture"
    path.write_bytes(b"x" * 3_000_000)
    chunks = Archive().file("media/picture", path)
    next(chunks), next(chunks)
    path.write_bytes(b"")
    with pytest.raises(BackupError, match="became shorter while it was read; run the command again"):
        list(chunks)


def test_memory_is_the_same_however_large_a_file_is(tmp_path):
    """64 MB are written and read with less than 8 MB."""
    big = tmp_path / "database.sqlite3"
    with big.open("wb") as file:
        for _ in range(64):
            file.write(os.urandom(1_000_000))

    class Nowhere(Kept):
        def take(self, name, chunks):
            for _ in chunks:
                pass

    def there_and_back(attempt: int) -> None:
        path = tmp_path / f"b{attempt}"
        write(path, chunks_of(Archive(), tmp_path, [big.name]), keys=[])
        read(path, key_file=None, to=Nowhere(), told=lambda done: None)

    there: Callable[[int], object] = there_and_back
    assert peak_of(there) < 8_000_000
