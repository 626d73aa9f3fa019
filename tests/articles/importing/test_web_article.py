"""What is taken of a web page: the words of its article, and what the page says of itself.

Measured on pages of our own (`cases/pages/`): those the rules were made with, and others that were written afterwards.
"""

import pytest

from articles.importing import parse
from tests.articles.importing.cases.pages import HELD_OUT, KNOWN, held_out, known, shared

LONG = " ".join(
    ["Border guards and villagers planted trees along the path this spring, and the children sang."] * 2
)


def read(html, name="page.html"):
    return parse(html.encode(), filename=name)


def measured(names, page_of):
    """Precision and recall over all words of the pages."""
    totals = [0, 0, 0]
    for name in names:
        page = page_of(name)
        article = read(page.html)
        words = "\n".join([article.text, *(caption.text for caption in article.captions)])
        totals = [one + other for one, other in zip(totals, shared(words, page.article), strict=True)]
    both, taken, wanted = totals
    return round(both / taken, 3), round(both / wanted, 3)


def test_article_is_found_on_pages_that_the_rules_were_made_with():
    assert len(KNOWN) == 20
    precision, recall = measured(KNOWN, known)
    assert (precision >= 0.99, recall >= 0.99) == (True, True), (precision, recall)


def test_article_is_found_on_pages_that_were_written_after_the_rules():
    assert len(HELD_OUT) == 16
    precision, recall = measured(HELD_OUT, held_out)
    assert (precision >= 0.9, recall >= 0.95) == (True, True), (precision, recall)


FACTS = {
    "broadsheet": ("Bridge opens to carts", "2024-03-02T06:10+07:00", ["Mai Lan"], "The Valley Post"),
    "app_shell": ("Guards carry school desks", "2023-11-09T02:00+00:00", [], "Upriver"),
    "bao_tinh": (
        "Bộ đội biên phòng dựng nhà cho hộ nghèo",
        "2024-08-15T09:00+07:00",
        ["Văn Tú"],
        "Báo Vùng Cao",
    ),
    "blog": ("The road in the rain", "", [], ""),
    "live_ticker": ("Flood at the ford: what we know", "", [], ""),
    "gallery": ("In pictures: a market day", "", [], ""),
    "provincial_vi": ("Lớp học bên suối", "2024-05-06", ["Lan Anh"], "Báo tỉnh"),
    "agency": ("Vaccine comes up the river", "2024-05-06T00:30+00:00", ["Hoa Tran"], ""),
    "agency_short": ("Diễn tập chung trên sông", "2024-05-12T10:15+07:00", ["Lan Anh"], ""),
}


@pytest.mark.parametrize("name", FACTS)
def test_page_says_its_title_date_authors_and_source(name):
    article = read(held_out(name).html)
    assert (article.title, article.date, article.authors, article.source_name) == FACTS[name]


def test_captions_and_the_leading_picture_are_named():
    article = read(held_out("gallery").html)
    assert [caption.text for caption in article.captions] == [
        "Scales before dawn.",
        "A stall of brooms.",
        "The last cart home.",
    ]
    page = held_out("blog").html.replace(
        "<head>", '<head><meta property="og:image" content="https://example.org/a.jpg">'
    )
    assert (
        read(page).missing[-1]
        == "The leading picture did not come along; it is at https://example.org/a.jpg ."
    )


def test_page_in_the_house_form_is_read_line_by_line():
    page = """<html><head><meta property="og:site_name" content="Other"><title>Other</title></head><body>
        <h1>One patrol</h1><p>Sunday, May 12, 2024, 20:35 (GMT+7)</p><p>Teaser.</p><p>Body.</p><p>Source: Paper</p>"""
    article = read(page)
    assert (article.title, article.date, article.teaser, article.source_name, article.paragraphs) == (
        "One patrol", "2024-05-12T20:35+07:00", "Teaser.", "Paper", ["Body."],
    )  # fmt: skip


