"""Rights over accounts and roles: every way to more of them × whose they are × who asks."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User

from articles.models import LanguageLimit
from benchmarks.forms import sent_of
from tests.desk import DeskClient, person
from tests.factories import ProvinceFactory, UserFactory
from tests.world import put_back

pytestmark = pytest.mark.django_db
REFUSED = "This would give more rights than you have; ask somebody who has them."
WORD = "a-long-password-of-nobody"


def limited(user: Any, group: str, *languages: str) -> Any:
    for language in languages:
        LanguageLimit.objects.create(user=user, group=Group.objects.get(name=group), language=language)
    return user


@pytest.fixture
def cast() -> dict[str, Any]:
    """Whose account it is. "beside": a right that no role of ours holds; "of vi": limited to Vietnamese."""
    found = {role: person(role, username=role) for role in ("translator", "publisher", "administrator")}
    found["superuser"] = UserFactory(username="superuser", is_staff=True, is_superuser=True)
    found["dormant superuser"] = UserFactory(username="dormant", is_superuser=True, is_active=False)
    found["beside"] = UserFactory(username="beside", is_staff=True)
    found["beside"].user_permissions.add(Permission.objects.get(codename="delete_session"))
    found["publisher of vi"] = limited(person("publisher", username="of-vi"), "publisher", "vi")
    return found


def client_of(user: Any) -> DeskClient:
    client = DeskClient()
    client.force_login(user)
    return client


def administrator(of: str = "") -> Any:
    user = person("administrator", username=f"asks-{of}")
    return limited(user, "administrator", of) if of else user


def what_is(user: Any) -> Any:
    """Everything of an account that somebody might change."""
    found = User.objects.filter(pk=user.pk).values().first()
    if found is None:
        return None
    del found["last_login"]
    groups = list(user.groups.order_by("pk").values_list("pk", flat=True))
    permissions = list(user.user_permissions.order_by("pk").values_list("pk", flat=True))
    limits = list(LanguageLimit.objects.filter(user=user).order_by("pk").values_list("group", "language"))
    return found, groups, permissions, limits


def form_of(user: Any, **changes: Any) -> dict[str, Any]:
    """What a superuser's form of the account sends: every field that there is."""
    chief = client_of(UserFactory(is_staff=True, is_superuser=True))
    page = chief.get(f"/admin/auth/user/{user.pk}/change/").content.decode()
    return {**sent_of(page, "user_form"), **changes}


def chosen(user: Any, **asked: Any) -> dict[str, Any]:
    return {"_selected_action": [user.pk], "index": "0", "action": "delete_selected", "post": "yes", **asked}


