"""`.env.example` is the list of settings: it names each variable the site reads, and no other."""

import re
from pathlib import Path

READ = re.compile(r"""(?:env(?:\.\w+)?|flag|number|choice|os\.environ\.get)\(\s*"([A-Z][A-Z0-9_]+)\"""")
LISTED = re.compile(r"^(?:# )?([A-Z][A-Z0-9_]+)=", re.M)


def test_env_example_names_every_variable_read(root: Path) -> None:
    sources = [root / "config" / name for name in ("settings.py", "env.py", "services.py")]
    read = {name for path in sources for name in READ.findall(path.read_text(encoding="utf-8"))}
    listed = LISTED.findall((root / ".env.example").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(read)
