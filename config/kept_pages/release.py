"""The release of the site: what a kept page owes to code, packages and settings and not to the database."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings

CODE = ("articles", "config", "provinces", "templates")
KINDS = {".html", ".json", ".mo", ".py", ".txt", ".xml"}
PACKAGES = "requirements.txt"  # another release of Django or Jinja2 may print another page


def release() -> str:
    """A digest; another one as soon as a file or a setting is, and the same on each machine that has the same.

    Made once a process, of what some hundred files say and not of when they were written: machines get them at
    different times. Cost: 40 ms.
    """
    digest = hashlib.sha256()
    for folder in CODE:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in KINDS:
                digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode() + path.read_bytes())
    names = Path(settings.STATIC_ROOT) / "staticfiles.json"  # pages hold the names of static files
    for path in (names, settings.BASE_DIR / PACKAGES):
        digest.update(path.read_bytes() if path.is_file() else b"")
    for name in sorted(name for name in dir(settings) if name.isupper() and settings.is_overridden(name)):
        value = getattr(settings, name)
        if all(isinstance(each, str | bool | int | float) for each in _items(value)):
            digest.update(f"{name}={value!r}\n".replace(str(settings.BASE_DIR), "").encode())
    return digest.hexdigest()[:16]


def _items(value: Any) -> Any:
    """What a list holds; what is made at the first look, such as the address of a static file, may not be there yet."""
    return value if isinstance(value, list | tuple) else [value]
