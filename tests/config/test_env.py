"""Settings are read by name and refused by name."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


def test_env_file_is_created_once_and_kept_private(tmp_path, monkeypatch):
    monkeypatch.setattr(env, "VAR_DIR", tmp_path / "var")
    monkeypatch.setattr(env, "ENV_FILE", tmp_path / "var" / "borderpost.env")
    assert env.create_env_file() is True
    written = env.ENV_FILE.read_text()
    assert env.create_env_file() is False
    assert env.ENV_FILE.read_text() == written
    assert stat.S_IMODE(env.ENV_FILE.stat().st_mode) == 0o600
    key = next(line for line in written.splitlines() if line.startswith("SECRET_KEY=")).partition("=")[2]
    assert len(key) == 86


@pytest.mark.parametrize("value", ["", "short", "x" * 49])
def test_weak_secret_is_refused(monkeypatch, value):
    monkeypatch.setenv("SECRET_KEY", value)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is missing or shorter than 50 characters"):
        env.secret_key()


@pytest.mark.parametrize(
    ("value", "meaning"),
    [("on", True), ("TRUE", True), ("1", True), ("off", False), ("no", False), ("", False)],
)
def test_flag(monkeypatch, value, meaning):
    monkeypatch.setenv("HTTPS", value)
    assert env.flag("HTTPS", default=True) is meaning


def test_flag_and_number_are_refused_by_name(monkeypatch):
    monkeypatch.setenv("HTTPS", "maybe")
    monkeypatch.setenv("PICTURE_MAX_PIXELS", "-5")
    with pytest.raises(ImproperlyConfigured) as error:
        env.flag("HTTPS", default=True)
    assert str(error.value) == "HTTPS must be on or off, not 'maybe'."
    with pytest.raises(ImproperlyConfigured) as error:
        env.number("PICTURE_MAX_PIXELS", default=1)
    assert str(error.value) == "PICTURE_MAX_PIXELS must be a whole number, not '-5'."


@pytest.mark.parametrize(
    ("url", "engine"),
    [
        ("", "config.sqlite"),
        ("sqlite:///news.sqlite3", "config.sqlite"),
        ("postgres://app@/news?host=/sockets", "django.db.backends.postgresql"),
    ],
)
def test_database_by_one_variable(monkeypatch, url, engine):
    monkeypatch.setenv("DATABASE_URL", url)
    database = env.database()
    assert database["ENGINE"] == engine
    if engine == "config.sqlite":
        assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    else:
        assert (database["NAME"], database["CONN_HEALTH_CHECKS"]) == ("news", True)
