"""Pictures keep their colours: what is stored looks as the profile of the upload says, measured pixel by pixel."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, ImageCms, ImageStat

from articles.fields.colour_management import in_own_colours
from articles.fields.picture_files import reencode
from tests.articles.fields import colour_profiles
from tests.articles.fields.colour_profiles import ADOBE_RGB, DISPLAY_P3

NEAR = 4  # of 255, on average over all pixels and bands
P3 = colour_profiles.matrix(DISPLAY_P3, gamma=2.2)
ADOBE = colour_profiles.matrix(ADOBE_RGB, gamma=2.2)
GREY = colour_profiles.grey(gamma=1.8)
CMYK = colour_profiles.cmyk()


def ramp(mode, size=(240, 160)):
    """Every band runs its whole length, each in another direction."""
    across = Image.linear_gradient("L").resize(size)
    bands = [
        across,
        across.rotate(180),
        Image.radial_gradient("L").resize(size),
        across.point(lambda v: v // 3),
    ]
    return Image.merge(mode, bands[: len(Image.new(mode, (1, 1)).getbands())])


def stored(picture, kind, **options):
    target = io.BytesIO()
    picture.save(target, kind, **options)
    result = Image.open(reencode(SimpleUploadedFile("x", target.getvalue())))
    result.load()
    return result


def managed(picture, profile, mode="RGB"):
    """The conversion as LittleCMS makes it of the whole picture, before anything else happens to it."""
    return ImageCms.profileToProfile(
        picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode
    )


def difference(one, other):
    means = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean
    return sum(means) / len(means)


@pytest.mark.parametrize(
    ("mode", "kind", "profile"),
    [
        ("RGB", "JPEG", P3),
        ("RGB", "JPEG", ADOBE),
        ("RGB", "PNG", P3),
        ("RGB", "WEBP", ADOBE),
        ("RGB", "AVIF", P3),
        ("CMYK", "JPEG", CMYK),
        ("L", "JPEG", GREY),
        ("L", "PNG", GREY),
    ],
)
def test_stored_picture_looks_as_its_profile_says(mode, kind, profile):
    original = ramp(mode)
    result = stored(original, kind, icc_profile=profile)
    right = managed(original, profile)
    assert difference(result, right) < NEAR
    assert difference(original, right) > NEAR  # else the numbers alone would do
    assert "icc_profile" not in result.info


def test_large_photo_of_a_phone_is_made_small_and_keeps_its_colours():
    original = ramp("RGB", (4032, 3024))
    result = stored(original, "JPEG", icc_profile=P3)
    assert result.size == (2400, 1800)
    assert difference(result, managed(original, P3).resize(result.size)) < NEAR


def test_skin_in_adobe_rgb_does_not_turn_grey():
    assert stored(Image.new("RGB", (40, 30), (210, 160, 130)), "PNG", icc_profile=ADOBE).getpixel(
        (20, 15)
    ) == (
        227,
        161,
        130,
    )


def test_transparency_stays_beside_the_colours():
    for mode in ("RGBA", "LA"):
        original = ramp(mode)
        profile = P3 if mode == "RGBA" else GREY
        result = stored(original, "PNG", icc_profile=profile)
        right = managed(original.convert(mode.removesuffix("A")), profile)
        assert (result.mode, difference(result, right)) == ("RGBA", 0)
        assert list(result.getchannel("A").get_flattened_data()) == list(
            original.getchannel("A").get_flattened_data()
        )


def test_palette_goes_through_the_profile_too():
    original = ramp("RGB").quantize(64)
    result = stored(original, "PNG", icc_profile=ADOBE)
    assert difference(result, managed(original.convert("RGB"), ADOBE)) == 0


@pytest.mark.parametrize("profile", [b"no profile", P3[:200], CMYK, GREY, P3[:12] + b"link" + P3[16:]])
def test_profile_that_is_broken_or_of_another_kind_is_passed_over(profile):
    original = ramp("RGB")
    assert difference(stored(original, "PNG", icc_profile=profile), original) == 0


def test_picture_in_srgb_is_not_touched_without_a_profile_and_hardly_with_one():
    original = ramp("RGB")
    assert stored(original, "PNG").tobytes() == original.tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert difference(stored(original, "PNG", icc_profile=srgb), original) < 0.5


def test_sixteen_bits_of_grey_keep_their_tones():
    original = Image.new("I;16", (256, 1))
    for x in range(256):
        original.putpixel((x, 0), x * 257)
    assert [pixel[0] for pixel in stored(original, "PNG").get_flattened_data()] == list(range(256))
    assert list(in_own_colours(original).get_flattened_data()) == list(range(256))


def test_sixteen_bits_of_grey_go_through_their_profile():
    original = Image.new("I;16", (2, 1), 128 * 257)
    assert stored(original, "PNG", icc_profile=GREY).getpixel((0, 0)) == (146, 146, 146)


def test_sixteen_bits_of_grey_keep_the_shade_that_is_transparent():
    row = b"\0" + struct.pack(">2H", 40_000, 20_000)
    result = Image.open(reencode(SimpleUploadedFile("x", png(row, depth=16, colour=0, clear=40_000))))
    assert list(result.getchannel("A").get_flattened_data()) == [0, 255]
    assert result.getpixel((1, 0)) == (78, 78, 78, 255)


def test_sixteen_bits_of_colour_keep_their_tones():
    row = b"\0" + struct.pack(">6H", 65_535, 32_768, 257, 0, 12_850, 51_400)
    result = Image.open(reencode(SimpleUploadedFile("x", png(row, depth=16, colour=2))))
    assert list(result.get_flattened_data()) == [(255, 128, 1), (0, 50, 200)]


def png(row, *, depth, colour, clear=None):
    """A picture of two pixels, chunk by chunk: Pillow writes no colour with 16 bits."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 2, 1, depth, colour, 0, 0, 0))]
    if clear is not None:
        chunks.append((b"tRNS", struct.pack(">H", clear)))
    chunks += [(b"IDAT", zlib.compress(row)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
