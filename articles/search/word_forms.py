"""Word forms: English inflections and words of one meaning, searched together with what was typed.

Done with the question and not with the index, which keeps every word as it stands: no name is ever stemmed away.
"""

from functools import lru_cache
from itertools import islice, product

from articles.search.synonyms import MEANINGS, VIETNAMESE, Phrase

SPELT_TWO_WAYS = [
    ("isation", "ization"),
    ("our", "or"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
]
SHORTEST = 4  # letters of a word that has forms; shorter ones are mostly syllables of names
MOST_VARIANTS = 16  # of a phrase in quotation marks
_NO_VERB = (
    "ment",
    "tion",
    "sion",
    "ness",
    "ity",
    "ship",
    "ence",
    "ance",
    "ense",
    "ism",
    "ist",
    "er",
    "or",
    "y",
)
_VOWELS = "aeiou"


@lru_cache(maxsize=4_096)
def forms_of(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase first, then its other spellings, what means the same, and the forms of its last word."""
    inflected = [phrase]
    if phrase not in VIETNAMESE:
        lasts = _inflected(phrase[-1]) if len(phrase) == 1 else numbers_of(phrase[-1])
        inflected += [(*phrase[:-1], last) for last in lasts]
    same = [meaning for form in inflected for meaning in MEANINGS.get(form, [])]
    english = [meaning for meaning in same if meaning not in VIETNAMESE]
    same += [(*meaning[:-1], last) for meaning in english for last in numbers_of(meaning[-1])]
    return tuple(dict.fromkeys([*inflected, *same]))


def variants_of(phrase: Phrase) -> tuple[Phrase, ...]:
    """What quotation marks let through: the phrase, and the same with any word in the plural or the singular."""
    choices = [(word, *numbers_of(word)) for word in phrase]
    return tuple(dict.fromkeys(islice(product(*choices), MOST_VARIANTS)))


def numbers_of(word: str) -> list[str]:
    """The plural of a singular, the singular of a plural: `cities` of `city`."""
    if len(word) < SHORTEST or not word.isascii() or not word.isalpha():
        return []
    if word.endswith("ies"):
        return [word[:-3] + "y"]
    if word.endswith(("ches", "shes", "sses", "xes")):
        return [word[:-2]]
    if word.endswith("s") and not word.endswith("ss"):
        return [word[:-1]]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return [word[:-1] + "ies"]
    if word.endswith(("ch", "sh", "ss", "x")):
        return [word + "es"]
    return [word + "s"]


def _inflected(word: str) -> list[str]:
    """`agreements` of `agreement`, `patrol` and `patrolled` of `patrolling`; only what English makes of such a word."""
    if len(word) < SHORTEST or not word.isascii() or not word.isalpha():
        return []
    forms = numbers_of(word)
    bases = _bases(word) or ([word] if not word.endswith("s") else forms[:1])
    for base in bases:
        if not base.endswith(_NO_VERB) and len(base) >= SHORTEST - 1:
            forms += _verb_forms(base)
    for british, american in SPELT_TWO_WAYS:
        for spelt in (word, *numbers_of(word)):
            for one, other in ((british, american), (american, british)):
                plural = "s" if spelt.endswith(one + "s") else ""
                stem = spelt.removesuffix(plural) if plural else spelt
                if stem.endswith(one) and len(stem) > len(one) + 2:
                    forms.append(stem.removesuffix(one) + other + plural)
    return [form for form in dict.fromkeys(forms) if form != word]


def _bases(word: str) -> list[str]:
    """What `patrolling` and `twinned` are made of; nothing where the word is no such form."""
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST or word.endswith("eed"):
            continue
        if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            return [stem[:-1], stem] if stem[-1] in "lsz" else [stem[:-1]]
        return [stem, stem + "e"]
    return []


def _verb_forms(base: str) -> list[str]:
    """`patrol`: patrols, patrolling, patroling, patrolled, patroled."""
    stem = base.removesuffix("e")
    stems = [stem]
    if stem == base and len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS:
        stems = [base + base[-1], base] if base[-3] not in _VOWELS else [base]
    return [base, *numbers_of(base), *(each + ending for each in stems for ending in ("ing", "ed"))]