def ways(user: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    """How an account is changed by somebody else: the page, and what is sent there."""
    page, form = f"/admin/auth/user/{user.pk}/", form_of(user)
    group = Group.objects.get(name="translator").pk
    return {
        "its e-mail": (f"{page}change/", form | {"email": "mine@example.org"}),
        "its end": (f"{page}change/", {name: value for name, value in form.items() if name != "is_active"}),
        "its roles": (f"{page}change/", form | {"groups": [], "user_permissions": []}),
        "its password": (
            f"{page}password/",
            {"password1": WORD, "password2": WORD, "usable_password": "true", "set-password": "1"},
        ),
        "a limit": (
            "/admin/articles/languagelimit/add/",
            {"user": user.pk, "group": group, "language": "en"},
        ),
        "deleted": (f"{page}delete/", {"post": "yes"}),
        "deleted with others": ("/admin/auth/user/", chosen(user)),
    }


WITHIN = {
    "administrator": {"translator", "publisher", "administrator", "publisher of vi"},
    "administrator of vi": {"publisher of vi"},
}


@pytest.mark.walk
@pytest.mark.parametrize("role", WITHIN)
def test_an_account_with_more_rights_than_ones_own_is_not_changed(cast, role, subtests):
    asking = administrator(role.partition(" of ")[2])
    for whose, user in cast.items():
        for way, (page, sent) in ways(user).items():
            with subtests.test(f"{role}: {whose}: {way}"), put_back():
                before = what_is(user)
                client_of(asking).post(page, sent)
                is_within = whose in WITHIN[role]
                is_changed = what_is(user) != before
                # Its limits go with an account, and without them it would be beyond whoever is limited as well.
                kept = role.endswith("of vi") and way.startswith("deleted")
                nothing_to_end = way == "its end" and not before[0]["is_active"]
                assert is_changed == (is_within and not kept and not nothing_to_end)


def everything(**changes: Any) -> dict[str, Any]:
    return {"is_superuser": "on", "is_staff": "on", "is_active": "on", **changes}


@pytest.mark.parametrize("whose", ["translator", "oneself"])
def test_an_administrator_makes_nobody_a_superuser(cast, whose):
    asking = administrator()
    user = {"oneself": asking, **cast}[whose]
    asks = client_of(asking)
    page = asks.get(f"/admin/auth/user/{user.pk}/change/")
    assert "is_superuser" not in page.context["adminform"].form.fields
    asks.post(f"/admin/auth/user/{user.pk}/change/", form_of(user, **everything()))
    user.refresh_from_db()
    assert (user.is_superuser, user.is_staff) == (False, True)


@pytest.mark.parametrize("whose", ["translator", "oneself"])
@pytest.mark.parametrize("right", ["delete_session", "add_contenttype", "add_logentry"])
def test_an_administrator_gives_no_permission_that_no_administrator_has(cast, whose, right):
    asking = administrator()
    user = {"oneself": asking, **cast}[whose]
    key = Permission.objects.get(codename=right).pk
    before = what_is(user)
    response = client_of(asking).post(
        f"/admin/auth/user/{user.pk}/change/", form_of(user, user_permissions=[key])
    )
    assert response.context["adminform"].form.errors == {
        "user_permissions": [f"Select a valid choice. {key} is not one of the available choices."]
    }
    assert what_is(user) == before


def test_a_role_with_more_rights_is_neither_offered_nor_given_nor_changed(cast):
    role = Group.objects.create(name="chief")
    role.permissions.add(Permission.objects.get(codename="delete_session"))
    asking, user = administrator(), cast["translator"]
    asks = client_of(asking)
    offered = (
        asks.get(f"/admin/auth/user/{user.pk}/change/").context["adminform"].form.fields["groups"].queryset
    )
    assert sorted(offered.values_list("name", flat=True)) == [
        "administrator", "editor", "publisher", "registrar", "translator",
    ]  # fmt: skip
    for each in (user, asking):
        before = what_is(each)
        asks.post(f"/admin/auth/user/{each.pk}/change/", form_of(each, groups=[role.pk]))
        assert what_is(each) == before
    asks.post(f"/admin/auth/group/{role.pk}/change/", {"name": "mine", "permissions": []})
    asks.post(f"/admin/auth/group/{role.pk}/delete/", {"post": "yes"})
    asks.post("/admin/auth/group/", chosen(role))
    assert Group.objects.get(pk=role.pk).name == "chief"


def test_an_administrator_puts_nothing_into_a_role_that_administrators_lack():
    asks, own = client_of(administrator()), Group.objects.get(name="administrator")
    before = set(own.permissions.values_list("pk", flat=True))
    more = Permission.objects.get(codename="delete_session").pk
    for page in (f"/admin/auth/group/{own.pk}/change/", "/admin/auth/group/add/"):
        asks.post(page, {"name": "more", "permissions": [*before, more]})
    assert set(own.permissions.values_list("pk", flat=True)) == before
    assert not Group.objects.filter(name="more").exists()
    less = Permission.objects.get(codename="view_article").pk
    asks.post("/admin/auth/group/add/", {"name": "reader", "permissions": [less]})
    assert list(Group.objects.get(name="reader").permissions.values_list("pk", flat=True)) == [less]


def test_a_limited_administrator_gives_a_role_as_limited_and_no_other(cast):
    asking = administrator("vi")
    asks, user = client_of(asking), UserFactory(username="new", is_staff=True)
    publisher = Group.objects.get(name="publisher")
    before = what_is(user)
    publish = Permission.objects.get(codename="publish_article")
    for sent in ({"groups": [publisher.pk]}, {"user_permissions": [publish.pk]}):
        asks.post(f"/admin/auth/user/{user.pk}/change/", form_of(user, **sent))
        assert what_is(user) == before
    of_vi = cast["publisher of vi"]
    asks.post(f"/admin/auth/user/{of_vi.pk}/change/", form_of(of_vi, first_name="Lan"))
    of_vi.refresh_from_db()
    assert (of_vi.first_name, [each.name for each in of_vi.groups.all()]) == ("Lan", ["publisher"])


@pytest.mark.parametrize("whose", ["publisher of vi", "oneself"])
def test_a_limit_is_not_lifted_by_who_is_limited(cast, whose):
    """By its deletion, alone and in bulk, by another language, another role and another account."""
    asking = administrator("vi")
    user = {"oneself": asking, **cast}[whose]
    asks = client_of(asking)
    limit = LanguageLimit.objects.get(user=user)
    before = what_is(user)
    page = f"/admin/articles/languagelimit/{limit.pk}/"
    row = {"user": user.pk, "group": limit.group_id, "language": "vi"}
    asks.post(f"{page}delete/", {"post": "yes"})
    asks.post("/admin/articles/languagelimit/", chosen(limit))
    other_role = Group.objects.get(name="translator").pk
    stranger = cast["publisher of vi"] if whose == "oneself" else asking
    for changed in ({"language": "en"}, {"group": other_role}, {"user": stranger.pk}):
        response = asks.post(f"{page}change/", row | changed)
        assert response.context["errors"] == [[REFUSED]]
        assert what_is(user) == before
    response = asks.post("/admin/articles/languagelimit/add/", row | {"language": "en"})
    assert response.context["errors"] == [[REFUSED]]
    assert what_is(user) == before


def test_a_superuser_goes_on_doing_everything(cast):
    chief = client_of(cast["superuser"])
    user = cast["translator"]
    chief.post(f"/admin/auth/user/{user.pk}/change/", form_of(user, **everything(groups=[])))
    user.refresh_from_db()
    assert (user.is_superuser, user.groups.count()) == (True, 0)


def test_an_account_that_an_administrator_makes_has_no_rights_at_first(cast):
    sent = {"username": "fresh", "usable_password": "true", "password1": WORD, "password2": WORD}
    client_of(administrator()).post("/admin/auth/user/add/", {**sent, **everything()})
    user = User.objects.get(username="fresh")
    assert (user.is_superuser, user.is_staff, user.groups.count()) == (False, False, 0)


@pytest.mark.parametrize("way", ["page", "action"])
def test_what_an_account_did_is_not_deleted_with_it(way):
    """The registry keeps who changed what nowhere else; an administrator could also wipe out traces of one's own."""
    registrar, idle = person("registrar", username="lan"), person("registrar", username="idle")
    province = ProvinceFactory()
    client_of(registrar).post(f"/admin/provinces/province/{province.pk}/delete/", {"post": "yes"})
    done = list(LogEntry.objects.filter(user=registrar).values())
    assert len(done) == 1
    asks = client_of(administrator())
    for account in (registrar, idle):
        if way == "page":
            response = asks.post(f"/admin/auth/user/{account.pk}/delete/", {"post": "yes"})
        else:
            chosen = {
                "action": "delete_selected",
                "_selected_action": [account.pk],
                "index": "0",
                "post": "yes",
            }
            response = asks.post("/admin/auth/user/", chosen)
        if account is registrar:
            assert "What “lan” did here is history that stays (entries: 1)." in response.content.decode()
    assert set(User.objects.filter(username__in=("lan", "idle"))) == {registrar}
    assert list(LogEntry.objects.filter(user=registrar).values()) == done
