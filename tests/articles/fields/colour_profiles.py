"""Colour profiles to test with, written here from the published numbers of each colour space.

The smallest that ICC.1:2001 (version 2) allows: three primaries and one curve for RGB, one curve for grey, and for CMYK
a table of the sixteen full inks with what lies between interpolated.
"""

import struct

XYZ_OF_D50 = (0.9642, 1.0, 0.8249)
# Red, green and blue as XYZ under D50 (adapted by Bradford), as the profiles of Apple and Adobe have them.
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
# What ink on coated paper looks like in L*, a* and b*: cyan, magenta, yellow; each pair lies between, black is dark.
PAPER, CYAN, MAGENTA, YELLOW = (95, 0, -2), (55, -37, -50), (48, 74, -3), (89, -5, 93)
BLUE, GREEN, RED, ALL = (24, 22, -46), (50, -68, 33), (47, 68, 48), (23, 0, 0)


def _profile(space: bytes, connection: bytes, tags: dict[bytes, bytes], *, kind: bytes = b"mntr") -> bytes:
    described = {b"desc": _text(b"for tests"), b"wtpt": _xyz(XYZ_OF_D50), **tags}
    table, data = b"", b""
    start = 128 + 4 + 12 * len(described)
    for name, content in described.items():
        padded = content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, start + len(data), len(content))
        data += padded
    body = struct.pack(">I", len(described)) + table + data
    header = struct.pack(
        ">I4sI4s4s4s12x4s28x", 128 + len(body), b"\0" * 4, 0x02100000, kind, space, connection, b"acsp"
    )
    return header + struct.pack(">3i", *(_fixed(each) for each in XYZ_OF_D50)) + bytes(48) + body


def matrix(primaries: tuple[tuple[float, float, float], ...], *, gamma: float) -> bytes:
    """An RGB profile: what each primary is, and one curve."""
    colorants = {name: _xyz(each) for name, each in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)}
    return _profile(
        b"RGB ", b"XYZ ", {**colorants, **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve(gamma))}
    )


def grey(*, gamma: float) -> bytes:
    return _profile(b"GRAY", b"XYZ ", {b"kTRC": _curve(gamma)})


def cmyk() -> bytes:
    """Sixteen inks in the order of a table whose last channel, black, runs fastest."""
    inks = (PAPER, YELLOW, MAGENTA, RED, CYAN, GREEN, BLUE, ALL)
    corners = b"".join(_lab(ink) + _lab((ink[0] * 0.2, ink[1] * 0.1, ink[2] * 0.1)) for ink in inks)
    identity = (1, 0, 0, 0, 1, 0, 0, 0, 1)
    table = struct.pack(">4s4xBBBx9i", b"mft1", 4, 3, 2, *(_fixed(each) for each in identity))
    straight = bytes(range(256))
    return _profile(b"CMYK", b"Lab ", {b"A2B0": table + straight * 4 + corners + straight * 3}, kind=b"prtr")


def _lab(colour: tuple[float, float, float]) -> bytes:
    return bytes((round(colour[0] * 2.55), round(colour[1] + 128), round(colour[2] + 128)))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(_fixed(each) for each in values))


def _curve(gamma: float) -> bytes:
    return struct.pack(">4s4xIH", b"curv", 1, round(gamma * 256))


def _text(words: bytes) -> bytes:
    return struct.pack(">4s4xI", b"desc", len(words) + 1) + words + bytes(1 + 4 + 4 + 2 + 1 + 67)


def _fixed(value: float) -> int:
    return round(value * 65_536)
