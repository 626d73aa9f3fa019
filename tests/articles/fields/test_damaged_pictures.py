"""Damaged pictures: 2,000 of them, each stored as a picture or refused in one sentence, never an exception.

`make fuzz` tries 2,000 of each of the ten kinds.
"""

import io
import random
import struct
import time
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import settings
from PIL import Image, PngImagePlugin

from articles.fields.picture_files import reencode
from tests.articles.fields import colour_profiles
from tests.articles.pictures.pictures import drawing

TIMES = 2_000 if settings.get_current_profile_name() == "fuzz" else 200  # each of the ten kinds
LONGEST = 5  # CPU seconds for one upload; a header may ask for all the pixels that are allowed
SENTENCES = ("This file is no picture", "This is a HEIC picture", "The picture has more than")
SIZE = (60, 40)


def good(kind):
    """A good picture of this kind with all that may be damaged: profile, EXIF, frames, transparency."""
    exif = Image.Exif()
    exif[0x0112] = 6
    rgb = {"icc_profile": colour_profiles.matrix(colour_profiles.DISPLAY_P3, gamma=2.2), "exif": exif}
    picture, alpha = drawing(SIZE), drawing(SIZE, mode="RGBA")
    others = [drawing(SIZE, seed=seed) for seed in (2, 3)]
    text = PngImagePlugin.PngInfo()
    text.add_text("Raw profile type exif", raw_profile(exif.tobytes()), zip=True)
    kinds = {
        "jpeg": (picture, "JPEG", rgb),
        "progressive jpeg": (picture, "JPEG", {**rgb, "progressive": True}),
        "cmyk jpeg": (picture.convert("CMYK"), "JPEG", {"icc_profile": colour_profiles.cmyk()}),
        "mpo": (picture, "MPO", {**rgb, "save_all": True, "append_images": others}),
        "png": (alpha, "PNG", rgb),
        "palette png": (picture.quantize(16), "PNG", {"pnginfo": text, "transparency": 3}),
        "16-bit png": (
            Image.new("I;16", SIZE, 30_000),
            "PNG",
            {"icc_profile": colour_profiles.grey(gamma=1.8)},
        ),
        "webp": (alpha, "WEBP", {**rgb, "save_all": True, "append_images": others}),
        "gif": (picture, "GIF", {"save_all": True, "append_images": others}),
        "avif": (picture, "AVIF", rgb),
    }
    image, name, options = kinds[kind]
    target = io.BytesIO()
    image.save(target, name, **options)
    return target.getvalue()


def raw_profile(exif):
    """EXIF as ImageMagick writes it into the text of a PNG."""
    return f"\nexif\n{len(exif):8}\n{exif.hex()}\n"


def damaged(data, numbers):
    """Bytes changed, cut off, taken out, doubled or put in; half of the changes lie in the header."""
    result = bytearray(data)
    for _ in range(numbers.randint(1, 6)):
        end = len(result) if numbers.random() < 0.5 else min(len(result), 400)
        place = numbers.randrange(end)
        length = numbers.randint(1, 40)
        change = numbers.choice(("set", "set", "flip", "cut", "remove", "double", "insert", "extreme"))
        if change == "set":
            result[place] = numbers.randrange(256)
        elif change == "flip":
            result[place] ^= 1 << numbers.randrange(8)
        elif change == "cut" and place > 16:
            del result[place:]
        elif change == "remove":
            del result[place : place + length]
        elif change == "double":
            result[place:place] = result[place : place + length]
        elif change == "insert":
            result[place:place] = numbers.randbytes(length)
        else:
            result[place : place + 4] = numbers.choice(
                (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff")
            )
        if len(result) < 20:
            break
    return with_checksums(bytes(result)) if numbers.random() < 0.7 else bytes(result)


def with_checksums(data):
    """A PNG with the right checksum on each chunk, so that the damage gets as far as the decoder."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return data
    result, at = bytearray(data), 8
    while at + 12 <= len(result):
        end = at + 8 + struct.unpack_from(">I", result, at)[0]
        if end + 4 > len(result):
            break
        struct.pack_into(">I", result, end, zlib.crc32(result[at + 4 : end]))
        at = end + 4
    return bytes(result)


@pytest.mark.hypothesis
@pytest.mark.parametrize(
    "kind",
    [
        "jpeg",
        "progressive jpeg",
        "cmyk jpeg",
        "mpo",
        "png",
        "palette png",
        "16-bit png",
        "webp",
        "gif",
        "avif",
    ],
)
def test_damaged_picture_is_stored_or_refused_in_a_sentence(kind):
    data, numbers = good(kind), random.Random(kind)
    with Image.open(reencode(SimpleUploadedFile("x", data))) as picture:
        assert max(picture.size) == SIZE[0]
    refusals, longest = [], 0.0
    for number in range(TIMES):
        upload = SimpleUploadedFile("x", damaged(data, numbers))
        began = time.process_time()
        try:
            result = reencode(upload)
        except ValidationError as refusal:
            refusals.append(refusal.messages)
        except Exception as error:
            pytest.fail(f"damaged {kind} number {number}: {error!r}")
        else:
            with Image.open(result) as picture:
                picture.load()
        longest = max(longest, time.process_time() - began)
    assert 0 < len(refusals) < TIMES
    assert {len(messages) for messages in refusals} == {1}
    assert all(messages[0].startswith(SENTENCES) for messages in refusals)
    assert longest < LONGEST
