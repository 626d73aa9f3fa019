"""Lines that say who made an article, in both languages."""

from articles.importing.makers import makers_of


def test_names_by_role():
    said = {
        "Bài và ảnh: Lan Anh": {"author": ["Lan Anh"], "photographer": ["Lan Anh"]},
        "BÀI, ẢNH: LAN ANH": {"author": ["LAN ANH"], "photographer": ["LAN ANH"]},
        "(Bài và ảnh: Lan Anh - Minh)": {"author": ["Lan Anh", "Minh"], "photographer": ["Lan Anh", "Minh"]},
        "Text and photos: Lan Anh": {"author": ["Lan Anh"], "photographer": ["Lan Anh"]},
        "Bài: Lan Anh, Minh và Tú.": {"author": ["Lan Anh", "Minh", "Tú"]},
        "Tác giả: Lan Anh": {"author": ["Lan Anh"]},
        "Ảnh: Minh/Tú": {"photographer": ["Minh", "Tú"]},
        "Nguồn ảnh: Minh": {"photographer": ["Minh"]},
        "Người dịch: Trần Hoài": {"translator": ["Trần Hoài"]},
        "Người dịch:Trần Hoài": {"translator": ["Trần Hoài"]},
        "Biên dịch: Trần Hoài": {"translator": ["Trần Hoài"]},
        "Translated by Tran Hoai.": {"translator": ["Tran Hoai"]},
        "Translated by: Tran Hoai and An": {"translator": ["Tran Hoai", "An"]},
    }
    assert {line: makers_of(line) for line in said} == said


def test_sentences_name_nobody():
    lines = [
        "",
        "Bài học: đoàn kết",
        "Ảnh: Bộ đội Biên phòng Lai Châu tuần tra dọc tuyến biên giới",
        "Người dịch giỏi phải hiểu biên giới.",
        "Translated by soldiers of both sides over many long evenings, it was read aloud.",
        "Bài và ảnh:",
        "Lan Anh",
    ]
    assert [line for line in lines if makers_of(line)] == []
