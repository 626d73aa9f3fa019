"""Photograph of a profile: read as strictly as any picture, for the desk, and for readers where its person shows it."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from articles.models import Profile
from tests.articles.pictures.pictures import drawing, file_of
from tests.desk import person
from tests.factories import CreditFactory, ProfileFactory

pytestmark = pytest.mark.django_db
PROFILE = "/admin/auth/user/profile/"
PLAIN = {"language": "en", "focal_x": "", "focal_y": "", "alt": ""}
MIDDLE = {"focal_x": "50", "focal_y": "50"}
SHOWN = {"is_public": "on", "alt": "A woman in front of a map"}


@pytest.fixture
def credit():
    return CreditFactory(person__name="Lan Tran")


@pytest.fixture
def lan(credit):
    account = person("publisher", username="lan")
    ProfileFactory(account=account, person=credit.person)
    return account


@pytest.fixture
def desk(lan):
    client = Client()
    client.force_login(lan)
    return client


def halves():
    """Red on the left, blue on the right; with the place where it was taken."""
    picture = Image.new("RGB", (800, 400), "red")
    picture.paste("blue", (400, 0, 800, 400))
    exif = Image.Exif()
    exif[0x010E] = "Taken at marker 1116"
    return file_of(picture, exif=exif)


def send(desk, credit, **fields):
    return desk.post(PROFILE, PLAIN | {"person": credit.person_id} | fields)


def files():
    return sorted(default_storage.listdir("people")[1]) if default_storage.exists("people") else []


def opened(answer):
    assert answer.status_code == 200
    return Image.open(io.BytesIO(b"".join(answer.streaming_content)))


def test_square_around_the_focal_point_is_all_that_others_get(desk, lan, credit):
    assert send(desk, credit, photograph=halves(), focal_x="90").status_code == 302
    other = Client()
    other.force_login(person("translator"))
    at = f"/admin/auth/user/{lan.pk}/photograph/"
    squares = [
        opened(client.get(at + query)) for client, query in ((desk, ""), (other, ""), (other, "?whole"))
    ]
    whole = opened(desk.get(f"{at}?whole"))
    assert [each.size for each in (*squares, whole)] == [(320, 320)] * 3 + [(800, 400)]
    assert dict(whole.getexif()) == {}
    red, _green, blue = squares[0].convert("RGB").getpixel((5, 160))
    assert (red < 20, blue > 235) == (True, True)


def test_what_no_profile_names_any_more_is_gone(desk, lan, credit, django_capture_on_commit_callbacks):
    before = files()

    def sends(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            assert send(desk, credit, **fields).status_code == 302
        return len(files()) - len(before)

    counts = [sends(photograph=halves()), sends(focal_x="10"), sends(photograph=halves())]
    counts.append(sends(**{"photograph-clear": "on"}, **SHOWN))
    assert counts == [2, 2, 2, 0]
    kept = Profile.objects.get()
    assert (str(kept.photograph), str(kept.square), kept.is_public) == ("", "", False)
    counts = [sends(photograph=halves())]
    with django_capture_on_commit_callbacks(execute=True):
        lan.delete()
    assert (counts, files()) == ([2], before)


HOSTILE = {
    "a script": (b"<script>alert(1)</script>", "me.png"),
    "a drawing with a script": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "me.svg"),
    "a name alone": (b"GIF89a", "me.gif"),
    "half a picture": (file_of(drawing()).read()[:200], "me.jpg"),
}


def test_hostile_file_is_refused_in_words_and_changes_nothing(desk, credit):
    assert send(desk, credit, photograph=halves(), reads="Lao").status_code == 302
    before, there = Profile.objects.values().get(), files()
    for what, (data, name) in HOSTILE.items():
        answer = send(desk, credit, photograph=SimpleUploadedFile(name, data), reads="Khmer")
        assert (what, dict(answer.context["form"].errors)) == (
            what,
            {"photograph": ["This file is no picture we can read. Use JPEG, PNG, WebP, AVIF or GIF."]},
        )
        assert 'value="Khmer"' in answer.content.decode()
    assert (Profile.objects.values().get(), files()) == (before, there)


def test_readers_get_a_photograph_that_is_there_and_described(desk, credit):
    nothing = send(desk, credit, is_public="on")
    wordless = send(desk, credit, is_public="on", photograph=halves())
    a_file_name = send(desk, credit, is_public="on", photograph=halves(), alt="IMG_1234.jpg")
    assert [each.context["form"].errors for each in (nothing, wordless, a_file_name)] == [
        {"__all__": ["There is no photograph to show to readers yet; choose one."]},
        {"__all__": ["Describe the photograph for those who cannot see it, before readers get it."]},
        {"alt": ["This is the name of a file. Say what is seen in the picture."]},
    ]
    assert Profile.objects.get().is_public is False


def test_readers_see_it_while_it_is_shown_and_nowhere_else(desk, credit):
    page, reader = credit.person.get_absolute_url(), Client()
    send(desk, credit, photograph=halves(), alt="A woman")
    profile = Profile.objects.select_related("person").get()
    at = profile.get_absolute_url()
    other = CreditFactory(person__name="Minh").person.get_absolute_url()
    hidden = reader.get(at).status_code, at in reader.get(page).content.decode()
    send(desk, credit, **SHOWN)
    shown = reader.get(at).status_code, at in reader.get(page).content.decode()
    assert 'alt="A woman in front of a map"' in reader.get(page).content.decode()
    guesses = [page + "x.webp", at.replace(page, other), page + str(profile.photograph).rpartition("/")[2]]
    assert [reader.get(each).status_code for each in guesses] == [404] * 3
    credit.article.status = "draft"
    credit.article.save()
    of_a_draft = reader.get(at).status_code
    credit.article.status = "published"
    credit.article.save()
    send(desk, credit, alt="A woman")
    again = reader.get(at).status_code, at in reader.get(page).content.decode()
    assert (hidden, shown, of_a_draft, again) == ((404, False), (200, True), 404, (404, False))


def test_file_that_is_lost_leaves_a_profile_that_can_be_saved(desk, credit):
    send(desk, credit, photograph=halves())
    profile = Profile.objects.get()
    default_storage.delete(str(profile.photograph))
    assert send(desk, credit, focal_x="10").status_code == 302
    assert (str(Profile.objects.get().square), desk.get(PROFILE).status_code) == ("", 200)


def test_photograph_of_a_translator_is_shown_by_a_publisher(credit):
    """By no way does a translator show readers what nobody else has looked at."""
    account, client, publisher = person("translator", username="minh"), Client(), Client()
    ProfileFactory(account=account, person=credit.person)
    client.force_login(account)
    publisher.force_login(person("publisher"))
    refused = send(client, credit, photograph=halves(), **SHOWN)
    assert list(refused.context["form"].errors) == ["is_public"]
    assert send(client, credit, photograph=halves(), alt=SHOWN["alt"]).status_code == 302
    people = {"action": "show_photograph", "_selected_action": [credit.person_id]}
    shown = []
    for asked in (client, publisher):
        asked.post("/admin/articles/person/", people)
        shown.append(Profile.objects.get(pk=account.pk).is_public)
    assert shown == [False, True]
    assert send(client, credit, **SHOWN, **MIDDLE).status_code == 302  # nothing that readers see has changed
    assert send(client, credit, **SHOWN | MIDDLE | {"alt": "Another"}).status_code == 200
    assert send(client, credit, alt="Another", **MIDDLE).status_code == 302
    assert Profile.objects.get(pk=account.pk).is_public is False
