"""Locks among processes: another process finds an address locked while this one has it, and no other address."""

import subprocess
import sys
from pathlib import Path
from zlib import crc32

from config.kept_pages.file_locks import FileLocks

# Locks each byte it is told of, if it is free, and has it until the next one: "free" or "locked" for each.
OTHER = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    for line in sys.stdin:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, int(line))
            fcntl.lockf(file, fcntl.LOCK_UN, 1, int(line))
            print("free", flush=True)
        except OSError:
            print("locked", flush=True)
"""


def test_address_is_locked_for_other_processes_while_it_is_rendered(tmp_path: Path):
    locks = FileLocks(tmp_path / "kept_pages.lock")
    with locks.alone("/first/"):
        pass
    command = [sys.executable, "-c", OTHER, str(locks.path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:

        def found(address):
            process.stdin.write(f"{crc32(address.encode())}\n")
            process.stdin.flush()
            return process.stdout.readline().strip()

        assert found("/a/") == "free"
        with locks.alone("/a/"):
            assert (found("/a/"), found("/b/")) == ("locked", "free")
            with locks.alone("/b/"):
                assert (found("/a/"), found("/b/")) == ("locked", "locked")
            assert (found("/a/"), found("/b/")) == ("locked", "free")
        try:
            with locks.alone("/a/"):
                raise ValueError
        except ValueError:
            pass
        assert found("/a/") == "free"
        process.stdin.close()
    assert locks.path.read_bytes() == b""


def test_no_lock_is_no_failure(tmp_path: Path):
    locks = FileLocks(tmp_path / "no such folder" / "kept_pages.lock")
    with locks.alone("/a/"):
        done = True
    assert (done, locks.path.exists()) == (True, False)
