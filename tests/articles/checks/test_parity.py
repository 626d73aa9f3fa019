"""Numbers and dates of an original and of its translation: a table of pairs, and no alarm on what is only rewritten."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.parity import parity

# Vietnamese, English: both say the same.
AGREE = [
    ("dài 1.500 km", "1,500 km long"),
    ("dài 1.500 km", "1500 km long"),
    ("2,5 lần", "2.5 times"),
    ("hơn 164 km", "over 164 km"),
    ("1.234.567 người", "1,234,567 people"),
    ("12.345,6 ha", "12,345.6 ha"),
    ("2 triệu người", "2 million people"),
    ("2,5 triệu đồng", "2.5 million dong"),
    ("2.500.000 đồng", "2.5 million dong"),
    ("3 tỷ đồng", "3 billion dong"),
    ("1,2 nghìn tỷ đồng", "1.2 trillion dong"),
    ("5 vạn dân", "50,000 inhabitants"),
    ("30 nghìn lượt", "30,000 times"),
    ("30 ngàn lượt", "30 thousand times"),
    ("15%", "15%"),
    ("15,5%", "15.5%"),
    ("15 phần trăm", "15 percent"),
    ("15%", "15 per cent"),
    ("3 đồn", "three posts"),
    ("10 cặp", "ten pairs"),
    ("12 cặp", "a dozen pairs"),
    ("hai đồn", "2 posts"),
    ("lần thứ 2", "the second time"),
    ("lần thứ 12", "the 12th time"),
    ("5-7 lần", "5–7 times"),
    ("giai đoạn 2025-2030", "in 2025–2030"),
    ("Nghị quyết 33-NQ/TW", "Resolution 33-NQ/TW"),
    ("Luật số 70/2020/QH14", "Law No. 70/2020/QH14"),
    ("Nghị định 34/2014/NĐ-CP", "Decree 34/2014/ND-CP"),
    ("mốc số 62", "marker 62"),
    ("đường 4B", "Road 4B"),
    ("năm 2014", "in 2014"),
    ("ngày 27/7", "27 July"),
    ("ngày 27/7", "July 27"),
    ("ngày 27/7", "on the 27th of July"),
    ("ngày 27/7/2024", "27 July 2024"),
    ("ngày 27/7/2024", "July 27, 2024"),
    ("ngày 27-7-2024", "27 July 2024"),
    ("27.7.2024", "27 July 2024"),
    ("ngày 27 tháng 7 năm 2024", "27 July 2024"),
    ("ngày 27 tháng 7", "27 July 2024"),
    ("ngày 27 tháng 7 năm 2024", "27/7/2024"),
    ("Thứ Bảy, ngày 27/7/2024", "Saturday, 27 July 2024"),
    ("Chủ nhật, 12/5/2024", "Sunday, 12 May 2024"),
    ("ngày 01/7/2025", "1 July 2025"),
    ("tháng 7 năm 2024", "July 2024"),
    ("tháng 7/2024", "July 2024"),
    ("tháng 7", "in July"),
    ("7/2024", "July 2024"),
    ("tháng 12 năm 2009", "Dec. 2009"),
    ("ngày 27 và 28/7", "27 and 28 July"),
    ("từ ngày 5/3 đến 7/3", "from 5 to 7 March"),
    ("", ""),
    ("không có số", "no number at all"),
    ("10 000 cây", "10,000 trees"),
    ("164km đường", "164 km of road"),
    ("1.000.000 người", "1 million people"),
    ("0,5 ha", "half a hectare"),
    ("100 hộ", "a hundred households"),
    ("224 cặp, 164 km, ngày 27/7", "on 27 July: 224 pairs and 164 km"),
]
# Vietnamese, English, and what the checks say: (code, printed).
DISAGREE = [
    ("dài 164 km", "146 km long", [("number_not_in_text", "164"), ("number_not_in_original", "146")]),
    ("1.500 km", "1.500 km", [("number_not_in_text", "1.500"), ("number_not_in_original", "1.500")]),
    ("2,5 lần", "25 times", [("number_not_in_text", "2,5"), ("number_not_in_original", "25")]),
    ("2 triệu", "2 billion", [("number_not_in_text", "2 triệu"), ("number_not_in_original", "2 billion")]),
    ("5 vạn", "5,000", [("number_not_in_text", "5 vạn"), ("number_not_in_original", "5,000")]),
    ("15%", "15 posts", [("number_not_in_text", "15%"), ("number_not_in_original", "15")]),
    ("224 cặp", "many pairs", [("number_not_in_text", "224")]),
    ("nhiều cặp", "224 pairs", [("number_not_in_original", "224")]),
    ("ngày 27/7", "28 July", [("date_not_in_text", "ngày 27/7"), ("date_not_in_original", "28 July")]),
    ("ngày 27/7", "27 June", [("date_not_in_text", "ngày 27/7"), ("date_not_in_original", "27 June")]),
    (
        "ngày 27/7/2024",
        "27 July 2023",
        [("date_not_in_text", "ngày 27/7/2024"), ("date_not_in_original", "27 July 2023")],
    ),
    ("tháng 7", "in June", [("date_not_in_text", "tháng 7")]),
    ("năm 2014", "in 2015", [("number_not_in_text", "2014"), ("number_not_in_original", "2015")]),
    ("3 đồn", "four posts", [("number_not_in_text", "3")]),
]


def found(vietnamese, english):
    findings = parity(original=vietnamese, original_language="vi", text=english, language="en")
    return [(each.code, each.passage) for each in findings]


@pytest.mark.parametrize(("vietnamese", "english"), AGREE)
def test_both_say_the_same(vietnamese, english):
    assert found(vietnamese, english) == []


@pytest.mark.parametrize(("vietnamese", "english"), AGREE)
def test_the_other_way_round(vietnamese, english):
    findings = parity(original=english, original_language="en", text=vietnamese, language="vi")
    assert [(each.code, each.passage) for each in findings] == []


@pytest.mark.parametrize(("vietnamese", "english", "expected"), DISAGREE)
def test_each_is_missed_on_the_other_side(vietnamese, english, expected):
    assert found(vietnamese, english) == expected


def test_sentence_says_which_side_has_it():
    [finding] = parity(original="224 cặp", original_language="vi", text="many", language="en")
    assert (finding.level, finding.sentence) == ("warning", "The original has “224”; our text does not.")


def test_number_missed_twice_is_said_once():
    assert found("224 cặp và 224 cặp", "many pairs") == [("number_not_in_text", "224")]


def vietnamese_number(value):
    return f"{value:,}".replace(",", ".")


DAYS = st.dates(min_value=dt.date(1945, 1, 1), max_value=dt.date(2035, 12, 31))
FACTS = st.lists(st.one_of(st.integers(min_value=0, max_value=10**9), DAYS), max_size=8)


@pytest.mark.walk
@given(FACTS, st.randoms(use_true_random=False))
def test_no_alarm_on_the_same_facts_in_another_order_and_dress(facts, random):
    """Clean text: the same numbers and dates, each side in its language's own way."""
    theirs = [
        random.choice([f"ngày {each.day}/{each.month}/{each.year}",
                       f"ngày {each.day} tháng {each.month} năm {each.year}"])
        if isinstance(each, dt.date) else f"{vietnamese_number(each)} km"
        for each in facts
    ]  # fmt: skip
    ours = [
        random.choice([f"{each.day} {each:%B} {each.year}", f"{each:%B} {each.day}, {each.year}"])
        if isinstance(each, dt.date) else f"{each:,} km"
        for each in facts
    ]  # fmt: skip
    random.shuffle(ours)
    assert found(". ".join(theirs), ". ".join(ours)) == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_compared(one, other):
    assert isinstance(found(one, other), list)
