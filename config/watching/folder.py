"""The folder in which the processes of a site count: each in files of its own, mapped into its memory.

So any process can answer for all, and one that ended is still counted. The folder is memory, too: on a full disk a
process that writes to a mapped file would be ended.
"""

import os
import stat
import zlib
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.env import VAR_DIR

MEMORY = Path("/dev/shm")
VARIABLE = "PROMETHEUS_MULTIPROC_DIR"  # the library's; read when it is first imported


def folder() -> Path:
    """Of this site and this account of the machine; `PROMETHEUS_MULTIPROC_DIR` names another one."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    name = f"borderpost-{os.getuid()}-{zlib.crc32(str(VAR_DIR).encode()):08x}"
    return MEMORY / name if MEMORY.is_dir() else VAR_DIR / "metrics"


def own_folder() -> Path:
    """The folder, made where it is missing; one that somebody else could write to is refused."""
    found = folder()
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    about = found.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid() or about.st_mode & 0o022:
        raise ImproperlyConfigured(
            f"{found}, where metrics are counted, is not this account's own. Remove it, or set {VARIABLE} to a folder"
            " of its own that lies in memory."
        )
    return found


def forget() -> None:
    """Count from nothing: for the process that starts all others. What ended processes left would stay for ever."""
    for path in own_folder().glob("*.db"):
        path.unlink(missing_ok=True)
