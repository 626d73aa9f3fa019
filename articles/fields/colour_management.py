"""Colour management: the pixels of a picture in sRGB, the colours of the web, whatever it came in.

A number in a picture means a colour only together with its profile: phones write Display P3, cameras Adobe RGB, print
shops CMYK. We keep no profile, so it is applied before it is dropped, by LittleCMS and with the perceptual intent, as
browsers do. Only embedded ICC profiles are read; what a file merely says of its colours (gAMA, cICP) is not.
"""

import io
from typing import Any

from PIL import Image, ImageCms, UnidentifiedImageError

# Which pictures a profile can speak of, by the colour space it names; any other pair is a mistake of whoever wrote it.
MODES = {"RGB": ("L", "RGB"), "GRAY": ("L",), "CMYK": ("CMYK",)}
KINDS = (
    "scnr",
    "mntr",
    "prtr",
    "spac",
)  # of profiles; the others (a link of two devices, a name table) are no colours
SIXTEEN_TO_EIGHT = 65_535 // 255


def open_in_srgb(file: Any) -> Image.Image:
    """The picture in a stored file, decoded. Whatever a decoder raises on broken bytes is an UnidentifiedImageError."""
    try:
        picture = Image.open(file)
        picture.load()
        return in_srgb(picture)
    except Exception as error:
        raise UnidentifiedImageError(str(error)) from error


def in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in sRGB as RGB, or RGBA when it has transparency; without its profile."""
    own = in_own_colours(picture)
    mode = "RGBA" if "A" in own.getbands() else "RGB"
    profile = own.info.get("icc_profile")
    if not profile:
        return own if own.mode == mode else own.convert(mode)
    colours = _through(profile, own.convert(own.mode.removesuffix("A")))
    if mode == "RGBA":
        colours.putalpha(own.getchannel("A"))
    colours.info.pop("icc_profile", None)
    return colours


def in_own_colours(picture: Image.Image) -> Image.Image:
    """The picture before its profile, 8 bits a band: no palette, no 16 bits, transparency as a band.

    Only such a picture can be made smaller without loss, and only such a one is read by LittleCMS.
    """
    plain = _eight_bits(picture) if picture.mode.startswith("I") else picture
    if plain.mode == "CMYK":
        return plain
    colours = "L" if plain.mode in ("1", "L", "LA") else "RGB"
    has_alpha = "A" in plain.getbands() or "transparency" in plain.info
    mode = f"{colours}A" if has_alpha else colours
    return plain if plain.mode == mode else plain.convert(mode)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """16-bit grey as 8-bit grey. Pillow's own conversion cuts off above 255, so that nearly everything is white."""
    grey = picture.point(lambda value: value / SIXTEEN_TO_EIGHT + 0.5).convert("L")
    if "transparency" in picture.info:
        grey.info["transparency"] = int(picture.info["transparency"] / SIXTEEN_TO_EIGHT + 0.5)
    return grey


def _through(profile: bytes, colours: Image.Image) -> Image.Image:
    """Through the profile; one that is broken or of another kind of picture is passed over, as browsers do."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = source.profile.xcolor_space.strip()
        if source.profile.device_class in KINDS and colours.mode in MODES.get(space, ()):
            fitting = colours.convert("RGB") if space == "RGB" else colours
            target = ImageCms.createProfile("sRGB")
            transform = ImageCms.buildTransform(source, target, fitting.mode, "RGB")
            return transform.apply(fitting)
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass
    return colours.convert("RGB")
