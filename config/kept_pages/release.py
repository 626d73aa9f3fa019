"""The release of the site: what a kept page owes to code, templates and settings and not to the database."""

import hashlib
from pathlib import Path

from django.conf import settings

CODE = ("articles", "config", "provinces", "templates")
KINDS = {".html", ".mo", ".py", ".txt", ".xml"}


def release() -> str:
    """A digest; another one as soon as a file or a setting is. Read once a process: some hundred files, 10 ms."""
    digest = hashlib.sha256()
    for folder in CODE:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in KINDS:
                digest.update(f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}\n".encode())
    names = Path(settings.STATIC_ROOT) / "staticfiles.json"  # pages hold the names of static files
    digest.update(names.read_bytes() if names.is_file() else b"")
    for name in sorted(name for name in dir(settings) if name.isupper() and settings.is_overridden(name)):
        value = getattr(settings, name)
        if isinstance(value, str | bool | int | float | list | tuple):
            digest.update(f"{name}={value!r}\n".encode())
    return digest.hexdigest()[:16]
