"""“Merge into…” on the desk: who may, what the page says, what is sent, and what the log keeps."""

import pytest
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from provinces.models import Province, ProvinceCode
from tests import factories
from tests.desk import person

pytestmark = pytest.mark.django_db
MERGE = "/admin/provinces/province/merge/"


@pytest.fixture
def registrar():
    client = Client()
    client.force_login(person("registrar", username="minh"))
    return client


@pytest.fixture
def two():
    return (
        factories.ProvinceFactory(name="Hà Giang", border_order=1),
        factories.ProvinceFactory(name="Ha Giang", slug="ha-giang-2", border_order=2),
    )


def sent(client, path, **given):
    """The form as the page offers it, with what is chosen."""
    page = client.get(path)
    return client.post(path, {"seen": page.context["form"].now, **given})


def test_from_the_list_to_the_merge(registrar, two):
    kept, other = two
    gate = factories.GateFactory(province=other)
    chosen = {"action": "merge_selected", "_selected_action": [kept.pk, other.pk]}
    path = registrar.post("/admin/provinces/province/", chosen)["Location"]
    assert path == f"{MERGE}?entry={kept.pk}&entry={other.pk}"
    page = registrar.get(path)
    assert [column["label"] for column in page.context["columns"]] == [
        "Hà Giang (ha-giang)",
        "Ha Giang (ha-giang-2)",
    ]
    assert page.context["leading"] == ["ha-giang-2"]
    succession = f"/admin/provinces/succession/add/?predecessor={other.pk}&successor={kept.pk}"
    assert page.context["becoming"] == succession
    moves = page.context["moves"]
    assert [(each["kind"], each["count"], each["names"]) for each in moves] == [
        ("Border gates", 1, [str(gate)])
    ]
    answer = sent(registrar, path, take_name=kept.pk, take_border_order=other.pk)
    assert answer["Location"] == f"/admin/provinces/province/{kept.pk}/change/"
    province = Province.objects.get(slug__startswith="ha-giang")
    assert (province.pk, province.border_order, province.aliases, province.gates.get()) == (
        kept.pk,
        2,
        "Ha Giang",
        gate,
    )
    assert registrar.get("/provinces/ha-giang-2/")["Location"] == "/provinces/ha-giang/"
    assert [
        row.pk for row in registrar.get("/admin/provinces/province/?q=ha+giang").context["cl"].result_list
    ] == [kept.pk]
    came, went = LogEntry.objects.order_by("pk")
    assert (came.action_flag, came.object_id, went.action_flag, went.object_id) == (
        CHANGE,
        str(kept.pk),
        DELETION,
        str(other.pk),
    )
    assert '"slug": "ha-giang-2"' in came.get_change_message()
    assert f'"provinces.bordergate.province": [{gate.pk}]' in came.get_change_message()


def test_other_entry_is_chosen_by_its_name_without_script(registrar, two):
    kept, other = two
    answer = registrar.get(MERGE, {"entry": other.pk, "into-typed": "ha giang", "into": ""})
    assert answer["Location"] == f"{MERGE}?entry={other.pk}&into={kept.pk}"
    assert registrar.get(answer["Location"]).context["plan"].kept == kept


def test_nonsense_is_answered_in_words(registrar, two):
    kept, other = two
    errors = {
        into: registrar.get(MERGE, {"entry": kept.pk, "into-typed": into}).context["form"].errors["into"]
        for into in (str(kept.pk), "no such province", "999", "9" * 40)
    }
    none = ["Choose the other entry of the two; this is none."]
    assert errors == {
        str(kept.pk): none,
        "no such province": ["Nothing here is called “no such province”."],
        "999": none,
        "9" * 40: none,
    }
    for path in (MERGE, f"{MERGE}?entry=999&into=x"):
        assert registrar.get(path)["Location"] == "/admin/provinces/province/"
    path = f"{MERGE}?entry={kept.pk}&entry={other.pk}"
    page = sent(registrar, path, take_name="7777")
    assert page.context["form"].errors == {"take_name": ["Choose one of the values that are shown."]}
    one = registrar.post(
        "/admin/provinces/province/", {"action": "merge_selected", "_selected_action": [kept.pk]}
    )
    assert one.status_code == 302
    assert Province.objects.count() == 2


def test_what_has_changed_since_it_was_shown_is_shown_again(registrar, two):
    kept, other = two
    path = f"{MERGE}?entry={kept.pk}&entry={other.pk}"
    seen = registrar.get(path).context["form"].now
    factories.GateFactory(province=other)
    page = registrar.post(path, {"seen": seen})
    assert page.context["form"].errors == {
        "seen": [
            "These entries, or what belongs to them, have changed meanwhile; look at them as they are now."
        ]
    }
    assert Province.objects.count() == 2
    registrar.post(path, {"seen": page.context["form"].now})
    assert Province.objects.count() == 1


def test_doubt_needs_a_tick(registrar, two):
    kept, other = two
    for province, code in zip(two, ("02", "08"), strict=True):
        ProvinceCode.objects.create(province=province, scheme="gso", code=code)
    path = f"{MERGE}?entry={other.pk}&into={kept.pk}"
    page = sent(registrar, path)
    assert page.context["form"].errors == {
        "sure": ["Tick that they are one and the same, or do not merge them."]
    }
    assert sent(registrar, path, sure="on").status_code == 302
    assert sorted(kept.codes.values_list("code", flat=True)) == ["02", "08"]


def test_article_has_its_say(registrar, two):
    """As where tags are merged: one that this person may not change keeps the entry, a binned one does not."""
    kept, other = two
    article = factories.PublishedFactory()
    article.provinces.add(other)
    path = f"{MERGE}?entry={other.pk}&into={kept.pk}"
    page = sent(registrar, path)
    sentence = (
        "1 article that you may not change names one of these entries. Somebody who may correct it, as a publisher, "
        "can name the entry that stays instead; an administrator can merge them."
    )
    assert page.context["problems"] == [sentence]
    assert article.provinces.get() == other
    chief = Client()
    chief.force_login(person("administrator"))
    assert sent(chief, path).status_code == 302
    assert article.provinces.get() == kept


@pytest.mark.parametrize("left_out", ["delete_province", "change_bordergate"])
def test_role_has_to_cover_all_that_is_written(two, left_out):
    kept, other = two
    factories.GateFactory(province=other)
    user = factories.UserFactory(is_staff=True)
    rights = Permission.objects.filter(content_type__app_label="provinces").exclude(codename=left_out)
    user.user_permissions.set(rights)
    client = Client()
    client.force_login(user)
    path = f"{MERGE}?entry={other.pk}&into={kept.pk}"
    expected = {"delete_province": 403, "change_bordergate": 200}[left_out]
    assert (client.get(path).status_code, client.post(path, {}).status_code) == (expected, expected)
    assert Province.objects.filter(pk=other.pk).exists()


def test_page_costs_the_same_for_one_row_and_for_thirty(registrar, two):
    kept, other = two
    path = f"{MERGE}?entry={other.pk}&into={kept.pk}"
    counts = []
    for more in (1, 29):
        for _ in range(more):
            factories.GateFactory(province=other)
            factories.FigureFactory(province=other)
        with CaptureQueriesContext(connection) as queries:
            registrar.get(path)
        counts.append(len(queries))
    assert counts == [34, 34]
