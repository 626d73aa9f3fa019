"""The access log tells what happened to an account, holds no secret, and nobody changes it."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from articles.models import AccessEntry, LanguageLimit
from tests.articles.access.log_in import PASSWORD, at, guess, log_in
from tests.desk import person
from tests.factories import UserFactory

NEW = "another long password"


def told(*fields):
    return list(AccessEntry.objects.order_by("pk").values_list(*(fields or ("event", "name", "by"))))


def cleared():
    """What making the people has written is of no interest."""
    return AccessEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def told_since(mark, *fields):
    entries = AccessEntry.objects.filter(pk__gt=mark).order_by("pk")
    return list(entries.values_list(*(fields or ("event", "name", "by"))))


def test_day_of_an_editor(lan):
    mark = cleared()
    client = Client()
    log_in(client, password="wrong")
    log_in(client)
    client.post(
        "/admin/password_change/", {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    )
    client.post("/admin/logout/")
    assert told_since(mark) == [
        ("refused", "lan", ""),
        ("logged in", "lan", ""),
        ("password changed", "lan", ""),
        ("logged out", "lan", ""),
    ]


def test_locking_is_told_once_and_an_unknown_name_never(lan):
    mark = cleared()
    guess(9, **at("203.0.113.77"))
    guess(1, PASSWORD)
    assert told_since(mark, "event", "name", "network") == [
        *[("refused", "lan", "203.0.113.0/24")] * 5,
        ("locked", "lan", "203.0.113.0/24"),
        ("refused", "", "127.0.0.0/24"),
    ]


def test_no_password_and_no_whole_address_is_in_the_log(lan):
    guess(1, PASSWORD, **at("203.0.113.77"))
    guess(1, "lan", **at("203.0.113.77"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM articles_accessentry")
        rows = str(cursor.fetchall())
    assert "lan" in rows
    assert [each for each in (PASSWORD, "wrong'", "203.0.113.77") if each in rows] == []


def test_what_an_administrator_does_to_others_names_both(lan):
    chief = UserFactory(username="chief", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(chief)
    mark = cleared()
    client.post(
        f"/admin/auth/user/{lan.pk}/password/",
        {"password1": NEW, "password2": NEW, "usable_password": "true"},
    )
    role = Group.objects.get(name="editor").pk
    fields = {"username": "lan", "is_active": "on", "is_staff": "on", "groups": [role]}
    fields |= {"date_joined_0": "2026-11-01", "date_joined_1": "10:00:00"}
    assert client.post(f"/admin/auth/user/{lan.pk}/change/", fields).status_code == 302
    assert ("password changed", "lan", "chief") in told_since(mark)
    assert ("rights changed", "lan", "chief") in told_since(mark)
    assert {name for _event, name, _by in told_since(mark)} == {"lan"}


def test_every_way_of_other_rights_is_told(lan, subtests):
    translator, editor = (Group.objects.get(name=name) for name in ("translator", "editor"))
    permission = editor.permissions.first()

    def sign():
        lan.is_superuser = True
        lan.save()

    ways = {
        "role given": lambda: lan.groups.add(editor),
        "role taken": lambda: lan.groups.remove(editor),
        "role given from its side": lambda: editor.user_set.add(lan),
        "right by name": lambda: lan.user_permissions.add(permission),
        "rights cleared": lambda: lan.user_permissions.clear(),
        "superuser": sign,
        "limit": lambda: LanguageLimit.objects.create(user=lan, group=translator, language="vi"),
        "limit lifted": lambda: LanguageLimit.objects.get().delete(),
        "the role itself": lambda: translator.permissions.remove(translator.permissions.first()),
    }
    for name, way in ways.items():
        with subtests.test(name):
            mark = cleared()
            way()
            assert told_since(mark) == [("rights changed", "lan", "")]


def test_nothing_is_told_of_what_changes_no_right(lan):
    mark = cleared()
    lan.email = "lan@example.org"
    lan.save()
    lan.groups.add(*lan.groups.all())
    lan.check_password(PASSWORD)
    assert told_since(mark) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles_accessentry SET event = 'logged out'",
        "UPDATE articles_accessentry SET name = name",
        "DELETE FROM articles_accessentry",
        "DELETE FROM articles_accessentry WHERE id = (SELECT max(id) FROM articles_accessentry)",
    ],
)
def test_database_refuses_every_change(lan, statement):
    log_in(Client())
    before = told("pk", "event", "name")
    assert before
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        connection.cursor().execute(statement)
    assert told("pk", "event", "name") == before


def test_log_stays_when_its_account_goes(lan):
    log_in(Client())
    before = told()
    lan.language_limits.all().delete()
    User.objects.filter(pk=lan.pk).delete()
    assert told() == before


def test_lines_older_than_a_year_may_go(lan):
    old = "2020-01-01 10:00:00+00:00" if connection.vendor == "postgresql" else "2020-01-01 10:00:00"
    mark = cleared()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_accessentry (at, event, name, by, network) VALUES (%s, 'refused', '', '', '')",
            [old],
        )
    AccessEntry.objects.filter(pk__gt=mark).delete()
    assert told_since(mark) == []


def test_no_dump_holds_it(lan, tmp_path):
    log_in(Client())
    call_command("dumpdata", output=str(tmp_path / "dump.json"), verbosity=0)
    assert "accessentry" not in (tmp_path / "dump.json").read_text()


def test_translator_sees_own_lines_and_administrator_all(lan):
    log_in(Client())
    minh = person("translator", username="minh")
    chief = person("administrator", username="chief")
    seen = {}
    for user in (lan, minh, chief):
        client = Client()
        client.force_login(user)
        page = client.get("/admin/articles/accessentry/")
        assert page.status_code == 200
        seen[user.username] = {entry.name for entry in page.context["cl"].result_list}
    assert (seen["lan"], seen["minh"]) == ({"lan"}, {"minh"})
    assert seen["chief"] == {"lan", "minh", "chief"}


@pytest.mark.parametrize("page", ["add/", "{pk}/change/", "{pk}/delete/"])
def test_desk_has_no_page_that_changes_it(lan, page):
    chief = UserFactory(username="chief", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(chief)
    entry = AccessEntry.objects.order_by("-pk").first()
    before = told("pk", "event", "name")
    path = "/admin/articles/accessentry/" + page.format(pk=entry.pk)
    for method in (client.get, client.post):
        assert method(path, {"post": "yes"}).status_code == 403
    client.post(
        "/admin/articles/accessentry/",
        {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"},
    )
    assert told("pk", "event", "name") == before
