"""Settings of the test suite: the real ones, with a fast hasher, and nothing kept after a run."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("HTTPS", "off")

from config.env import database, env
from config.settings import *  # noqa: F403
from config.settings import STORAGES

folder = tempfile.TemporaryDirectory(prefix="borderpost-tests-")
BUILD_ROOT = f"{folder.name}/build"
if not env.str("DATABASE_URL", default=""):
    # A file and not memory: threads of the live server would share the one connection of a database in memory, and
    # SQLite answers two at once with "bad parameter or other API misuse".
    DATABASES = {"default": {**database(), "TEST": {"NAME": f"{folder.name}/test.sqlite3"}}}

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
FEED_ID_HOST = ""
SECURITY_CONTACT = "security@example.org"  # so that what walks every address finds the page
KEPT_PAGES_BYTES = 0  # what is asked of a page is asked of its code; tests/config/kept_pages switches it on
KEPT_PAGES_FILE_BYTES = 0
KEPT_CARDS_BYTES = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
