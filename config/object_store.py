"""Django's file storage in an S3-compatible object store: what it needs of one, over obstore.

Pictures are never sent from there to readers: a view opens them and asks first whether their article is public. So the
bucket stays closed, and nothing here signs addresses.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from typing import Any
from urllib.parse import quote, urljoin

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import S3Store

CLIENT = {"connect_timeout": "3s", "timeout": "30s"}
RETRIES = {"max_retries": 2, "retry_timeout": dt.timedelta(seconds=10)}


class ObjectStorage(Storage):
    """Files of one bucket by their names. One request each; a store that fails raises OSError, as a disk would."""

    def __init__(self, **config: str) -> None:
        self.config = config

    @cached_property
    def store(self) -> S3Store:
        """Made at first use: its threads would not survive the fork of a server's worker."""
        is_plain = self.config.get("endpoint", "").startswith("http://")
        return S3Store(**self.config, client_options={**CLIENT, "allow_http": is_plain}, retry_config=RETRIES)

    def exists(self, name: str) -> bool:
        try:
            self._head(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return self._head(name)["size"]

    def get_modified_time(self, name: str) -> dt.datetime:
        return self._head(name)["last_modified"]

    def delete(self, name: str) -> None:
        """Nothing to say where there was none."""
        with _as_a_disk(name):
            self.store.delete(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Names of folders and of files below this one; two empty lists where there is none."""
        with _as_a_disk(path):
            found = self.store.list_with_delimiter(path or None)
        folders = [prefix.rstrip("/").rpartition("/")[2] for prefix in found["common_prefixes"]]
        return folders, [entry["path"].rpartition("/")[2] for entry in found["objects"]]

    def url(self, name: str) -> str:
        """What Django's own storages say of it: an address below `MEDIA_URL`, which is never routed."""
        return urljoin(settings.MEDIA_URL, quote(name))

    def _head(self, name: str) -> Any:
        with _as_a_disk(name):
            return self.store.head(name)

    def _open(self, name: str, mode: str = "rb") -> "StoredFile":
        if mode != "rb":
            raise ValueError(f"A file of the object store can only be read, not opened as {mode!r}.")
        return StoredFile(self.store, name)

    def _save(self, name: str, content: File) -> str:
        """Never over another file, also when two are saved at once: the store itself refuses the second."""
        content.seek(0)
        data = content.read()
        while True:
            try:
                with _as_a_disk(name):
                    self.store.put(name, data, mode="create", use_multipart=False)
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name


class StoredFile(File):
    """A file in the store. Opening asks for it; its bytes come over when they are first read."""

    def __init__(self, store: S3Store, name: str) -> None:
        self.name, self.mode = name, "rb"
        with _as_a_disk(name):
            self._found = store.get(name)
        self.size = self._found.meta["size"]

    @cached_property
    def file(self) -> BytesIO:  # type: ignore[override]
        with _as_a_disk(self.name):
            return BytesIO(bytes(self._found.bytes()))

    @property
    def closed(self) -> bool:
        return "file" in self.__dict__ and self.file.closed

    def close(self) -> None:
        if "file" in self.__dict__:
            self.file.close()


@contextmanager
def _as_a_disk(name: str | None) -> Iterator[None]:
    """The store's errors as those of a disk, which our code knows. A missing file is FileNotFoundError already."""
    try:
        yield
    except AlreadyExistsError as error:
        raise FileExistsError(name) from error
    except BaseError as error:
        raise OSError(f"The object store failed on {name}: {error}") from error
