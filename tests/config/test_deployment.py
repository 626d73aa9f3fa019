"""Deployment checks: what does not start says why, and what is only said says what to do."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from config import deployment
from config.deployment import is_public, old_sqlite, refuse_unsafe, unsafe

PUBLIC = ("news.example.org", "example.org", ".example.org", "1.1.1.1", "[2606:4700::1111]")
PRIVATE = (
    *("localhost", "127.0.0.1", "[::1]", "testserver", "site.localhost", "news.lan", "mac.local"),
    *("10.0.0.7", "192.168.1.20", "news.test", "news.example", "box.home.arpa", "web-1"),
)


def test_names_that_strangers_reach_are_told_from_others():
    assert {host: is_public(host) for host in (*PUBLIC, *PRIVATE)} == {
        **dict.fromkeys(PUBLIC, True),
        **dict.fromkeys(PRIVATE, False),
    }


# Settings, and what is refused of them.
SITES = {
    "as deployed": ({"ALLOWED_HOSTS": ["example.org"], "SECURE_SSL_REDIRECT": True}, []),
    "on this machine": ({"ALLOWED_HOSTS": ["localhost"], "DEBUG": True}, []),
    "in the house": ({"ALLOWED_HOSTS": ["news.lan"]}, []),
    "any name": ({"ALLOWED_HOSTS": ["*"], "SECURE_SSL_REDIRECT": True}, ["borderpost.E001"]),
    "debugged in public": (
        {"ALLOWED_HOSTS": ["example.org"], "DEBUG": True, "SECURE_SSL_REDIRECT": True},
        ["borderpost.E002"],
    ),
    "plain": ({"ALLOWED_HOSTS": ["localhost", "example.org"]}, ["borderpost.E003"]),
    "all of it": (
        {"ALLOWED_HOSTS": ["*", "example.org"], "DEBUG": True},
        ["borderpost.E001", "borderpost.E002", "borderpost.E003"],
    ),
}


@pytest.mark.parametrize("site", SITES)
def test_unsafe_settings_are_refused(site):
    values, refused = SITES[site]
    with override_settings(**{"DEBUG": False, "SECURE_SSL_REDIRECT": False, **values}):
        assert [each.id for each in unsafe()] == refused
        if refused:
            with pytest.raises(ImproperlyConfigured):
                refuse_unsafe()


@pytest.mark.parametrize(
    ("version", "warned"),
    [
        ((3, 40, 1), True),
        ((3, 44, 6), False),
        ((3, 46, 1), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), True),
        ((3, 53, 4), False),
    ],
)
def test_sqlite_that_can_lose_a_save_is_named(monkeypatch, version, warned):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    monkeypatch.setattr(deployment, "connections", {"default": type("Connection", (), {"vendor": "sqlite"})})
    assert [each.id for each in old_sqlite(databases=["default"])] == ["borderpost.W001"] * warned
    assert old_sqlite() == []


def test_other_databases_are_not_warned_of(monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setattr(
        deployment, "connections", {"default": type("Connection", (), {"vendor": "postgresql"})}
    )
    assert old_sqlite(databases=["default"]) == []


def run(tmp_path, *command, **variables):
    """A process of its own, with the variables and nothing of this one's site."""
    env = {"PATH": os.environ["PATH"], "BORDERPOST_VAR": str(tmp_path), "SECRET_KEY": "x" * 60, **variables}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.walk
def test_unsafe_site_does_not_serve_and_no_command_runs(tmp_path):
    served = run(tmp_path, "-c", "import config.wsgi", ALLOWED_HOSTS="example.org", DEBUG="on")
    command = run(tmp_path, "manage.py", "check", ALLOWED_HOSTS="example.org", DEBUG="on")
    for done in (served, command):
        assert done.returncode != 0
        assert "DEBUG is on for example.org" in done.stderr
        assert "Set DEBUG=off" in done.stderr


@pytest.mark.walk
def test_safe_site_serves(tmp_path):
    served = run(tmp_path, "-c", "import config.wsgi", ALLOWED_HOSTS="example.org")
    assert (served.returncode, served.stdout) == (0, "")


ASKED = "from django.conf import settings; print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)"


@pytest.mark.parametrize(
    ("https", "names"), [("on", "__Host-sessionid __Host-csrftoken"), ("off", "sessionid csrftoken")]
)
def test_cookies_are_bound_to_the_host_where_it_has_https(tmp_path, https, names):
    told = run(tmp_path, "-c", ASKED, HTTPS=https, DJANGO_SETTINGS_MODULE="config.settings")
    assert told.stdout.strip() == names
