"""Demonstration server: secret, database, static files, fixtures once, then gunicorn in front.

    .venv/bin/python -m config.serve 8000

Whatever was done by an earlier run is left as it is. What each step said is kept in `demo.log` in the state folder.
"""

import io
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path


class Problem(Exception):
    """What stops us, as one plain sentence that names the remedy."""


def step(words: str, action: Callable[[io.StringIO], object], *, log: Path) -> None:
    """Say what is being done and do it; on failure keep the traceback in the log and tell its last line only."""
    print(f"{words} ...", flush=True)
    said = io.StringIO()
    try:
        action(said)
    except (Exception, SystemExit) as error:
        said.write(traceback.format_exc())
        cause = " ".join(str(error).split()).rstrip(".") or error.__class__.__name__
        raise Problem(f"{words} failed: {cause}. The whole story is in {log}.") from error
    finally:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"== {words}\n{said.getvalue()}")


def set_up() -> Path:
    """Create the state folder with its secret once, start Django, and return the path of the log."""
    os.umask(0o027)  # the database holds names and password hashes: not for every account of the machine
    import django  # nothing of Django may load before the secret exists

    from config.env import VAR_DIR, create_env_file

    if create_env_file():
        print("Created the state folder with a secret key of its own.", flush=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    log = VAR_DIR / "demo.log"
    log.write_text("", encoding="utf-8")
    return log


def prepare(log: Path) -> None:
    """Bring database and static files up to date; load the fixtures into a newspaper that has no article yet."""
    from django.apps import apps
    from django.core.management import call_command

    step("Checking the settings", lambda said: call_command("check", stdout=said), log=log)
    step("Preparing the database", lambda said: call_command("migrate", verbosity=1, stdout=said), log=log)
    step(
        "Collecting static files",
        lambda said: call_command("collectstatic", interactive=False, stdout=said),
        log=log,
    )
    if not apps.get_model("articles", "Article")._base_manager.exists():
        step(
            "Loading the fixtures (once)",
            lambda said: call_command("loaddata", "borderpost", stdout=said),
            log=log,
        )


def make_pictures(log: Path) -> None:
    """Make what pictures lack beside the server: pages print each size from the moment it exists."""
    with log.open("a", encoding="utf-8") as said:
        subprocess.Popen([sys.executable, "manage.py", "make_renditions"], stdout=said, stderr=said)


def gunicorn(port: str) -> list[str]:
    """The command that serves; how, says `config/gunicorn.py`."""
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
    return [*command, "--bind", f"127.0.0.1:{port}"]


def way_in(port: str) -> str:
    """How one gets to the desk. The address is in no log: what is printed here goes to the terminal alone."""
    from articles.access import first_account

    if not first_account.is_wanted():
        return f"The desk is at http://127.0.0.1:{port}/admin/."
    return (
        "Nobody has an account for the desk yet. Make the first one, within an hour, at\n"
        f"http://127.0.0.1:{port}{first_account.address()}"
    )


def main(port: str) -> int:
    try:
        log = set_up()
        prepare(log)
        make_pictures(log)
    except Problem as problem:
        print(f"Borderpost: {problem}", file=sys.stderr)
        return 1
    except Exception as error:  # a setting refused by name: its own sentence is the message
        print(f"Borderpost: {str(error) or error.__class__.__name__}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"\nBorderpost is at http://127.0.0.1:{port}/ (Ctrl-C stops it).\n{way_in(port)}\n", flush=True)
    command = gunicorn(port)
    return os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "8000"))
