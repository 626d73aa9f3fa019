"""From a drawn sheet to the bytes of a WebP: the smooth downscale, grain, and a quality that fits the weight."""

import io
from random import Random

from PIL import Image, ImageChops

from articles.illustrations.sheet import HEIGHT, WIDTH, Sheet

HEAVIEST = 59_000  # bytes of one picture; fourteen together stay below 700 kB, most weigh less
# At 50 kB WebP keeps the cut lines clean (quality 70); a JPEG of that weight (quality 30) frays the red border.
QUALITIES = range(70, 39, -2)


def printed(sheet: Sheet) -> Image.Image:
    """The finished picture, 1200 × 750, with the grain of ink on paper."""
    small = sheet.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return ImageChops.add(small, _grain(sheet.random), scale=1, offset=-128)


def _grain(random: Random) -> Image.Image:
    """Soft noise around 128. Coarse on purpose: grain of single pixels would double the weight of the picture."""
    across, down = WIDTH // 4, HEIGHT // 4
    noise = Image.frombytes("L", (across, down), random.randbytes(across * down))
    soft = noise.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    grey = soft.point([round(128 + (level - 128) * 0.04) for level in range(256)])
    return Image.merge("RGB", (grey, grey, grey))


def encoded(picture: Image.Image) -> bytes:
    """WebP of the best quality not above HEAVIEST bytes, without any metadata."""
    for quality in QUALITIES:
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() <= HEAVIEST:
            return buffer.getvalue()
    raise ValueError(
        f"The picture is above {HEAVIEST} bytes even at quality {QUALITIES[-1]}; draw it with fewer marks."
    )
