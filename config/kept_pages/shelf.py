"""The shelf of kept pages: the memory of this process over what all processes share."""

import logging

from django.conf import settings

from config.env import VAR_DIR
from config.kept_pages.entry import Entry
from config.kept_pages.file_locks import FileLocks
from config.kept_pages.memory import Memory
from config.kept_pages.release import release
from config.kept_pages.shared_file import SharedFile
from config.shared_cache import SharedCache, is_there

logger = logging.getLogger(__name__)

VERSION = "version"  # no address: they begin with a slash


class Shelf:
    """Entries by address. Shared are those of one release: another one may render the same page otherwise."""

    def __init__(self) -> None:
        self.memory: Memory[Entry] = Memory(settings.KEPT_PAGES_BYTES)
        self.shared: SharedCache | SharedFile | None = None
        if is_there():
            self.shared = SharedCache()
        elif settings.KEPT_PAGES_FILE_BYTES:
            self.shared = SharedFile(VAR_DIR / "kept_pages.sqlite3", settings.KEPT_PAGES_FILE_BYTES)
        self.locks = FileLocks(VAR_DIR / "kept_pages.lock") if self.shared else None
        self.release = release() if self.shared else ""
        self.version = ""  # of everything, as the database said last
        self.noted = ""  # that one, once all processes can read it

    def from_others(self, address: str) -> Entry | None:
        """What another process, or this one before it was restarted, has kept. One question to the store."""
        packed = self.shared.get(f"{self.release} {address}") if self.shared else None
        try:
            return Entry.unpacked(packed) if packed else None
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            logger.warning(
                "A page that is kept cannot be read, and is made anew: %s", error.__class__.__name__
            )
            return None

    def saw(self, version: str) -> None:
        """Remember the version, for the time when nobody can be asked: here, and for who starts then."""
        if not version:
            return
        self.version = version
        if self.shared and version != self.noted and self.shared.put(self._version_key, version.encode()):
            self.noted = version

    @property
    def _version_key(self) -> str:
        return f"{self.release} {VERSION}"

    def held_last(self, address: str) -> Entry | None:
        """The entry, if it held when the database was heard of last, by any process. No question to the database.

        What others have noted after this process did is newer than its own version.
        """
        version = self.version
        if self.shared and version == self.noted:
            version = (self.shared.get(self._version_key) or b"").decode() or version
        for entry in (self.memory.get(address), self.from_others(address)):
            if entry is not None and entry.version == version:
                return entry
        return None

    def put(self, address: str, entry: Entry) -> None:
        self.memory.put(address, entry)
        if self.shared:
            self.shared.put(f"{self.release} {address}", entry.packed())
