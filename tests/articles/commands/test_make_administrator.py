"""The first account is made without its password being seen anywhere."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article

pytestmark = pytest.mark.django_db
PASSWORD = "quite-a-long-password"


def make(monkeypatch, name="chief", typed=PASSWORD):
    said = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    call_command("make_administrator", name, email="chief@example.org", stdout=said, stderr=said)
    return said.getvalue()


def test_account_may_do_everything_and_its_password_is_not_printed(monkeypatch, caplog):
    caplog.set_level("DEBUG")
    said = make(monkeypatch)
    account = User.objects.get()
    assert (account.is_staff, account.is_superuser, account.check_password(PASSWORD)) == (True, True, True)
    assert said == "Made the account chief. Log in at /admin/.\n"
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("short", "This password is too short. It must contain at least 12 characters."),
        ("chief@example.or", "The password is too similar to the email address."),
        ("123456789012345", "This password is entirely numeric."),
        ("", "This password is too short. It must contain at least 12 characters."),
    ],
)
def test_weak_password_makes_no_account(monkeypatch, typed, says):
    with pytest.raises(CommandError) as error:
        make(monkeypatch, typed=typed)
    assert says in str(error.value)
    assert User.objects.count() == 0


def test_account_that_is_there_is_left_alone(monkeypatch):
    User.objects.create_user("chief", password="the one it has")
    with pytest.raises(CommandError, match="already exists"):
        make(monkeypatch)
    assert User.objects.get().check_password("the one it has")


def test_two_passwords_that_differ_make_no_account(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    typed = iter(["one long password", "another long password"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    with pytest.raises(CommandError, match="differ"):
        call_command("make_administrator", "chief")
    assert User.objects.count() == 0


def test_new_site_has_no_account(borderpost):
    """Neither migrations nor the fixtures bring one."""
    assert User.objects.count() == 0
    assert Article.objects.count() > 0
