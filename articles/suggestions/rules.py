"""Rules of acceptance: when the words of a name, standing in a text, are that name."""

from collections.abc import Callable
from itertools import pairwise

from articles.suggestions.tokens import Words
from articles.suggestions.trie import Name, begins_with_capitals, has_capital, is_spelled_so, is_unbroken

# Common surnames, folded. Not Hồ, Thái and Lâm, which before a place are as often a lake, a people and a wood.
_SURNAMES = (
    "nguyen tran le pham huynh hoang phan vu vo dang bui do ngo duong ly dinh trinh doan truong luong luu"
)
_MIDDLE_NAMES = "van thi huu duc quoc minh xuan ngoc thanh cong dinh the viet quang anh hong kim"
SURNAMES, MIDDLE_NAMES = frozenset(_SURNAMES.split()), frozenset(_MIDDLE_NAMES.split())
GATES = {"gate", "gates", "crossing", "crossings", "checkpoint", "checkpoints"}
BEFORE_GATE, BEHIND_GATE = (
    14,
    8,
)  # words among which a gate is called one: "three international gates: A, B and C"
BESIDE_GATE = 4  # where it could be another place as well
PLACE_FOLLOWS = {"tinh", "thanh"}  # of a province, of a city


def accepts(words: Words, first: int, end: int, name: Name) -> bool:
    """Whether the words from `first` to `end`, which fold to the name, are it."""
    rule = _RULES.get(name.kind, _is_name)
    return is_spelled_so(words, first, name) and rule(words, first, end, name)


def _is_name(words: Words, first: int, end: int, name: Name) -> bool:
    return is_unbroken(words, first, end) and begins_with_capitals(words, first, name)


def _is_province(words: Words, first: int, end: int, name: Name) -> bool:
    return _is_name(words, first, end, name) and not _ends_a_person(words, first)


def _is_unit(words: Words, first: int, end: int, name: Name) -> bool:
    return is_unbroken(words, first, end) and has_capital(words, first, name)


def _is_force(words: Words, first: int, end: int, name: Name) -> bool:
    """Without a place behind it: `Bộ đội Biên phòng Lạng Sơn` is another unit, recorded or not."""
    if not _is_name(words, first, end, name) or words.apart[end - 1]:
        return _is_name(words, first, end, name)
    return not (words.text[words.starts[end]].isupper() or words.folded[end] in PLACE_FOLLOWS)


def _is_gate(words: Words, first: int, end: int, name: Name) -> bool:
    if not _is_name(words, first, end, name):
        return False
    is_doubtful = end - first == 1 or name.row.province.name == name.row.name
    before, behind = (BESIDE_GATE, BESIDE_GATE) if is_doubtful else (BEFORE_GATE, BEHIND_GATE)
    around = words.folded[max(0, first - before) : first] + words.folded[end : end + behind]
    return not GATES.isdisjoint(around) or any(pair == ("cua", "khau") for pair in pairwise(around))


def _is_title(words: Words, first: int, end: int, name: Name) -> bool:
    """Commas stand in titles; a single word is one only in capitals."""
    return has_capital(words, first, name) and (end - first > 1 or words.word(first).isupper())


def _is_tag(words: Words, first: int, end: int, name: Name) -> bool:
    return is_unbroken(words, first, end)


def _ends_a_person(words: Words, first: int) -> bool:
    """`Nguyễn Hà Nam` and `Trần Thị Thanh Hóa` are people: a surname with a capital, and perhaps a middle name."""
    before = [place for place in (first - 1, first - 2) if place >= 0]
    said = []
    for place in before:
        if words.apart[place] or not words.text[words.starts[place]].isupper():
            break
        said.append(words.folded[place])
    return said[:1] != [] and (
        said[0] in SURNAMES or (len(said) == 2 and said[0] in MIDDLE_NAMES and said[1] in SURNAMES)
    )


_RULES: dict[str, Callable[[Words, int, int, Name], bool]] = {
    "province": _is_province,
    "unit": _is_unit,
    "force": _is_force,
    "gate": _is_gate,
    "agreement": _is_title,
    "tag": _is_tag,
}
