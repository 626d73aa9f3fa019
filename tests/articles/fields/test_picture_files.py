"""What happens to an uploaded picture."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from articles.fields.picture_files import PictureFormField, picture_path, reencode
from tests.factories import ImageFactory


def upload(kind="JPEG", size=(40, 30), *, name="x.jpg", tail=b"", **options):
    target = io.BytesIO()
    Image.new("RGB", size, "teal").save(target, kind, **options)
    return SimpleUploadedFile(name, target.getvalue() + tail)


@pytest.mark.parametrize(
    ("kind", "written"),
    [("JPEG", "JPEG"), ("PNG", "PNG"), ("WEBP", "WEBP"), ("GIF", "WEBP"), ("AVIF", "WEBP")],
)
def test_picture_is_written_anew_by_its_content(kind, written):
    result = reencode(upload(kind, name="holiday.php"))
    with Image.open(result) as picture:
        assert (picture.format, picture.size) == (written, (40, 30))
    assert result.name == f"picture.{'jpg' if written == 'JPEG' else written.lower()}"


def test_nothing_rides_along():
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6
    result = reencode(upload(exif=exif, tail=b"<script>alert(1)</script>"))
    data = result.read()
    assert b"script" not in data
    assert b"secret" not in data
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (30, 40)
        assert dict(picture.getexif()) == {}


def test_multi_picture_jpeg_is_the_picture_of_its_first_frame():
    target = io.BytesIO()
    second = Image.new("RGB", (4032, 3024), "maroon")
    Image.new("RGB", (4032, 3024), "teal").save(target, "MPO", save_all=True, append_images=[second] * 4)
    result = reencode(SimpleUploadedFile("x.jpg", target.getvalue()))
    assert result.name == "picture.jpg"
    with Image.open(result) as picture:
        assert (picture.format, picture.size) == ("JPEG", (2400, 1800))
        assert picture.getpixel((9, 9))[0] < 10  # teal, not maroon


def test_orientation_in_the_text_of_a_png_turns_the_picture():
    exif = Image.Exif()
    exif[0x0112] = 6
    text = PngInfo()
    text.add_text(
        "Raw profile type exif", f"\nexif\n{len(exif.tobytes()):8}\n{exif.tobytes().hex()}\n", zip=True
    )
    with Image.open(reencode(upload("PNG", pnginfo=text))) as picture:
        assert picture.size == (30, 40)


@pytest.mark.parametrize(
    "exif", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0" + b"no metadata" * 9]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_broken_metadata_does_not_spoil_a_good_picture(kind, exif):
    with Image.open(reencode(upload(kind, exif=exif))) as picture:
        assert picture.size == (40, 30)


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_owner_of_an_iphone_is_told_what_to_do(brand):
    data = b"\0\0\0\x24ftyp" + brand + b"\0\0\0\0mif1MiHEheic" + b"\0" * 400
    with pytest.raises(ValidationError) as error:
        reencode(SimpleUploadedFile("IMG_0001.HEIC", data))
    (message,) = error.value.messages
    assert message == (
        "This is a HEIC picture, as iPhones keep them, and we cannot read it. Open it on the iPhone or the computer"
        " and export it as JPEG, or upload it from the iPhone itself, which then sends a JPEG. For pictures to come"
        " choose Settings > Camera > Formats > Most Compatible."
    )


def test_name_on_disk_is_ours():
    path = picture_path(None, "../../etc/passwd.jpg")
    folder, _, name = path.partition("/")
    assert folder == "articles"
    assert len(name) == len("0" * 32 + ".jpg")
    assert name.endswith(".jpg")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    ],
)
def test_what_is_no_picture_is_refused_in_words(data):
    with pytest.raises(ValidationError) as error:
        reencode(SimpleUploadedFile("x.png", data))
    assert error.value.messages == ["This file is no picture we can read. Use JPEG, PNG, WebP, AVIF or GIF."]


def test_too_many_pixels_are_refused_over_all_frames(settings):
    settings.PICTURE_MAX_PIXELS = 1_000_000
    message = ["The picture has more than 1 megapixels, counting every frame. Make it smaller and try again."]
    with pytest.raises(ValidationError) as error:
        reencode(upload("PNG", (1001, 1000)))
    assert error.value.messages == message
    frames = [Image.new("L", (500, 500), shade) for shade in range(5)]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(ValidationError) as error:
        reencode(SimpleUploadedFile("x.gif", target.getvalue()))
    assert error.value.messages == message


def test_bomb_is_refused_by_its_header():
    target = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(target, "PNG")
    with pytest.raises(ValidationError) as error:
        reencode(SimpleUploadedFile("x.png", target.getvalue()))
    assert error.value.messages == [
        "The picture has more than 40 megapixels, counting every frame. Make it smaller and try again."
    ]


def test_too_many_bytes_are_refused(settings):
    settings.PICTURE_MAX_BYTES = 1_048_576
    with pytest.raises(ValidationError) as error:
        reencode(SimpleUploadedFile("x.jpg", b"x" * (2 * 1_048_576)))
    assert error.value.messages == [
        "The picture has 2 MB; at most 1 MB are accepted. Save it smaller and try again."
    ]


def test_form_field_gives_back_the_clean_picture():
    cleaned = PictureFormField(required=False).clean(upload("PNG", name="x.svg"))
    assert cleaned.name == "picture.png"
    assert PictureFormField(required=False).clean(None) is None


@pytest.mark.django_db
def test_size_is_known_however_the_file_is_stored_and_a_lost_file_breaks_nothing():
    image = ImageFactory(alt="teal")
    image.file.save("x.png", ContentFile(upload("PNG").read(), name="x.png"))
    image.refresh_from_db()
    assert (image.width, image.height) == (40, 30)
    lost = ImageFactory(alt="lost", file="articles/lost.png")
    lost.caption = "A new caption"
    lost.save()
    assert (lost.width, lost.height) == (None, None)
