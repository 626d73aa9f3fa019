"""The site's own settings, with one address."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.floor.urls"
