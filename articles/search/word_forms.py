"""Word forms: English inflections and spellings of one meaning, searched together with what was typed.

Done with the question and not with the index, which keeps every word as it stands: no name is ever stemmed away.
"""

Phrase = tuple[str, ...]

SAME = [  # folded; each line is one meaning
    ("viet nam", "vietnam"),
    ("ha noi", "hanoi"),
    ("da nang", "danang"),
    ("defence", "defense"),
    ("centre", "center"),
    ("programme", "program"),
    ("organisation", "organization"),
    ("cooperation", "co operation"),
    ("lao", "laos"),
    ("kampuchea", "cambodia", "campuchia"),
    ("trung quoc", "china"),
    ("bien phong", "border guard", "border guards"),
    ("mekong", "me kong", "me cong"),
]
SPELLINGS = {each for line in SAME for each in line if " " in each}  # of several words
_MEANINGS = {tuple(each.split()): [tuple(one.split()) for one in line] for line in SAME for each in line}
SPELT_TWO_WAYS = [
    ("isation", "ization"),
    ("our", "or"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
]
SHORTEST = 4  # letters of a word that has forms; shorter ones are mostly syllables of names


def forms_of(phrase: Phrase) -> list[Phrase]:
    """The phrase first, then its other spellings and the forms of its last word."""
    forms = [phrase, *_MEANINGS.get(phrase, [])]
    forms += [(*each[:-1], last) for each in tuple(forms) for last in _inflected(each[-1])]
    return list(dict.fromkeys(forms))


def _inflected(word: str) -> list[str]:
    """`agreement` and `agreements`, `twinned` and `twinning`; only what English makes of a word that long."""
    if len(word) < SHORTEST or not word.isascii() or not word.isalpha():
        return []
    forms = []
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    elif word.endswith(("ches", "shes", "sses", "xes")):
        forms.append(word[:-2])
    elif word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
    elif word.endswith("y") and word[-2] not in "aeiou":
        forms.append(word[:-1] + "ies")
    elif word.endswith(("ch", "sh", "ss", "x")):
        forms.append(word + "es")
    else:
        forms.append(word + "s")
    for ending, other in (("ing", "ed"), ("ed", "ing")):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            forms.append(word.removesuffix(ending) + other)
    for british, american in SPELT_TWO_WAYS:
        if word.endswith(british) and len(word) > len(british) + 2:
            forms.append(word.removesuffix(british) + american)
        elif word.endswith(american) and len(word) > len(american) + 2:
            forms.append(word.removesuffix(american) + british)
    return [form for form in forms if len(form) >= SHORTEST - 1]
