"""Reading both kinds of document: our own small ones for every rule, and the two real ones where they are at hand."""

import datetime as dt

from articles.importing import ArticlePage, Caption, ListingPage, parse

ZONE = dt.timezone(dt.timedelta(hours=7))

ARTICLE = """A walk along the line
Sunday, May 12, 2024, 20:35 (GMT+7)
What a patrol sees in a day.
The patrol leaves at dawn, and nobody speaks.
    |
 |
|
At the marker stone |
It comes back at night.
Source: Our paper
Translated by Nguyen An."""

LISTING = """Thursday, April 24, 2025, 18:24 (GMT+7)

The "first" title

The “first” title

Sunday, May 12, 2024, 20:35 (GMT+7)
The first teaser

Second title

Second title

Tuesday, May 07, 2024, 08:05 (GMT+7)
The second teaser, which
goes on

Title printed once
Its teaser"""


def read(text, name="page.txt"):
    return parse(text.encode(), filename=name)


def test_article_page_in_house_form():
    page = read(ARTICLE)
    assert page == ArticlePage(
        title="A walk along the line",
        published=dt.datetime(2024, 5, 12, 20, 35, tzinfo=ZONE),
        teaser="What a patrol sees in a day.",
        paragraphs=["The patrol leaves at dawn, and nobody speaks.", "It comes back at night."],
        captions=[Caption("At the marker stone", 1)],
        source_name="Our paper",
        translator="Nguyen An",
        missing=["1 captions were found without their pictures; add the pictures if you have them."],
    )


def test_article_page_says_all_that_it_lacks():
    page = read("Only one sentence, which is no title.")
    assert (page.title, page.published, page.paragraphs) == (
        "",
        None,
        ["Only one sentence, which is no title."],
    )
    assert page.missing == [
        "No title was found; the draft gets its first words as one, marked as supplied by our editors.",
        "No date was found; the original's date stays “not given”.",
        "No teaser was found; write one before publishing.",
        "No source line (“Source: …”) was found; choose the source before publishing.",
        "No translator line (“Translated by …”) was found.",
    ]


def test_listing_page():
    page = read(LISTING)
    assert isinstance(page, ListingPage)
    assert page.seen == dt.datetime(2025, 4, 24, 18, 24, tzinfo=ZONE)
    assert [(item.title, item.published, item.teaser) for item in page.items] == [
        ("The “first” title", dt.datetime(2024, 5, 12, 20, 35, tzinfo=ZONE), "The first teaser"),
        ("Second title", dt.datetime(2024, 5, 7, 8, 5, tzinfo=ZONE), "The second teaser, which goes on"),
        ("Title printed once", None, "Its teaser"),
    ]
    assert [item.notes for item in page.items] == [
        ["The two printed titles differ in their quotation marks only; the curly ones are kept."],
        [],
        [],
    ]


def test_wrong_weekday_is_noted():
    page = read(LISTING.replace("Tuesday, May 07", "Monday, May 07"))
    assert page.items[1].notes == ["The weekday is printed as Monday, but it was a Tuesday."]


def test_impossible_dateline_is_no_date():
    page = read(ARTICLE.replace("May 12", "February 31"))
    assert page.published is None


def test_web_page():
    page = read(
        "<html><head><title>x</title><script>var a</script></head><body><nav>Menu</nav><h1>A walk &amp; more</h1>"
        "<p>Sunday, May 12, 2024, 20:35 (GMT+7)</p><p>The teaser.</p><p>First <b>bold</b> words.</p>"
        "<figure><img src=x><figcaption>At the stone</figcaption></figure><p>Last words.<p>Source: Paper</p>",
        "page.html",
    )
    assert (page.title, page.teaser, page.paragraphs) == (
        "A walk & more",
        "The teaser.",
        ["First bold words.", "Last words."],
    )
    assert (page.captions, page.source_name) == ([Caption("At the stone", 1)], "Paper")


def test_real_article_page(documents):
    [path] = documents.glob("000_*.txt")
    page = parse(path.read_bytes(), filename=path.name)
    assert (page.title, page.published, page.teaser, len(page.paragraphs)) == ("", None, "", 11)
    assert page.captions == [
        Caption("At a talks between the Vietnam Border Guard and Royal Cambodian Navy", 1),
        Caption("Vietnamese and Chinese units in a bilateral patrol", 9),
    ]
    assert (page.source_name, page.translator) == ("Baobienphong", "Tran Hoai")


def test_real_listing_page(documents):
    [path] = documents.glob("003_*.txt")
    page = parse(path.read_bytes(), filename=path.name)
    assert page.seen == dt.datetime(2025, 4, 24, 18, 24, tzinfo=ZONE)
    assert [item.published and item.published.strftime("%Y-%m-%d %H:%M") for item in page.items] == [
        "2025-03-09 08:56",
        "2024-12-13 15:41",
        "2024-08-15 09:13",
        "2024-07-08 15:12",
        "2024-05-12 20:35",
        "2024-04-27 11:11",
        "2022-08-17 08:14",
        "2022-05-22 14:56",
        "2022-04-08 12:31",
        "2022-04-07 09:06",
        None,
    ]
    assert all(item.teaser for item in page.items)
    assert page.items[9].title.endswith("“posture of people’s hearts and minds”")
    assert [len(item.notes) for item in page.items] == [0] * 9 + [1, 0]


VIETNAMESE = """Một chuyến tuần tra

Hai đồn cùng đi.

Lai Châu, 5/6/2024 – Sáng nay, hai đồn gặp nhau.

Họ đi 30 km.

Bài và ảnh: Lan Anh
(Nguồn: Báo Biên phòng)
Người dịch: Trần Hoài"""


def test_vietnamese_house_form_is_read_whole():
    page = read(VIETNAMESE)
    assert page == ArticlePage(
        title="Một chuyến tuần tra",
        published=dt.date(2024, 6, 5),
        teaser="Hai đồn cùng đi.",
        paragraphs=["Lai Châu, 5/6/2024 – Sáng nay, hai đồn gặp nhau.", "Họ đi 30 km."],
        captions=[],
        source_name="Báo Biên phòng",
        translator="Trần Hoài",
        authors=["Lan Anh"],
        photographers=["Lan Anh"],
    )
    assert page.date == "2024-06-05"


def test_body_that_begins_with_place_and_date_has_no_teaser_before_it():
    page = read(VIETNAMESE.replace("Hai đồn cùng đi.\n\n", ""))
    assert (page.teaser, page.date, len(page.paragraphs)) == ("", "2024-06-05", 2)


def test_day_of_a_letter_is_its_date_and_makes_no_listing():
    page = read("Thông báo\n\nHà Nội, ngày 3 tháng 4 năm 2024\n\nMột.\n\nHai.\n\nNgày 4 tháng 4 năm 2024")
    assert (page.date, page.teaser, page.paragraphs, page.notes) == (
        "2024-04-03",
        "Một.",
        ["Hai.", "Ngày 4 tháng 4 năm 2024"],
        ["The dateline names a place, which was not kept: Hà Nội."],
    )


def test_vietnamese_listing():
    page = read("Bài một\n\nThứ Tư, 03/04/2024, 08:56\n\nMở đầu\n\nBài hai\n\n04/04/2024 09:00\n\nMở đầu hai")
    assert isinstance(page, ListingPage)
    assert [(item.title, item.date) for item in page.items] == [
        ("Bài một", "2024-04-03T08:56+07:00"),
        ("Bài hai", "2024-04-04T09:00+07:00"),
    ]
