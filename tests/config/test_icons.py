"""What programs ask for at the root of any site."""

import io

import pytest
from django.test import Client
from PIL import Image, ImageChops

from fixtures.tools.icons import FOLDER, icon


@pytest.mark.parametrize(
    ("path", "size", "kind"),
    [("/favicon.ico", (48, 48), "ICO"), ("/apple-touch-icon.png", (180, 180), "PNG")],
)
def test_icon_is_answered_at_the_root(path, size, kind):
    response = Client().get(path)
    with Image.open(io.BytesIO(b"".join(response.streaming_content))) as image:
        assert (response.status_code, image.size, image.format) == (200, size, kind)


def test_icon_is_the_one_that_its_script_draws():
    with Image.open(FOLDER / "apple-touch-icon.png") as kept:
        drawn = icon(180, rounded=False).convert("RGB")
        assert ImageChops.difference(kept.convert("RGB"), drawn).getbbox() is None
