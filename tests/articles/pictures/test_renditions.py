"""What is made of a picture, and what a page prints of it."""

from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from articles.models import ArticleImage
from articles.pictures import renditions
from articles.pictures.perceptual_hashes import read_hash
from articles.pictures.responsive import Printed, printed
from tests.articles.fields import colour_profiles
from tests.articles.pictures.pictures import drawing, file_of, picture
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


def made_of(image):
    assert renditions.make(image) is True
    image.refresh_from_db()
    return image


def size_of(name):
    with default_storage.open(name) as file, Image.open(file) as made:
        return made.format, made.size


def test_photo_is_made_in_every_width_it_has():
    image = made_of(picture((900, 450)))
    assert {crop: image.made[crop] for crop in renditions.WIDTHS} == {
        "whole": {kind: [320, 640, 900] for kind in ("avif", "webp", "jpeg")},
        "card": {kind: [320, 640] for kind in ("avif", "webp", "jpeg")},
        "wide": {kind: [480, 900] for kind in ("avif", "webp", "jpeg")},
    }
    made = {size_of(name) for name in image.made["names"]}
    assert made == {
        (kind, size)
        for kind in ("AVIF", "WEBP", "JPEG")
        for size in [(320, 160), (640, 320), (900, 450), (320, 213), (640, 427), (480, 240)]
    }


def test_transparent_drawing_has_no_jpeg():
    image = made_of(ImageFactory(file=file_of(drawing((64, 48), mode="RGBA"), "PNG"), alt="x"))
    assert image.made["whole"] == {"avif": [64], "webp": [64]}


@pytest.mark.parametrize(
    ("size", "focal", "box"),
    [
        ((900, 450), (50, 50), (113, 0, 675, 450)),
        ((900, 450), (0, 0), (0, 0, 675, 450)),
        ((900, 450), (100, 100), (225, 0, 675, 450)),
        ((300, 900), (50, 0), (0, 0, 300, 200)),
        ((300, 900), (50, 100), (0, 700, 300, 200)),
        ((300, 200), (10, 90), (0, 0, 300, 200)),
        ((1, 1), (50, 50), (0, 0, 1, 1)),
        ((2000, 1), (50, 50), (1000, 0, 1, 1)),
    ],
)
def test_card_is_cut_out_around_the_focal_point(size, focal, box):
    assert renditions.cut(Image.new("RGB", size), "card", *focal) == box


def test_nothing_is_made_twice():
    image = made_of(picture())
    assert renditions.make(image) is False


def test_other_focal_point_makes_other_cards_and_removes_the_old():
    image = made_of(picture())
    old = [name for name in image.made["names"] if "-whole-" not in name]
    whole = [name for name in image.made["names"] if "-whole-" in name]
    image.focal_x = 0
    image.save()
    made_of(image)
    assert [name for name in old if default_storage.exists(name)] == []
    assert [name for name in image.made["names"] if "-whole-" in name] == whole
    assert [name for name in image.made["names"] if not default_storage.exists(name)] == []


def test_saving_makes_what_is_lacking_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = picture()
    image.refresh_from_db()
    assert (image.made["key"], len(image.look)) == (renditions.key_of(image), 16)


def test_deleting_takes_the_sizes_away_and_leaves_the_file(django_capture_on_commit_callbacks):
    image = made_of(picture())
    names, file = image.made["names"], str(image.file)
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert ([name for name in names if default_storage.exists(name)], default_storage.exists(file)) == (
        [],
        True,
    )


def test_files_of_another_picture_with_the_same_file_stay(django_capture_on_commit_callbacks):
    image = picture()
    other = made_of(ImageFactory(file=str(image.file), alt="x", width=900, height=450))
    with django_capture_on_commit_callbacks(execute=True):
        made_of(image).delete()
    assert [name for name in other.made["names"] if not default_storage.exists(name)] == []


BROKEN_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\x01IHDR\0" + b"\0" * 20


@pytest.mark.parametrize("data", [None, b"", b"\xff\xd8\xff broken", b"<svg/>", BROKEN_PNG])
def test_lost_or_broken_file_makes_nothing_and_prints_itself(data):
    image = picture()
    default_storage.delete(str(image.file))
    if data is not None:
        default_storage.save(str(image.file), file_of(drawing()).__class__(data))
    assert (renditions.make(image), image.made, read_hash(image)) == (False, {}, "")
    assert printed(image) == Printed(image.get_absolute_url(), width=900, height=450, src_size=(900, 450))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_fixture_with_a_colour_profile_keeps_its_colours(kind):
    """Fixtures bring their files as they are; all renditions show what the profile says, and none has one."""
    adobe = colour_profiles.matrix(colour_profiles.ADOBE_RGB, gamma=2.2)
    plain = Image.new("RGB", (400, 300), (210, 160, 130))
    image = made_of(ImageFactory(file=file_of(plain, kind, icc_profile=adobe), alt="x"))
    for name in image.made["names"]:
        with Image.open(default_storage.open(name)) as rendition:
            shown = rendition.convert("RGB").getpixel((100, 100))
            assert max(abs(one - two) for one, two in zip(shown, (227, 161, 130), strict=True)) <= 5
            assert "icc_profile" not in rendition.info


def test_position_of_the_camera_is_in_no_rendition():
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    image = made_of(ImageFactory(file=file_of(drawing(), exif=exif), alt="x"))
    assert b"secret" in default_storage.open(str(image.file)).read()
    assert [name for name in image.made["names"] if b"secret" in default_storage.open(name).read()] == []


def test_page_prints_formats_best_first_with_one_fallback():
    image = made_of(picture((700, 350)))
    page = printed(image)
    address = f"/images/{image.pk}/{str(image.file).rpartition('/')[2].removesuffix('.jpg')}"
    assert page == Printed(
        src_size=(700, 350),
        src=f"{address}-whole-700.jpeg",
        srcset=", ".join(f"{address}-whole-{width}.jpeg {width}w" for width in (320, 640, 700)),
        sources=[
            (
                f"image/{kind}",
                ", ".join(f"{address}-whole-{width}.{kind} {width}w" for width in (320, 640, 700)),
            )
            for kind in ("avif", "webp")
        ],
        width=700,
        height=350,
    )
    assert (printed(image, "wide").width, printed(image, "wide").height) == (700, 350)


def test_every_printed_address_is_served_and_another_is_not(client):
    image = made_of(picture(is_lead=True))
    for name in image.made["names"]:
        answer = client.get(f"/images/{image.pk}/{name.rpartition('/')[2]}")
        assert (answer.status_code, answer["Content-Type"]) == (200, f"image/{name.rpartition('.')[2]}")
        b"".join(answer.streaming_content)
    assert client.get(f"/images/{image.pk}/other-whole-320.webp").status_code == 404


def test_command_makes_what_lacks_once():
    picture(), picture(seed=2)
    for sentence in ("Made the sizes of 2 pictures.", "Made the sizes of 0 pictures."):
        said = StringIO()
        call_command("make_renditions", stdout=said)
        assert said.getvalue().strip() == sentence
    assert ArticleImage.objects.filter(look="").count() == 0


def test_loading_fixtures_again_leaves_what_was_made():
    call_command("loaddata", "borderpost", verbosity=0)
    image = ArticleImage.objects.exclude(file="").first()
    made = made_of(image).made
    call_command("loaddata", "borderpost", verbosity=0)
    image.refresh_from_db()
    assert image.made == made
