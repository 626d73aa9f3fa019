"""What a site may use beside its one database once it has outgrown one machine: each by a setting, all off by default.

docs/scale.md says when each is due, and what it costs and gains.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.env import database, env, number

POSTGRES = "django.db.backends.postgresql"
PATIENCE = 3  # seconds to reach a database, where there is another one to read from
WAIT = 10  # seconds for a free connection of the pool; then the page is a 500, and the log says why


def databases() -> dict[str, dict[str, Any]]:
    """The database, and its copy for readers where `DATABASE_REPLICA_URL` names one."""
    primary = _pooled(database())
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
        "replica": {**primary, **_with_patience(_pooled(replica)), "TEST": {"MIRROR": "default"}},
    }


def _pooled(config: dict[str, Any]) -> dict[str, Any]:
    """Threads of a process share `DATABASE_POOL` connections; without it each thread keeps one of its own."""
    size = number("DATABASE_POOL", default=0)
    if not size:
        return config
    if config["ENGINE"] != POSTGRES:
        raise ImproperlyConfigured(
            "DATABASE_POOL is for PostgreSQL; this site has SQLite, whose connections cost nothing. Set DATABASE_URL, "
            "or remove DATABASE_POOL."
        )
    pool = {"min_size": 1, "max_size": size, "timeout": WAIT}
    return {**config, "CONN_MAX_AGE": 0, "OPTIONS": {**config.get("OPTIONS", {}), "pool": pool}}


def _with_patience(config: dict[str, Any]) -> dict[str, Any]:
    """A server that cannot be reached must not hold up a page that another one could answer."""
    options = {"connect_timeout": PATIENCE, **config.get("OPTIONS", {})}
    if "pool" in options:
        options["pool"] = {**options["pool"], "timeout": PATIENCE}
    return {**config, "OPTIONS": options}
