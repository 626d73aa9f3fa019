import pytest

from provinces.reading.text_fragments import text_fragment


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("over 164 km", ":~:text=over%20164%20km"),
        ("“Border-gate, A&B”.", ":~:text=Border%2Dgate%2C%20A%26B"),
        ("Điện Biên", ":~:text=%C4%90i%E1%BB%87n%20Bi%C3%AAn"),
        (
            "one two three four five, six seven eight nine ten eleven twelve thirteen",
            ":~:text=one%20two%20three%20four%20five%2C%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen",
        ),
        ("…", ""),
        ("", ""),
    ],
)
def test_text_fragment_leads_to_the_passage(passage, expected):
    assert text_fragment(passage) == expected
