"""What a reader typed, as clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.query_parser import read
from articles.search.word_forms import forms_of

NAMES = {"dien bien", "an giang", "nam can", "lao cai"}


def said(typed):
    question = read(typed, NAMES)
    return (
        [" ".join(clause.phrases[0]) for clause in question.wanted],
        [" ".join(clause.phrases[0]) for clause in question.unwanted],
    )


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("Điện Biên patrol", ["dien bien", "patrol"], []),
        ("patrol an giang", ["patrol", "an giang"], []),
        ('"joint patrol" sea', ["joint patrol", "sea"], []),
        ("patrol -sea", ["patrol"], ["sea"]),
        ('patrol -"joint sea"', ["patrol"], ["joint sea"]),
        ('"unclosed words', ["unclosed words"], []),
        ("-", [], []),
        ("c++ AND (x:y) *", ["c", "and", "x y"], []),
        ("  ", [], []),
        ("\x00\u202eabc\u202c", ["abc"], []),
        ("33-NQ/TW", ["33 nq tw"], []),
        ("from:2024", [], []),
        ("bor\u00adder pa\u200btrol", ["border", "patrol"], []),
        ("“joint patrol” sea", ["joint patrol", "sea"], []),
        ("„joint patrol“ sea", ["joint patrol", "sea"], []),
        ("«joint patrol» -“land sea”", ["joint patrol"], ["land sea"]),
        ("‘joint patrol’ sea", ["joint patrol", "sea"], []),
        ("-‹joint patrol› sea", ["sea"], ["joint patrol"]),
        ("nation’s ‘twas patrol’s", ["nation s", "twas", "patrol s"], []),
        ("“joint patrol", ["joint patrol"], []),
        ("‘the people’s army’ sea", ["the people s army", "sea"], []),
    ],
)
def test_clauses(typed, wanted, unwanted):
    found = said(typed)
    assert (sorted(found[0]), found[1]) == (sorted(wanted), unwanted)


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("from:2024", "2024", None),
        ("to:2024-05", None, "2024-05"),
        ("from:2024-05-12 to:2024-05-12 x", "2024-05-12", "2024-05-12"),
    ],
)
def test_dates_are_periods(typed, since, until):
    question = read(typed)
    ends = [period and period.iso for period in (question.since, question.until)]
    assert ends == [since, until]


@pytest.mark.parametrize(
    "typed", ["from:2024-13", "to:2024-02-31", "from:0000", "from:foo", "to:12", "từ:mai"]
)
def test_date_that_is_none_is_told(typed):
    assert read(typed).nonsense == (typed,)


def test_accents_that_were_typed_are_remembered():
    [clause] = read("Thế").wanted
    assert (clause.phrases[0], clause.accented) == (("the",), ("thế",))


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("agreement", {"agreements", "hiep dinh", "thoa thuan"}),
        ("agreements", {"agreement", "hiep dinh", "thoa thuan"}),
        ("hiep dinh", {"agreement", "agreements", "thoa thuan"}),
        ("cities", {"city"}),
        ("twinned", {"twinneds", "twin", "twins", "twinning", "twinnings", "twining", "twined", "ket nghia"}),
        (
            "migrants",
            {
                "migrant",
                "migranting",
                "migranted",
                "migration",
                "migrations",
                "immigration",
                "immigrations",
                "di cu",
            },
        ),
        ("meeting", {"meetings", "meet", "meets", "meeted", "meete", "meetes"}),
        ("defence", {"defense", "defences", "defenses"}),
        ("an", set()),
        ("viet nam", {"vietnam", "vietnams"}),
        ("organisation", {"organization", "organisations", "organizations"}),
    ],
)
def test_forms_of_words(word, others):
    phrase = tuple(word.split())
    found = forms_of(phrase)
    assert (found[0], {" ".join(form) for form in found[1:]}) == (phrase, others)


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_an_error(typed):
    question = read(typed, NAMES)
    assert all(phrase and all(phrase) for clause in question.wanted for phrase in clause.phrases)
