"""Names of the registry: a table of spellings, and what existed on a day."""

import unicodedata

import pytest

from articles.checks.names import known_names, not_there_that_day, spelled_wrong
from tests.factories import ArticleFactory, GateFactory, PersonFactory, ProvinceFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def registry():
    for name, local_name in [
        ("Dien Bien", "Điện Biên"),
        ("Ha Giang", "Hà Giang"),
        ("An Giang", "An Giang"),
        ("Hoa Binh", "Hòa Bình"),
        ("Tay Ninh", "Tây Ninh"),
        ("Lao Cai", "Lào Cai"),
        ("Dak Lak", "Đắk Lắk"),
        ("Phongsaly", ""),
    ]:
        ProvinceFactory(name=name, local_name=local_name)
    UnitFactory(name="Tay Trang Border Post", local_name="Đồn Biên phòng Tây Trang", aliases="Tây Trang post")
    GateFactory(name="Huu Nghi", local_name="Hữu Nghị")
    PersonFactory(name="Nguyen Van Lan", local_name="Nguyễn Văn Lân")


# text, language, the spellings that are wrong in it
SPELLINGS = [
    ("Dien Bien", "en", []),
    ("Điện Biên", "en", []),
    ("DIEN BIEN", "en", []),
    ("ĐIỆN BIÊN", "en", []),
    ("Dien Bien’s guards", "en", []),
    ("Điên Biên", "en", ["Điên Biên"]),
    ("Điện Bien", "en", ["Điện Bien"]),
    ("Dién Bien", "en", ["Dién Bien"]),
    ("Điện Biên", "vi", []),
    ("ĐIỆN BIÊN", "vi", []),
    ("Dien Bien", "vi", ["Dien Bien"]),
    ("Điện Biện", "vi", ["Điện Biện"]),
    ("Hà Giang", "vi", []),
    ("Hạ Giang", "vi", ["Hạ Giang"]),
    ("Hà Gịang", "en", ["Hà Gịang"]),
    ("Ha Giang Border Guard", "en", []),
    ("An Giang", "en", []),
    ("An Giang", "vi", []),
    ("Ấn Giang", "vi", ["Ấn Giang"]),
    ("Hòa Bình", "vi", []),
    ("Hoà Bình", "vi", []),
    ("Hoa Bình", "vi", ["Hoa Bình"]),
    ("vì hòa bình", "vi", []),
    ("hoa binh", "en", []),
    ("Tây Ninh", "en", []),
    ("Tày Ninh", "en", ["Tày Ninh"]),
    ("Lào Cai", "vi", []),
    ("Lao Cai", "en", []),
    ("Lao Cài", "en", ["Lao Cài"]),
    ("Đắk Lắk", "vi", []),
    ("Đăk Lăk", "vi", ["Đăk Lăk"]),
    ("Dak Lak", "en", []),
    ("Phongsaly", "en", []),
    ("Phongsaly", "vi", []),
    ("Phôngsaly", "vi", []),
    ("Tay Trang Border Post", "en", []),
    ("Đồn Biên phòng Tây Trang", "vi", []),
    ("Hữu Nghị", "vi", []),
    ("Hữu Nghĩ", "vi", ["Hữu Nghĩ"]),
    ("Nguyễn Văn Lân", "vi", []),
    ("Nguyễn Văn Lan", "vi", ["Nguyễn Văn Lan"]),
    ("Nguyen Van Lan", "en", []),
    ("Hà. Giang", "vi", []),
    ("the commander of Hanoi", "en", []),
    ("", "en", []),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "language", "wrong"), SPELLINGS)
def test_spelling(registry, text, language, wrong, form):
    text = unicodedata.normalize(form, text)
    found = spelled_wrong(text, language, known_names([text]))
    assert [(each.code, each.passage) for each in found] == [("name_misspelt", name) for name in wrong]


def test_sentence_names_the_right_spelling(registry):
    [finding] = spelled_wrong("Điên Biên", "vi", known_names(["Điên Biên"]))
    assert finding.sentence == "“Điên Biên” is written “Điện Biên” in the registry."


def test_two_spellings_in_one_text(registry):
    text = "Dien Bien and Điện Biên"
    [finding] = spelled_wrong(text, "en", known_names([text]))
    assert (finding.code, finding.passage) == ("name_in_two_spellings", "dien bien")


@pytest.mark.parametrize(
    ("event", "sentences"),
    [
        ("", []),
        ("2024-05-12", ["“New” exists only since 1 July 2025; the event was on 12 May 2024."]),
        ("2025-07-01", ["“Old” existed until 30 June 2025; the event was on 1 July 2025."]),
        ("2025-06-30", ["“New” exists only since 1 July 2025; the event was on 30 June 2025."]),
        ("2025", []),
        ("2026", ["“Old” existed until 30 June 2025; the event was on 2026."]),
    ],
)
def test_what_did_not_exist_that_day(event, sentences):
    article = ArticleFactory(event_date=event)
    old = ProvinceFactory(name="Old", valid_from="1991", valid_to="2025-07-01")
    new = ProvinceFactory(name="New", valid_from="2025-07-01")
    article.provinces.add(old, new)
    assert [each.sentence for each in not_there_that_day(article)] == sentences
