"""What a site may use beside its one database once it has outgrown one machine: each by a setting, all off by default.

docs/scale.md says when each is due, and what it costs and gains; of Sentry, docs/staff.md.
"""

from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.env import database, env, number
from config.shared_cache import PlainBytes

POSTGRES = "django.db.backends.postgresql"
PATIENCE = 3  # seconds to reach a database: a page that is kept, or one that says so, need not wait longer
WAIT = 10  # seconds for a free connection of the pool; then the page is a 500, and the log says why
CACHED_FOR = 7 * 24 * 60 * 60  # seconds; a page that nobody asked for in a week may be made anew
CACHE_ANSWERS_WITHIN = 0.5  # seconds; a page is made in less than the patience of a reader


def databases() -> dict[str, dict[str, Any]]:
    """The database, and its copy for readers where `DATABASE_REPLICA_URL` names one."""
    primary = _pooled(database())
    if not env.str("DATABASE_REPLICA_URL", default=""):
        return {"default": _soon(primary) if primary["ENGINE"] == POSTGRES else primary}
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


def _soon(config: dict[str, Any]) -> dict[str, Any]:
    """A server that cannot be reached says so in seconds: by itself the system would try for two minutes."""
    return {**config, "OPTIONS": {"connect_timeout": PATIENCE, **config.get("OPTIONS", {})}}


def _with_patience(config: dict[str, Any]) -> dict[str, Any]:
    """A server that cannot be reached must not hold up a page that another one could answer."""
    options = _soon(config)["OPTIONS"]
    if "pool" in options:
        options["pool"] = {**options["pool"], "timeout": PATIENCE}
    return {**config, "OPTIONS": options}


def caches() -> dict[str, dict[str, Any]]:
    """Django's `CACHES`: `pages` where `CACHE_URL` names a Redis or Memcached that all web machines share."""
    within = CACHE_ANSWERS_WITHIN
    found = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    url = env.str("CACHE_URL", default="")
    if not url:
        return found
    parts = urlsplit(url)
    if parts.scheme in ("redis", "rediss", "unix") and (parts.netloc or parts.path):
        backend, location = "redis.RedisCache", url
        # No second try: without the cache a page is made sooner.
        options: dict[str, Any] = {"serializer": PlainBytes, "socket_timeout": within, "retry": None}
        options["socket_connect_timeout"] = within
    elif parts.scheme == "memcached" and (parts.netloc or parts.path):
        backend, location = "memcached.PyMemcacheCache", parts.netloc or f"unix:{parts.path}"
        options = {"serde": PlainBytes(), "timeout": within, "connect_timeout": within}
        options |= {"retry_attempts": 0, "dead_timeout": 0}  # we let it rest ourselves
    else:
        raise ImproperlyConfigured(
            "CACHE_URL must name a Redis (redis://host:6379/0, unix:///path/of/socket) or a Memcached "
            f"(memcached://host:11211, memcached:///path/of/socket), not {parts.scheme or url!r}."
        )
    found["pages"] = {
        "BACKEND": f"django.core.cache.backends.{backend}",
        "LOCATION": location,
        "KEY_PREFIX": "borderpost",
        "TIMEOUT": CACHED_FOR,
        "OPTIONS": options,
    }
    return found


def media() -> dict[str, Any]:
    """The storage of pictures: the folder `media` below the state folder, or a bucket where `S3_BUCKET` names one."""
    bucket = env.str("S3_BUCKET", default="")
    given = {
        "S3_ENDPOINT": env.str("S3_ENDPOINT", default=""),
        "S3_REGION": env.str("S3_REGION", default="us-east-1"),
        "S3_ACCESS_KEY_ID": env.str("S3_ACCESS_KEY_ID", default=""),
        "S3_SECRET_ACCESS_KEY": env.str("S3_SECRET_ACCESS_KEY", default=""),
    }
    if not bucket:
        return {"BACKEND": "config.picture_folder.PictureFolder"}
    if missing := [name for name in ("S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY") if not given[name]]:
        raise ImproperlyConfigured(
            f"S3_BUCKET needs a key: set {' and '.join(missing)}, or remove S3_BUCKET."
        )
    endpoint = given["S3_ENDPOINT"]
    if endpoint and urlsplit(endpoint).scheme not in ("http", "https"):
        raise ImproperlyConfigured(
            f"S3_ENDPOINT must begin with https:// or http://, not {endpoint!r}; leave it empty for Amazon's."
        )
    options = {name.removeprefix("S3_").lower(): value for name, value in given.items() if value}
    return {"BACKEND": "config.object_store.ObjectStorage", "OPTIONS": {"bucket": bucket, **options}}


def sentry_dsn() -> str:
    """The address that `SENTRY_DSN` gives, with its key and the number of the project; empty for none."""
    dsn = env.str("SENTRY_DSN", default="")
    parts = urlsplit(dsn)
    if dsn and not (parts.scheme in ("http", "https") and parts.username and parts.path.strip("/")):
        raise ImproperlyConfigured(
            "SENTRY_DSN must be the address that Sentry shows for a project: https://KEY@HOST/NUMBER."
        )
    if dsn and find_spec("sentry_sdk") is None:
        raise ImproperlyConfigured(
            "SENTRY_DSN wants the package sentry-sdk, which is not installed: pip install sentry-sdk, or remove "
            "SENTRY_DSN."
        )
    return dsn