def test_what_stands_around_the_page_loses_nothing():
    """Left open by mistake, or put around everything: a menu or a form that holds the article is no menu."""
    words = (
        "Border guards and villagers planted trees along the path this spring, and the children sang. " * 3
    )
    for around in ("nav", "form", "button", "svg", "aside"):
        article = read(f"<{around}><h1>Trees by the path</h1><p>{words}</p><p>{words}</p>")
        assert (around, len(article.paragraphs)) == (around, 2)


@pytest.mark.parametrize(
    "line", ["09:00 | 15/08/2024", "15.8.2024", "(2024-08-15, 09:00)", "15/08/2024 - 09:00"]
)
def test_line_of_numbers_that_is_a_moment_is_no_paragraph(line):
    words = (
        "Border guards and villagers planted trees along the path this spring, and the children sang. " * 2
    )
    body = "".join(f"<p>{each}</p>" for each in (line, words, f"{words}164 km", "164.5", words))
    article = read(f"<h1>Trees by the path</h1><div>{body}</div>")
    assert article.paragraphs == [words.strip(), f"{words}164 km", "164.5", words.strip()]


@pytest.mark.parametrize(
    ("name", "teaser", "author", "captions"),
    [
        ("vietnamese_news", "LAI CHÂU", "",
         ["Người dân dọn bùn trong lớp học. Ảnh: Minh Tú", "Máy xúc trên đoạn đường sạt."]),
        ("long_read", "Vaccine", "Lan Anh", ["Carts on the first bridge at dawn.", "Photograph: Minh Tu"]),
        ("old_tables", "", "Minh Tú", []),
        ("government_vi", "", "Lan Anh", ["Đoàn công tác trên đường lên mốc."]),
    ],
)  # fmt: skip
def test_what_stands_above_and_below_the_text_is_kept(name, teaser, author, captions):
    article = read(known(name).html)
    assert (article.teaser[: len(teaser)], ", ".join(article.authors)) == (teaser, author)
    assert [caption.text for caption in article.captions] == captions


def test_dates_and_sentences_of_the_text_are_never_taken_for_what_stands_above_it():
    said = [
        "On 12/05/2024 the gate opened.",
        LONG,
        "15/08/2024",
        "Trees by the path were few.",
        "Lan Anh",
        LONG,
    ]
    body = "".join(f"<p>{each}</p>" for each in said)
    page = f'<meta name="author" content="Lan Anh"><h1>Trees by the path</h1><div>{body}</div>'
    assert read(page).paragraphs == said
    lead = page.replace("<div>", "<div><p>Cập nhật lúc 07:30, Thứ Hai, 06/05/2024</p><p>Lan Anh</p>")
    assert (read(lead).paragraphs, read(lead).date) == (said, "2024-05-06")


def test_sentence_that_begins_with_the_title_is_kept():
    first = "The ferry runs again today."
    assert read(f"<h1>Ferry runs again</h1><div><p>{first}</p><p>{LONG}</p></div>").paragraphs == [
        first,
        LONG,
    ]


def test_signature_is_an_author_beside_the_declared_one():
    body = f"<h1>Trees by the path</h1><div><p>{LONG}</p><p><b>Minh Tú</b></p></div>"
    assert read(f'<meta name="author" content="Lan Anh">{body}').authors == ["Lan Anh", "Minh Tú"]


@pytest.mark.parametrize(
    "author", ['"Lan Anh"', '{"name": "Lan Anh"}', '[{"@type": "Person", "name": "Lan Anh"}]', '["Lan Anh"]']
)
def test_author_is_read_however_the_data_has_one(author):
    data = f'<script type="application/ld+json">[{{"@graph": [{{"author": {author}}}]}}]</script>'
    assert read(f"<head>{data}</head><h1>Trees by the path</h1><p>Words.</p>").authors == ["Lan Anh"]
