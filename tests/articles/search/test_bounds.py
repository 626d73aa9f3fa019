"""How far a search looks: all of it up to the date that it tells, whatever is asked; and that its work has an end."""

import datetime as dt
import random

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article, ArticleProvince, ArticleUnit, Credit, TaggedArticle
from articles.search import ranking
from articles.search.places import date_of, from_date, range_of
from articles.search.query_parser import read
from articles.search.ranking import NEWEST, OLDEST, Narrowing, find, newest
from articles.search.subjects import Subject
from tests.articles.search.test_ranking import holds, put, steps_of, words_of
from tests.factories import (
    CountryFactory,
    PersonFactory,
    ProvinceFactory,
    SourceFactory,
    UnitFactory,
)
from tests.near_ends import bring_ends_near
from tests.query_plans import plan_of

pytestmark = pytest.mark.django_db

TODAY = timezone.now()
WORDS = ["ba", "cu", "do", "fi"]


@pytest.fixture
def few(monkeypatch):
    bring_ends_near(monkeypatch, looks=8, choices=5)


@pytest.fixture
def corpus():
    """Eighty texts, each of a day of its own, about one province, another one, both or none; two tags, few persons."""
    chance = random.Random(7)
    source, places = SourceFactory(), [ProvinceFactory(), ProvinceFactory()]
    unit, person = UnitFactory(), PersonFactory()
    for days in chance.sample(range(1, 81), 80):
        text = " ".join(chance.choices(WORDS, weights=(9, 5, 3, 1), k=chance.randrange(1, 7)))
        article = put(
            title="x", body=f"<p>{text}</p>", publish_at=TODAY - dt.timedelta(days=days), source=source
        )
        article.provinces.add(*(place for place in places if chance.random() < 0.4))
        article.tags.add(*(tag for tag in ("sea", "hill") if chance.random() < 0.5))
        if chance.random() < 0.1:
            article.units.add(unit)
            Credit.objects.create(article=article, person=person, role="author")
            Credit.objects.create(article=article, person=person, role="translator")
    return list(Article.objects.order_by("-dated").prefetch_related("provinces", "units", "tags", "credits"))


def subjects(corpus):
    """By name: the choice, and the numbers of its articles as the tables have them."""
    one, other = sorted({place.pk for each in corpus for place in each.provinces.all()})
    tag = next(tag.pk for each in corpus for tag in each.tags.all())
    unit = next(unit.pk for each in corpus for unit in each.units.all())
    person = next(credit.person_id for each in corpus for credit in each.credits.all())
    quoted = (corpus[3].pk, corpus[70].pk)
    made = {
        "province": Subject(ArticleProvince, (one,)),
        "both provinces": Subject(ArticleProvince, (one, other), quoted),
        "nowhere": Subject(ArticleProvince, ()),
        "tag": Subject(TaggedArticle, (tag,)),
        "unit": Subject(ArticleUnit, (unit,)),
        "person": Subject(Credit, (person,)),
    }
    return {
        name: (
            subject,
            {
                *subject.others,
                *subject.ties.objects.filter(**{f"{subject.ties.list_of[1]}__in": subject.keys}).values_list(
                    subject.ties.list_of[0], flat=True
                ),
            },
        )
        for name, subject in made.items()
    }


def answers(article, typed):
    parts = words_of(article)
    if typed.startswith('"'):
        return any(holds(part, typed.strip('"').split()) for part in parts)
    return all(any(word in part for part in parts) for word in typed.split())


QUESTIONS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=4).map(lambda words: f'"{" ".join(words)}"'),
)


@pytest.mark.parametrize("most", [5, 1_000])
def test_all_up_to_the_date_that_is_told_are_found(corpus, few, monkeypatch, most):
    monkeypatch.setattr(ranking, "MOST", most)
    known = subjects(corpus)
    cut = set()

    @settings(max_examples=150)
    @given(
        st.one_of(st.just(""), QUESTIONS),
        st.lists(st.sampled_from(sorted(known)), max_size=2, unique=True),
        st.sampled_from([NEWEST, OLDEST]),
        st.booleans(),
    )
    def check(typed, chosen, order, is_late):
        until = ((TODAY - dt.timedelta(days=20)).date().isoformat(),) if is_late else ()
        narrowing = Narrowing(tuple(known[name][0] for name in chosen), until=until)
        in_order = corpus if order == NEWEST else corpus[::-1]
        right = [
            each
            for each in in_order
            if (not typed or answers(each, typed))
            and all(each.pk in known[name][1] for name in chosen)
            and (not until or each.dated < f"{until[0]}z")
        ]
        found = find(read(typed), "en", narrowing, order) if typed else newest("en", narrowing, order)
        cut.add(bool(found.looked_to))
        assert found.numbers == [each.pk for each in right][: len(found.numbers)]
        if found.is_cut or not found.looked_to:
            assert (len(found.numbers), found.is_cut) == (min(most, len(right)), len(right) > most)
        else:
            left_out = right[len(found.numbers) :]
            dates = [each.dated[:10] for each in left_out]
            behind = (
                [date <= found.looked_to for date in dates]
                if order == NEWEST
                else [date >= found.looked_to for date in dates]
            )
            assert behind == [True] * len(dates)

    check()
    assert cut == {False, True}


