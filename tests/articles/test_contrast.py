"""The palettes of `tokens.css`, measured by the formula of WCAG 2."""

import re

import pytest

FLOORS = {"ink": 12, "muted": 7, "link": 7, "visited": 7, "accent": 6, "control": 3, "focus": 3}


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_every_colour_of_text_stands_out(root, scheme, ground):
    tokens = (root / "static" / "css" / "tokens.css").read_text()
    both = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", tokens)
    colours = {name: light if scheme == "light" else dark for name, light, dark in both}
    ratios = {name: contrast(colours[name], colours[ground]) for name in FLOORS}
    assert {name: round(ratio, 1) for name, ratio in ratios.items() if ratio < FLOORS[name]} == {}
