"""Encryption of a backup by age (age-encryption.org), whose files any `age` program decrypts as well.

A key file holds one key a line: public keys (age1…), which can only encrypt, or secret ones (AGE-SECRET-KEY-1…). So the
machine that makes backups need not hold what opens them.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from config.backup.manifest import BackupError

MARK = b"age-encryption.org/"
SECRET = "AGE-SECRET-KEY-1"
MAKE_ONE = "make one with manage.py backup --new-key FILE"


def make_key(path: Path) -> str:
    """Write a new secret key, which its owner alone may read; its public one."""
    identity = _age().x25519.Identity.generate()
    public = str(identity.to_public())
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w") as file:
        file.write(f"# public key: {public}\n{identity}\n")
        file.flush()
        os.fsync(number)
    return public


def recipients(path: Path) -> list[Any]:
    """Whom a backup is encrypted for: the public keys, and those of the secret ones."""
    age = _age()
    return [
        age.x25519.Identity.from_str(key).to_public()
        if key.startswith(SECRET)
        else age.x25519.Recipient.from_str(key)
        for key in _keys(path)
    ]


def identities(path: Path) -> list[Any]:
    keys = [key for key in _keys(path) if key.startswith(SECRET)]
    if not keys:
        raise BackupError(f"{path} holds public keys only; a backup is opened by the secret one ({SECRET}…)")
    return [_age().x25519.Identity.from_str(key) for key in keys]


def encrypt(chunks: Iterator[bytes], to: BinaryIO, keys: list[Any]) -> None:
    """Memory: a chunk. Errors of either side are raised as they are; pyrage would turn them, and swallow the last."""
    source, target = _Source(chunks), _Target(to)
    try:
        _age().encrypt_io(source, target, keys)
    finally:
        if error := source.error or target.error:
            raise error


@contextmanager
def decrypted(file: BinaryIO, keys: list[Any]) -> Iterator[BinaryIO]:
    """What is in the file, to be read as it is decrypted by a thread. BackupError at the end where it was altered."""
    out, into = os.pipe()
    failed: list[Exception] = []

    def work() -> None:
        with os.fdopen(into, "wb") as pipe:
            target = _Target(pipe)
            try:
                _age().decrypt_io(file, target, keys)
            except Exception as error:
                failed.append(target.error or error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        with os.fdopen(out, "rb") as pipe:
            yield pipe
    except BackupError as error:
        thread.join()
        if reason := _reason(failed):
            raise reason from error
        raise
    finally:
        thread.join()
    if reason := _reason(failed):
        raise reason


def _reason(failed: list[Exception]) -> BackupError | None:
    """None for the pipe that was closed from our side, because what came out of it was no backup."""
    if not failed or isinstance(failed[0], BrokenPipeError):
        return None
    if "No matching keys" in str(failed[0]):
        return BackupError("it is encrypted for another key than that of the key file; name the right one")
    return BackupError("it was damaged or cut short after it was encrypted; take another copy of it")


def _keys(path: Path) -> list[str]:
    try:
        lines = [line.strip() for line in path.read_text(encoding="ascii").splitlines()]
    except OSError as error:
        raise BackupError(f"the key file {path} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BackupError(f"{path} is no key file; {MAKE_ONE}") from error
    keys = [line for line in lines if line and not line.startswith("#")]
    age = _age()
    try:
        for key in keys:
            (age.x25519.Identity if key.startswith(SECRET) else age.x25519.Recipient).from_str(key)
    except (age.IdentityError, age.RecipientError) as error:
        raise BackupError(f"{path} holds a line that is no key of age; {MAKE_ONE}") from error
    if not keys:
        raise BackupError(f"{path} holds no key; {MAKE_ONE}")
    return keys


def _age() -> Any:
    try:
        return import_module("pyrage")  # an optional package: only sites that encrypt need it
    except ImportError as error:
        raise BackupError(
            "encryption wants the package pyrage; install it with pip install pyrage"
        ) from error


class _Source:
    """A file to be read, made of chunks."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks, self.rest = chunks, memoryview(b"")
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self.rest:
                self.rest = memoryview(next(self.chunks))
        except StopIteration:
            return b""
        except BaseException as error:
            self.error = error
            raise
        taken, self.rest = self.rest[:size], self.rest[size:]
        return bytes(taken)


class _Target:
    """A file to be written, which remembers why it could not be."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self.file.write(data)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        try:
            self.file.flush()
        except OSError as error:
            self.error = error
            raise
