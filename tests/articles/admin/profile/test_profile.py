"""One's own profile: as whom one signs, and in which languages one works and is spoken to."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Person, Profile
from tests.desk import person
from tests.factories import PersonFactory, ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
PROFILE = "/admin/auth/user/profile/"
PLAIN = {"person": "", "new_name": "", "language": "en", "translates_into": "", "reads": ""}
SOMEBODY_ELSES = "“Minh Anh” is the signature of somebody else; choose another person."


@pytest.fixture
def lan():
    return person("translator", username="lan", first_name="Lan", last_name="Trần")


def desk_of(account):
    client = Client()
    client.force_login(account)
    return client


def errors(answer):
    return {name: list(sentences) for name, sentences in answer.context["form"].errors.items()}


def test_profile_is_ones_own_whatever_is_sent(lan):
    other = ProfileFactory(account__username="minh", reads="Lao")
    forged = {"account": other.pk, "pk": other.pk, "id": other.pk, "square": "articles/x.png"}
    answer = desk_of(lan).post(f"{PROFILE}?account={other.pk}", {**PLAIN, **forged, "reads": " Khmer\n"})
    assert (answer.status_code, answer["Location"]) == (302, PROFILE)
    found = Profile.objects.order_by("reads").values_list("account__username", "reads", "square")
    assert list(found) == [("lan", "Khmer", ""), ("minh", "Lao", "")]


def test_who_signs_by_name_is_offered_that_person_and_may_choose_one_who_is_nobodys(lan):
    desk = desk_of(lan)
    said = "Until you choose, you sign as “Lan Trần”, the name of your account."
    nobody_yet = said in desk.get(PROFILE).content.decode()
    named, pen_name = PersonFactory(name="Lan Tran", local_name="Lan Trần"), PersonFactory(name="Hoai An")
    assert (nobody_yet, said in desk.get(PROFILE).content.decode()) == (True, False)
    assert desk.get(PROFILE).context["form"]["person"].value() == named.pk
    assert desk.post(PROFILE, PLAIN | {"person-typed": "hoài an"}).status_code == 302  # without script
    assert Profile.objects.get(account=lan).person == pen_name
    assert desk.get(PROFILE).context["form"]["person"].value() == pen_name.pk


@pytest.mark.parametrize("is_chosen", [True, False])
def test_signature_of_somebody_else_is_refused(lan, is_chosen):
    """One that was chosen, and one that goes by the name of an account that has chosen none."""
    theirs = PersonFactory(name="Minh Anh")
    other = UserFactory(first_name="" if is_chosen else "Minh", last_name="" if is_chosen else "Anh")
    ProfileFactory(account=other, person=theirs if is_chosen else None)
    desk = desk_of(lan)
    chosen, typed = (
        desk.post(PROFILE, PLAIN | sent) for sent in ({"person": theirs.pk}, {"new_name": "Minh Ánh"})
    )
    assert (errors(chosen), errors(typed)) == ({"person": [SOMEBODY_ELSES]}, {"new_name": [SOMEBODY_ELSES]})
    assert list(Profile.objects.values_list("account", flat=True)) == [other.pk]


@pytest.mark.parametrize("number", ["999999", "9" * 30, "0x1", "-1", "\x00"])
def test_forged_number_of_a_person_is_refused_in_words(lan, number):
    answer = desk_of(lan).post(PROFILE, PLAIN | {"person": number})
    [(field, [sentence])] = errors(answer).items()
    assert (answer.status_code, field, sentence[-1]) == (200, "person", ".")
    assert Profile.objects.count() == 0


def test_new_name_becomes_a_person_unless_somebody_has_it(lan):
    PersonFactory(name="Thu Ha")
    desk = desk_of(lan)
    refused = desk.post(PROFILE, PLAIN | {"new_name": "Thu Hà"})
    nameless = desk.post(PROFILE, PLAIN | {"new_name": "ລາວ"})
    both = desk.post(PROFILE, PLAIN | {"new_name": "Hoài An", "person": Person.objects.get().pk})
    assert [errors(each)["new_name"] for each in (refused, nameless, both)] == [
        ["“Thu Ha” is among the people already: choose it above."],
        ["No address can be made of “ລາວ”: write it in Latin letters."],
        ["Choose a person or type a new name, not both."],
    ]
    assert desk.post(PROFILE, PLAIN | {"new_name": " Hoài  An "}).status_code == 302
    made = Profile.objects.get(account=lan).person
    assert (made.name, made.slug) == ("Hoài An", "hoai-an")


def test_who_may_not_look_at_people_has_languages_alone():
    nobodys = PersonFactory(name="Minh Anh")
    account = UserFactory(is_staff=True)
    desk = desk_of(account)
    assert (
        desk.post(PROFILE, PLAIN | {"person": nobodys.pk, "new_name": "X", "reads": "Lao"}).status_code == 302
    )
    assert list(Profile.objects.values_list("account", "person", "reads")) == [(account.pk, None, "Lao")]
    assert list(Person.objects.all()) == [nobodys]


def test_name_is_changed_where_the_permission_allows():
    change = reverse("admin:articles_person_change", args=[PersonFactory(name="Lan Tran").pk])
    names = {"first_name": "Lan", "last_name": "Trần"}
    shown = [
        change in desk_of(person(role, **names)).get(PROFILE).content.decode()
        for role in ("translator", "editor")
    ]
    assert shown == [False, True]


def test_page_costs_the_same_however_many_people_there_are(lan, django_assert_num_queries):
    ProfileFactory(account=lan, person=PersonFactory())
    PersonFactory.create_batch(30)
    desk = desk_of(lan)
    with django_assert_num_queries(8):
        desk.get(PROFILE)


def test_desk_speaks_the_language_of_who_is_logged_in(lan):
    desk, elsewhere = desk_of(lan), desk_of(lan)
    answer = desk.post(PROFILE, PLAIN | {"language": "vi"}, follow=True)
    assert (answer["Content-Language"], str(*answer.context["messages"])) == (
        "vi",
        "Hồ sơ của bạn đã được lưu.",
    )
    assert '<html lang="vi"' in answer.content.decode()
    assert [each.get("/admin/")["Content-Language"] for each in (elsewhere, desk_of(lan))] == ["en", "vi"]
    assert [desk.get("/")["Content-Language"], Client().get("/admin/login/")["Content-Language"]] == [
        "en",
        "en",
    ]


def test_language_one_translates_into_stands_in_the_form_that_takes_an_original_and_in_a_new_article(lan):
    def stands(desk):
        taken = desk.get("/admin/articles/article/take/").context["form"]["language"].value()
        new = desk.get("/admin/articles/article/add/")
        in_bar = re.search(r'desk-language"[^>]*>([^<]*)<', new.content.decode())[1]
        return taken, new.context["adminform"].form["language"].value(), in_bar

    desk = desk_of(lan)
    before = stands(desk)
    desk.post(PROFILE, PLAIN | {"translates_into": "vi"})
    assert (before, stands(desk)) == ((None, "en", "English"), ("vi", "vi", "Tiếng Việt"))
    assert stands(desk_of(lan)) == ("vi", "vi", "Tiếng Việt")
    asked = desk.get("/admin/articles/article/add/?language=en").context["adminform"].form
    assert asked["language"].value() == "en"


def test_account_goes_on_signing_as_a_person_that_is_merged(lan):
    """Two accounts never become one signature, whatever else their profiles say."""
    signature, kept = PersonFactory(name="Lan Tran"), PersonFactory(name="Tran Thi Lan")
    ProfileFactory(account=lan, person=signature)
    theirs = ProfileFactory(account__username="minh", person=PersonFactory(name="Minh Anh"))
    desk = desk_of(person("editor"))
    merge = reverse("admin:articles_person_merge")

    def merged(others, into):
        page = desk.get(f"{merge}?entry={others.pk}&into={into.pk}")
        sent = {"sure": "on"} | {
            field.html_name: field.value() for field in page.context["form"] if field.name != "sure"
        }
        return desk.post(f"{merge}?entry={others.pk}&into={into.pk}", sent)

    refused = merged(signature, theirs.person)
    [sentence] = refused.context["problems"]
    assert sentence.startswith("Both have profile “lan”, and the two differ in “account”: “lan” and “minh”.")
    assert merged(signature, kept).status_code == 302
    signs = Profile.objects.order_by("account__username").values_list("account__username", "person")
    assert list(signs) == [("lan", kept.pk), ("minh", theirs.person_id)]
