"""Counted things: a number of what the registry counts, said with a noun that leaves no doubt.

`20 communes` could be anywhere and is none; `20 border communes` are. Accents are part of the noun: without them `xa`
and `moc` are other words as well.
"""

import re

from provinces.choices import Measure

_VILLAGES = "villages|hamlets|communities|(?:residential )?clusters|residential areas"
_NOUNS = {
    Measure.TWINNED_PAIRS: rf"twinned pairs|pairs of (?:twinned )?(?:{_VILLAGES})"
    r"|cặp (?:cụm dân cư|(?:thôn|bản|làng|ấp)(?![-–\s]*(?:đồn|trạm)))",
    Measure.TWINNED_COMMUNES: r"twinned communes|xã kết nghĩa",
    Measure.MARKERS: r"(?:(?:national )?(?:border|boundary|frontier) )?(?:marker posts|markers)"
    r"|cột mốc|mốc (?:quốc giới|biên giới|giới)",
    Measure.BORDER_COMMUNES: r"border communes(?: and wards)?|xã(?:, phường| và phường)? biên giới",
    Measure.BORDER_DISTRICTS: r"border districts|huyện biên giới",
    Measure.GATES_INTERNATIONAL: r"international (?:border )?gates|cửa khẩu quốc tế",
    Measure.GATES_MAIN: r"(?:main|national) (?:\(national\) )?(?:border )?gates|cửa khẩu chính",
    Measure.GATES_SECONDARY: r"(?:secondary|auxiliary) (?:\(auxiliary\) )?(?:border )?gates|cửa khẩu phụ",
}
_COUNTED = re.compile(
    r"\s+(?:" + "|".join(f"(?P<{measure.value}>{nouns})" for measure, nouns in _NOUNS.items()) + r")(?!\w)",
    re.IGNORECASE,
)


def counted(text: str, at: int) -> tuple[re.Match[str], str] | None:
    """What stands behind a number that ends there, and the measure that it is."""
    noun = _COUNTED.match(text, at)
    return (noun, str(noun.lastgroup)) if noun else None
