"""What is found, and in which order: compared with a plain model of it; and that the work has an end."""

import datetime as dt
import itertools
import random

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article, SearchText
from articles.search import bounds, ranking, sqlite
from articles.search.facets import facets_of
from articles.search.places import range_of
from articles.search.query_parser import read
from articles.search.ranking import NEWEST, OLDEST, Narrowing, find
from tests.factories import ProvinceFactory, PublishedFactory, SourceFactory
from tests.query_plans import plan_of

pytestmark = pytest.mark.django_db

WORDS = ["ba", "cu", "do", "fi", "ga"]  # too short for other forms
TODAY = timezone.now()


numbers = itertools.count(1)


def put(**values):
    """A public article; titles may be the same, addresses may not."""
    return PublishedFactory(slug=f"text-{next(numbers)}", **values)


def text(chance, most):
    return " ".join(chance.choices(WORDS, k=chance.randrange(most)))


@pytest.fixture
def corpus():
    """Sixty texts of five words, each of another day."""
    chance = random.Random(13)
    source = SourceFactory()
    for days in chance.sample(range(60), 60):
        said = {"teaser": text(chance, 3), "body": f"<p>{text(chance, 8)}</p>"}
        at = TODAY - dt.timedelta(days=days + 1)
        put(title=text(chance, 3) or "x", publish_at=at, source=source, **said)
    return list(Article.objects.order_by("-dated"))


def words_of(article):
    return [part.split() for part in (article.title, article.teaser, article.body[3:-4])]


def holds(words, phrase):
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


def wanted(newest_first, typed, most):
    """As the module says it: of the newest that answer, and the newest that answer in their title, the best."""
    clauses = typed.split()
    answering = [each for each in newest_first if set(clauses) <= set(itertools.chain(*words_of(each)))]
    titled = [each for each in answering if set(clauses) <= set(words_of(each)[0])]
    looked_at = answering[: most + 1]
    score = dict.fromkeys(looked_at, 0)
    for each in titled[: most + 1]:
        score[each] = score.get(each, 0) + 4
    for each in looked_at:
        score[each] += set(clauses) <= set(words_of(each)[1])
        score[each] += 3 * (len(clauses) > 1 and any(holds(part, clauses) for part in words_of(each)))
    ranked = sorted(score, key=lambda each: (score[each], each.dated), reverse=True)
    return (*numbers_and_years(ranked[:most]), len(answering) > most, "")


def numbers_and_years(articles):
    return [each.pk for each in articles], [each.dated[:4] for each in articles]


@pytest.mark.parametrize("most", [1, 5, 1_000])
def test_best_of_what_is_looked_at_is_found(corpus, monkeypatch, most):
    monkeypatch.setattr(ranking, "MOST", most)

    @settings(max_examples=60)
    @given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
    def check(clauses):
        typed = " ".join(clauses)
        assert find(read(typed), "en") == wanted(corpus, typed, most)

    check()


@pytest.mark.parametrize("order", [NEWEST, OLDEST])
def test_other_orders_begin_at_their_own_end(corpus, monkeypatch, order):
    answering = [each for each in corpus if "ba" in itertools.chain(*words_of(each))]
    in_order = answering if order == NEWEST else answering[::-1]
    assert find(read("ba"), "en", order=order) == (*numbers_and_years(in_order), False, "")
    monkeypatch.setattr(ranking, "MOST", 7)
    assert find(read("ba"), "en", order=order) == (*numbers_and_years(in_order[:7]), True, "")
    listed = (corpus if order == NEWEST else corpus[::-1])[:7]
    assert ranking.newest("en", Narrowing(), order)[:2] == numbers_and_years(listed)


@pytest.mark.parametrize(("rows", "is_cut"), [(2, False), (3, False), (4, True)])
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            {"q": "patrol"},
            "3 of them are shown and counted here, the newest and those with these words in the title",
        ),
        ({"q": "patrol", "sort": "newest"}, "the newest 3 are shown and counted here"),
        ({"q": "patrol", "sort": "oldest"}, "the oldest 3 are shown and counted here"),
        ({"from": "1999"}, "the newest 3 are shown and counted here"),
    ],
)
def test_page_says_what_it_counted_when_it_did_not_count_all(
    client, monkeypatch, rows, is_cut, asked, sentence
):
    monkeypatch.setattr(ranking, "MOST", 3)
    for number in range(rows):
        put(title=f"Patrol {number}")
    page = client.get("/search/", asked)
    html = page.content.decode()
    assert (page.context["total"], page.context["is_cut"]) == (min(rows, 3), is_cut)
    assert (f"More than 3 articles; {sentence}" in html) == is_cut
    assert (f"{rows} articles" in html) == (not is_cut)
    [years] = page.context["facets"]
    assert sum(choice.count for choice in years.choices) == min(rows, 3)


def test_old_title_is_found_behind_any_number_of_newer_texts(monkeypatch):
    monkeypatch.setattr(ranking, "MOST", 3)
    known = put(title="Dawn at the river", publish_at=TODAY - dt.timedelta(days=900))
    for days in range(1, 9):
        at = TODAY - dt.timedelta(days=days)
        put(title="Else", body="<p>the river at dawn</p>", publish_at=at)
    found = find(read("dawn at the river"), "en")
    assert (found.numbers[0], len(found.numbers), found.is_cut) == (known.pk, 3, True)
    assert find(read("dawn river -title"), "en").numbers[0] != known.pk  # what leaves out looks at the text


