"""Environment variables and the folder `var/`: where a site keeps its state and how settings are read.

Everything a running site writes lies below one folder, `BORDERPOST_VAR` (default `var/` in the project).
`borderpost.env` in that folder holds the secrets of this one installation; real environment variables win over it.
Run `python -m config.env` to create the folder and the file once.
"""

import os
import secrets
import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("BORDERPOST_VAR") or BASE_DIR / "var").resolve()
ENV_FILE = VAR_DIR / "borderpost.env"

env = environ.Env()


def read_env_file() -> None:
    """Read this installation's file, if it is there; variables already set are kept."""
    if ENV_FILE.is_file():
        env.read_env(ENV_FILE)


def create_env_file() -> bool:
    """Create the state folder and its settings file with a fresh secret. Return whether anything was written."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(ENV_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w") as file:
        file.write(
            "# Settings of this installation. Keep it out of version control and back it up.\n"
            f"SECRET_KEY={secrets.token_urlsafe(64)}\n"
            "# Set to on (or remove the line) once the site is served over HTTPS.\n"
            "HTTPS=off\n"
        )
    return True


def secret_key() -> str:
    """The secret of this installation; refuse to start without one, or with a weak one."""
    value = env.str("SECRET_KEY", default="")
    if len(value) < 50:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing or shorter than 50 characters. Run `make demo` once, or "
            f"`python -m config.env`, to create one in {ENV_FILE}, or set the variable SECRET_KEY."
        )
    return value


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable; anything else than on/off, true/false, yes/no, 1/0 is refused by name."""
    value = env.str(name, default="on" if default else "off").strip().lower()
    if value in {"on", "true", "yes", "1"}:
        return True
    if value in {"off", "false", "no", "0", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}.")


def choice(name: str, choices: tuple[str, ...], *, default: str) -> str:
    """One of a few words; anything else is refused by name."""
    value = env.str(name, default=default).strip().lower()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(choices)}, not {value!r}.")
    return value


def number(name: str, *, default: int) -> int:
    """A whole-number variable; anything else is refused by name."""
    value = env.str(name, default=str(default)).strip()
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def database() -> dict:
    """The database: `DATABASE_URL` (PostgreSQL), or SQLite in the state folder, tuned for a web site.

    SQLite: WAL lets readers go on while one writes; BEGIN IMMEDIATE takes the write lock at once, so that a
    transaction waits (20 s) instead of failing half way; synchronous=FULL because an acknowledged save must
    survive a power cut.
    """
    if env.str("DATABASE_URL", default=""):
        try:
            config = env.db_url("DATABASE_URL")
        except Exception as error:
            raise ImproperlyConfigured(
                "DATABASE_URL cannot be read; write postgres://user@host:5432/name."
            ) from error
        if config["ENGINE"] != "django.db.backends.sqlite3":
            return {**config, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        name = config["NAME"]
    else:
        name = str(VAR_DIR / "borderpost.sqlite3")
    return {
        "ENGINE": "config.sqlite",  # Django's, which goes on reading where nothing can be written
        "NAME": name,
        # Opening the file and its pragmas for each request would cost ten times what a kept page costs.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;",
        },
    }


def mailers() -> dict:
    """The one mail server, `EMAIL_URL`; without it no mail goes out. One that does not answer is waited for 10 s."""
    if not env.str("EMAIL_URL", default=""):
        return {}
    try:
        config = env.email_url("EMAIL_URL")
    except Exception as error:
        raise ImproperlyConfigured(
            "EMAIL_URL cannot be read; write smtp+tls://user:password@mail.example.org:587."
        ) from error
    options = {
        "host": config["EMAIL_HOST"],
        "port": config["EMAIL_PORT"],
        "username": config["EMAIL_HOST_USER"] or "",
        "password": config["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": config.get("EMAIL_USE_TLS", False),
        "use_ssl": config.get("EMAIL_USE_SSL", False),
        "timeout": 10,
    }
    return {"default": {"BACKEND": config["EMAIL_BACKEND"], "OPTIONS": options}}


if __name__ == "__main__":
    try:
        written = create_env_file()
    except OSError as error:
        sys.exit(
            f"The state folder {VAR_DIR} cannot be written ({error.strerror}). Set BORDERPOST_VAR to one that can."
        )
    if written:
        print(f"Created {ENV_FILE} with a new secret key.")
