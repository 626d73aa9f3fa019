"""What a site may use beside its one database once it has outgrown one machine: each by a setting, all off by default.

docs/scale.md says when each is due, and what it costs and gains.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.env import database, env

POSTGRES = "django.db.backends.postgresql"
PATIENCE = 3  # seconds to reach a database, where there is another one to read from


def databases() -> dict[str, dict[str, Any]]:
    """The database, and its copy for readers where `DATABASE_REPLICA_URL` names one."""
    primary = database()
    if not env.str("DATABASE_REPLICA_URL", default=""):
        return {"default": primary}
    try:
        replica = env.db_url("DATABASE_REPLICA_URL")
    except Exception as error:
        raise ImproperlyConfigured(
            "DATABASE_REPLICA_URL cannot be read; write postgres://user@host:5432/name."
        ) from error
    if primary["ENGINE"] != POSTGRES or replica["ENGINE"] != POSTGRES:
        raise ImproperlyConfigured(
            "DATABASE_REPLICA_URL names a copy that PostgreSQL keeps of the database in DATABASE_URL: both must begin "
            "with postgres://. Set both, or remove DATABASE_REPLICA_URL."
        )
    return {
        "default": _with_patience(primary),
        "replica": {**primary, **_with_patience(replica), "TEST": {"MIRROR": "default"}},
    }


def _with_patience(config: dict[str, Any]) -> dict[str, Any]:
    return {**config, "OPTIONS": {"connect_timeout": PATIENCE, **config.get("OPTIONS", {})}}
