"""What the rules of language find, which `test_real_content` asks of every page."""

import pytest

from tests.language_rules import english_on_vietnamese, texts, vietnamese_on_english

PAGE = '<html lang="{}"><head><title>Borderpost</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>biên giới đất liền</p>", []),
        ("<p>the section with Houaphan only</p>", ["the section with Houaphan only"]),
        ('<p lang="en">the section with Houaphan only</p>', []),
        (
            '<p lang="en">land border <q lang="vi">agreement on road transport</q></p>',
            ["agreement on road transport"],
        ),
        ('<p>Báo <span lang="">National Newspaper of the Border</span></p>', []),
        ('<img alt="A gate on the border">', ["A gate on the border"]),
        ("<p>http://example.org/border/gate/ Ta Rung, Po To, Hà Tiên, SGGP, LA-AT</p>", []),
        ("<span>Border</span><span>post</span>", []),
        ("<script>let border = 1;</script>", []),
    ],
)
def test_english_on_a_vietnamese_page_is_found(html, found):
    assert english_on_vietnamese(PAGE.format("vi", html)) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>land border of Điện Biên and Lạng Sơn, Thừa Thiên Huế</p>", []),
        ("<p>đường biên giới được quản lý</p>", ["đường biên giới được quản lý"]),
        ('<p lang="vi">đường biên giới được quản lý</p>', []),
    ],
)
def test_vietnamese_on_an_english_page_is_found(html, found):
    assert vietnamese_on_english(PAGE.format("en", html)) == found


def test_a_text_has_the_language_of_the_nearest_element_that_says_one():
    html = PAGE.format("vi", '<p>một <i lang="en">two <b>three</b></i></p>')
    assert list(texts(html))[1:] == [("vi", "một"), ("en", "two"), ("en", "three")]
