"""Each folded section says what it holds, out of what the form has loaded: no question for the database."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from articles.admin.article_form.workbench.holdings import HOLDINGS, Loaded
from articles.models import Article, ArticleImage, ChangeNote, Citation, Credit, Source

AHEAD = dt.datetime(2035, 6, 12, 1, 0, tzinfo=dt.UTC)
PAST = dt.datetime(2024, 5, 12, 13, 35, tzinfo=dt.UTC)
PAPER = Source(pk=1, name="Bao Bien phong")


def article(**fields):
    return Article(**{"title": "T", "updated_at": PAST, **fields})


def picture(**fields):
    return ArticleImage(**{"file": "a.png", **fields})


def passages(*texts):
    return {"citations": [Citation(passage=text) for text in texts]}


CASES = [
    ("filed", {}, {}, 0, "nothing yet"),
    ("filed", {}, {"about_provinces": [1, 2], "about_units": [1]}, 4, "2 provinces, 1 unit, 4 tags"),
    ("images", {}, {}, 0, "none"),
    ("images", {}, {"images": [picture(alt="A gate"), picture()]}, 0, "2, one without words"),
    ("images", {}, {"images": [picture(), picture(), picture(decorative=True)]}, 0, "3, 2 without words"),
    ("images", {}, {"images": [ArticleImage(caption="A caption that waits")]}, 0, "1"),
    ("credits", {}, {"credits": [Credit(role="translator"), Credit(role="translator")]}, 0, "2, translator"),
    ("passport", {}, {}, 0, "nothing known yet"),
    ("passport", {"source": PAPER, "original_date": "2025-04-24"}, {}, 0, "Bao Bien phong, 24 April 2025"),
    ("passport", {"original_title": "Tuần tra", "original_date": "no date"}, {}, 0, "Tuần tra, no date"),
    ("passport", {"original": Article(pk=7, title="Gốc")}, {}, 0, "Gốc"),
    ("publication", {}, {}, 0, "no time set"),
    ("publication", {"publish_at": AHEAD}, {}, 0, "planned for 12 June 2035 08:00"),
    ("publication", {"embargo_until": AHEAD}, {}, 0, "not before 12 June 2035 08:00"),
    ("publication", {"waits_for_original": True}, {}, 0, "waits for its original"),
    ("publication", {"status": "published", "publish_at": AHEAD}, {}, 0, "waits for 12 June 2035 08:00"),
    ("publication", {"status": "published", "publish_at": PAST}, {}, 0, "since 12 May 2024 20:35"),
    ("publication", {"status": "withdrawn", "publish_at": PAST}, {}, 0, "withdrawn"),
    ("identity", {}, {}, 0, "English"),
    ("identity", {"language": "vi", "slug": "tuan-tra"}, {}, 0, "Tiếng Việt, tuan-tra"),
    ("citations", {"body": "<p>over 164 km</p>"}, passages("164 km"), 0, "1 passage"),
    ("citations", {"body": "<p>over 164 km</p>"}, passages("164 km", "165 km"), 0, "2 passages, 1 broken"),
    ("change_notes", {}, {"change_notes": [ChangeNote()]}, 0, "1"),
    ("history", {}, {}, 0, "changed 12 May 2024 20:35"),
]  # fmt: skip


def test_each_section_says_what_it_holds():
    """Without a database: whatever asked it, would fail."""
    said = []
    with timezone.override("Asia/Ho_Chi_Minh"), translation.override("en"):
        for anchor, fields, rows, tags, _sentence in CASES:
            said.append((anchor, HOLDINGS[anchor](Loaded(article(**fields), rows, tags))))
    assert said == [(anchor, sentence) for anchor, _fields, _rows, _tags, sentence in CASES]
    assert {anchor for anchor, *_rest in CASES} == set(HOLDINGS)


@pytest.mark.django_db
def test_waiting_original_is_asked_for_by_its_state():
    original = Article.objects.create(title="Gốc", language="vi")
    waits = article(status="published", publish_at=PAST, original=original, waits_for_original=True)
    assert HOLDINGS["publication"](Loaded(waits)) == "waits for its original"