def test_nothing_is_told_where_all_was_looked_at(corpus):
    """With the limits as they are, eighty texts are few."""
    for name, (subject, _numbers) in subjects(corpus).items():
        narrowing = Narrowing((subject,))
        found = [find(read('ba "cu do"'), "en", narrowing), newest("en", narrowing)]
        assert (name, [each.looked_to for each in found]) == (name, ["", ""])


def test_date_of_a_place_is_that_of_its_texts():
    for date in ("2024", "2024-05", "2024-05-12"):
        for language in ("en", "vi"):
            place = from_date(language, f"{date}T10:15+07:00" if len(date) == 10 else date)
            assert (date_of(place), date_of(place + 99)) == (date, date)
            assert range_of(language, (), ())[0] <= place <= range_of(language, (), ())[1]


@pytest.mark.parametrize(
    ("order", "sentence", "link"),
    [
        ("", "Texts older than", "?q=%22ba+cu%22&to={date}"),
        ("oldest", "Texts newer than", "?q=%22ba+cu%22&sort=oldest&from={date}"),
    ],
)
def test_page_says_how_far_it_looked_and_leads_further(client, few, order, sentence, link):
    source = SourceFactory()
    for days in range(1, 40):
        text = "ba cu" if days in {1, 20, 39} else "cu ba"
        put(title="x", body=f"<p>{text}</p>", publish_at=TODAY - dt.timedelta(days=days), source=source)
    page = client.get("/search/", {"q": '"ba cu"', **({"sort": order} if order else {})})
    date = find(read('"ba cu"'), "en", order=order).looked_to
    assert (page.context["total"], page.context["further"]) == (1, link.format(date=date))
    assert f"{sentence} {page.context['looked_to']} were not looked through." in page.content.decode()
    further = client.get(f"/search/{page.context['further']}")
    seen = page.context["rows"][0]["article"].pk
    assert seen not in [row["article"].pk for row in further.context["rows"]]
    assert client.get("/search/", {"q": "ba"}).context["further"] == ""


@pytest.mark.walk
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="counts the steps of SQLite's machine")
def test_no_choice_costs_more_in_a_larger_archive(few, monkeypatch):
    monkeypatch.setattr(ranking, "MOST", 20)
    source, country = SourceFactory(), CountryFactory()
    places = {name: ProvinceFactory(country=country) for name in ("all", "half", "four")}
    narrowings = [
        Narrowing(tuple(Subject(ArticleProvince, (places[name].pk,)) for name in names))
        for names in ([], ["all"], ["half"], ["four"], ["half", "all"], ["all", "four"])
    ]

    def work():
        yield from (steps_of(lambda one=one: newest("en", one)) for one in narrowings)
        for typed in ("patrol", "joint patrol", '"patrol joint"', "patrol -sea"):
            for order in ("", NEWEST, OLDEST):
                question = read(typed)
                yield from (
                    steps_of(lambda one=one, question=question, order=order: find(question, "en", one, order))
                    for one in narrowings
                )

    steps = []
    for first, last in ((0, 60), (60, 240)):
        texts = [
            put(
                title="x",
                body="<p>joint patrol</p>",
                publish_at=TODAY - dt.timedelta(hours=number + 1),
                source=source,
            )
            for number in range(first, last)
        ]
        places["all"].articles.add(*texts)
        places["half"].articles.add(*texts[::2])
        if not first:
            places["four"].articles.add(*texts[::15])
        steps.append(list(work()))
    pairs = list(zip(*steps, strict=True))
    # Four times the texts: what grew with them would take up to four times as much. What a deeper tree takes depends on
    # what other tests have left in the file.
    assert [pair for pair in pairs if pair[1] > pair[0] * 1.5 + 20] == []
    assert (len(pairs), min(steps[0]) > 10) == (78, True)


def test_choices_are_entered_by_their_own_index(few):
    """No table that grows is gone through, and none of it sorted but what was gathered."""
    article = put(title="Patrol", body="<p>joint patrol</p>")
    place = ProvinceFactory()
    article.provinces.add(place)
    narrowing = Narrowing((Subject(ArticleProvince, (place.pk,)),))
    plan = plan_of(lambda: (find(read("joint patrol"), "en", narrowing), newest("en", narrowing)))
    if connection.vendor == "sqlite":
        scanned = {line.split()[1] for line in plan.splitlines() if line.startswith("SCAN")}
        assert not {name for name in scanned if name.startswith("articles_") and "search" not in name}
        assert "SCAN articles_searchtext" not in plan
    else:
        assert "Seq Scan on articles_searchtext" not in plan
