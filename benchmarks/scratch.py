"""Scratch folders of the benchmark: a filled site, its peer and the peer's environment, kept between runs.

Nothing here touches `var/`: each site's state lies in a folder of its own below the scratch folder, and a folder whose
fill was not finished is made anew.
"""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILLED = "filled.json"  # written last
SIZES = "sizes.json"  # what the fill took, in seconds, and what it made, in bytes
PYTHON = sys.executable
EDITOR = "benchmark-editor"


def default_folder() -> Path:
    """`BENCHMARK_DIR`, or a folder of the system's for what may be lost."""
    return Path(os.environ.get("BENCHMARK_DIR") or Path(tempfile.gettempdir()) / "borderpost-benchmarks")


def environment(state: Path, **more: str) -> dict[str, str]:
    """The variables of a site with its state in this folder, served as it is deployed but for HTTPS.

    Bytecode is kept, as Python does by itself: where it may not be, each command compiled our code anew and never
    Django's, and `loaddata` took 0.31 seconds and not 0.29.
    """
    dropped = {"DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE", "TASKS", "PYTHONDONTWRITEBYTECODE"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return (
        kept
        | {"BORDERPOST_VAR": str(state), "DEBUG": "off", "HTTPS": "off", "FEED_ID_HOST": "example.org"}
        | {"SECURITY_CONTACT": "security@example.org"}
        | more
    )


def manage(state: Path, *command: str, quiet: bool = True) -> None:
    """A management command of the site; its words are shown when it fails."""
    _run([sys.executable, "manage.py", *command], env=environment(state), quiet=quiet)


def empty_site(state: Path) -> None:
    """Migrated, with the fixtures and the static files."""
    state.mkdir(parents=True, exist_ok=True)
    _run([sys.executable, "-m", "config.env"], env=environment(state))
    manage(state, "migrate", "-v0")
    manage(state, "loaddata", "borderpost", "-v0")


def filled_site(scratch: Path, *, count: int, seed: int, say: Callable[[str], None]) -> Path:
    """The state folder of a site with the fixtures and so many articles more; migrated to the code of today."""
    state = scratch / f"site-{count}"

    def make() -> None:
        empty_site(state)
        editor = {"DJANGO_SUPERUSER_PASSWORD": "only for a benchmark on this machine"}
        command = ["createsuperuser", "--noinput", "--username", EDITOR, "--email", "editor@example.org"]
        _run([sys.executable, "manage.py", *command], env=environment(state, **editor))
        fill = [sys.executable, "-m", "benchmarks.fill", str(count), "--seed", str(seed), "--throwaway"]
        began = time.perf_counter()
        _run(fill, env=environment(state), quiet=False)
        seconds = time.perf_counter() - began
        (state / SIZES).write_text(json.dumps({"seconds": seconds, **_sizes(state / "borderpost.sqlite3")}))

    _kept(state, {"count": count, "seed": seed}, make, f"filling the site with {count:,} articles", say)
    manage(state, "migrate", "-v0")
    manage(state, "collectstatic", "--noinput", "-v0")
    return state


def filled_peer(
    scratch: Path, site: Path, *, count: int, seed: int, say: Callable[[str], None]
) -> tuple[Path, Path]:
    """The peer's Python and its state folder, with the articles of our site."""
    peer = ROOT / "benchmarks" / "peer"
    python, state = scratch / "peer-environment" / "bin" / "python", scratch / f"peer-{count}"
    lock = (peer / "requirements.txt").read_text(encoding="utf-8")

    def install() -> None:
        _run([sys.executable, "-m", "venv", str(python.parent.parent)])
        pip = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
        _run([*pip, "-r", str(peer / "requirements.txt")])

    def make() -> None:
        state.mkdir(parents=True)
        env = {"PEER_VAR": str(state), "OURS": str(site / "borderpost.sqlite3")}
        for command in (["migrate", "-v0"], ["fill_peer"]):
            _run([str(python), "manage.py", *command], env=os.environ | env, cwd=peer, quiet=False)

    _kept(python.parent.parent, {"lock": lock}, install, "installing the peer", say)
    _kept(state, {"count": count, "seed": seed, "lock": lock}, make, "filling the peer", say)
    return python, state


def _kept(
    folder: Path, wanted: dict[str, object], make: Callable[[], None], what: str, say: Callable[[str], None]
) -> None:
    mark = folder / FILLED
    if mark.is_file() and json.loads(mark.read_text(encoding="utf-8")) == wanted:
        return
    say(what)
    if folder.exists():
        shutil.rmtree(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    make()
    mark.write_text(json.dumps(wanted), encoding="utf-8")


def _sizes(database: Path) -> dict[str, int]:
    """Bytes of the database, and of the texts in it: titles, teasers and bodies. Reads everything once."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        text = " + ".join(f"length(CAST({column} AS BLOB))" for column in ("title", "teaser", "body"))
        (texts,) = connection.execute(f"SELECT sum({text}) FROM articles_article").fetchone()
    return {"database": database.stat().st_size, "texts": texts}


def _run(
    command: list[str], *, env: dict[str, str] | None = None, cwd: Path = ROOT, quiet: bool = True
) -> None:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        check=False,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed with {done.returncode}.\n{done.stdout or ''}")
