"""Settings of the test suite: the real ones, with a fast hasher and nothing written to disk."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("HTTPS", "off")

from config.settings import *  # noqa: F403
from config.settings import STORAGES, database, env

if not env.str("DATABASE_URL", default=""):
    DATABASES = {"default": {**database(), "NAME": ":memory:"}}

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