def test_what_is_left_out_is_looked_for_beside_the_title():
    put(title="Patrol", body="<p>at sea</p>")
    inland = put(title="Patrol", body="<p>in the hills</p>")
    assert find(read("patrol -sea"), "en").numbers == [inland.pk]


@pytest.mark.parametrize("word", ["мир", "ı", "边境", "điều"])
def test_word_of_other_letters_is_left_out(word):
    """It is asked for by columns, of which a table of titles has but one."""
    put(title="Border news", body=f"<p>All of {word} here.</p>")
    kept = put(title="Border", body="<p>All of it here.</p>")
    for typed in (f"border -{word}", f"-{word} all border"):
        assert find(read(typed), "en").numbers == [kept.pk]


def test_scheduled_texts_take_no_room(monkeypatch):
    monkeypatch.setattr(ranking, "MOST", 1)
    public = put(title="Patrol", publish_at=TODAY - dt.timedelta(days=1))
    for days in (1, 2, 3):
        put(title="Patrol", publish_at=TODAY + dt.timedelta(days=days))
    assert find(read("patrol"), "en") == (*numbers_and_years([public]), False, "")


DATES = [
    "1975-04-30",
    "2023",
    "2023-12-31",
    "2024",
    "2024-01",
    "2024-02-29",
    "2024-02-29T10:15+07:00",
    "2024-12",
]
PERIODS = ["2023", "2024", "2024-01", "2024-02", "2024-02-28", "2024-02-29", "2024-12-31"]


def test_ends_of_a_time_are_those_of_the_archive():
    """Places are numbers, the archive's dates are text: both cut at the same articles."""
    for date in DATES:
        put(original_date=date)
    for iso in PERIODS:
        for since, until in (((iso,), ()), ((), (iso,)), ((iso,), (iso,)), (("2024",), (iso,))):
            dates = [each[:16] for each in DATES if not since or each >= since[0]]
            dates = sorted(each for each in dates if not until or each < f"{until[0]}z")
            texts = SearchText.objects.filter(place__range=range_of("en", since, until))
            assert ((iso, since, until), sorted(texts.values_list("dated", flat=True))) == (
                (iso, since, until),
                dates,
            )


def test_languages_have_ranges_of_their_own():
    put(language="vi", original_date="0001")
    put(language="en", original_date="9999-12-31")
    for language in ("en", "vi"):
        [text] = SearchText.objects.filter(place__range=range_of(language, (), ()))
        assert text.article.language == language


def test_index_is_entered_by_words_and_no_table_is_gone_through():
    put(title="Patrol")
    plan = plan_of(lambda: find(read("joint patrol"), "en"))
    if connection.vendor == "sqlite":
        scanned = {line.split()[1] for line in plan.splitlines() if line.startswith("SCAN")}
        assert not scanned & {"articles_searchtext", "articles_article"}
        assert "SEARCH articles_searchtext USING INTEGER PRIMARY KEY" in plan
    else:
        assert "Seq Scan on articles_searchtext" not in plan


def test_facets_are_counted_from_the_articles_found():
    """And not from the tables that tie articles to tags and provinces."""
    article = put(title="Patrol")
    article.tags.add("sea")
    article.provinces.add(ProvinceFactory())
    plan = plan_of(lambda: facets_of([article.pk], ["2024"], QueryDict()))
    scanned = {line.split()[1] for line in plan.splitlines() if line.startswith("SCAN")}
    assert scanned <= {"json_each", "found", "counted", "provinces", "countrys", "tags"}
    assert connection.vendor == "postgresql" or "SEARCH articles_taggedarticle" in plan


def steps_of(run):
    """How many tens of steps SQLite's machine makes, in the full-text table's own queries, too."""
    counted = []
    with connection.cursor() as cursor:  # in one piece, as a table is that was not written text by text
        for table in (sqlite.INDEX, sqlite.TITLES):
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    connection.connection.set_progress_handler(lambda: counted.append(1), 10)
    try:
        run()
    finally:
        connection.connection.set_progress_handler(None, 10)
    return len(counted)


@pytest.mark.walk
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="counts the steps of SQLite's machine")
@pytest.mark.parametrize("order", ["", NEWEST, OLDEST])
def test_a_word_of_every_text_costs_no_more_in_a_larger_archive(monkeypatch, order):
    monkeypatch.setattr(ranking, "MOST", 20)
    monkeypatch.setattr(bounds, "WALKED", {"sqlite": 40})
    monkeypatch.setattr(bounds, "SOUNDED", {"sqlite": 20})
    source, steps = SourceFactory(), []
    for size in (60, 240):
        for number in range(size):
            at = TODAY - dt.timedelta(days=number + 1)
            put(title="Patrol", body="<p>joint patrol</p>", publish_at=at, source=source)
        steps.append(steps_of(lambda: find(read("joint patrol"), "en", order=order)))
    assert (steps[0] > 100, steps[1] < steps[0] * 1.2) == (True, True)
