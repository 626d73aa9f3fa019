"""Kept pieces: printed once for the same rows, again for others; the articles on them are noted each time."""

import datetime as dt

import pytest
import time_machine
from django.urls import set_script_prefix
from django.utils import translation

from config.kept_pages.pieces import kept_pieces
from provinces.datatypes.pieces import Pieces
from provinces.datatypes.shown import note_article, noting
from provinces.models import Province
from tests import factories
from tests.versions import settle


@pytest.fixture
def printed():
    made = []

    def render(template, **context):
        made.append(template)
        return f"{template} of {context['name']}"

    def context(name):
        note_article(7)
        return {"name": name}

    def ask(name, made_of=None, templates=("body", "notes")):
        pieces = Pieces([made_of or name], lambda: context(name))
        return kept_pieces(render, pieces, *templates)

    return ask, made


def test_same_rows_are_printed_once(keeping, printed):
    ask, made = printed
    assert [ask("An Giang"), ask("An Giang")] == [["body of An Giang", "notes of An Giang"]] * 2
    assert made == ["body", "notes"]


def test_other_rows_templates_languages_prefixes_and_days_are_printed_anew(keeping, printed):
    ask, made = printed
    ask("An Giang")
    ask("An Giang", made_of="another sentence")
    ask("An Giang", templates=("body",))
    with translation.override("vi"):
        ask("An Giang")
    set_script_prefix("/paper/")
    try:
        ask("An Giang")
    finally:
        set_script_prefix("/")
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=1), tick=False):
        ask("An Giang")
    assert len(made) == 11


def test_articles_on_kept_pieces_are_noted_each_time(keeping, printed):
    ask, _made = printed
    found = []
    for _time in range(2):
        with noting() as notes:
            ask("An Giang")
        found.append(notes.articles)
    assert found == [{7}, {7}]


def test_nothing_is_kept_where_it_is_switched_off(printed):
    ask, made = printed
    with noting() as notes:
        ask("An Giang")
        ask("An Giang")
    assert (len(made), notes.articles) == (4, {7})


@pytest.mark.django_db
def test_province_is_printed_anew_for_each_change_of_what_it_says(keeping, client, subtests):
    """Of the registry, of a citation, of the article that is cited; and not for another article there."""
    figure = factories.FigureFactory()
    cited = factories.PublishedFactory(title="Cited here", body="<p>The border is 100 km long.</p>")
    factories.CitationFactory(
        figure=figure, article=cited, reference=None, passage="The border is 100 km long."
    )
    address = figure.province.get_absolute_url()
    settle()

    def page() -> str:
        settle()
        return client.get(address).content.decode()

    assert "Cited here" in page()
    writes = {
        "Renamed": lambda: Province.objects.filter(pk=figure.province_id).update(name="Renamed"),
        "Quoted anew": lambda: type(cited).objects.filter(pk=cited.pk).update(title="Quoted anew"),
        "Among the latest": lambda: factories.PublishedFactory(title="Among the latest").provinces.add(
            figure.province
        ),
    }
    for words, write in writes.items():
        before = page()
        write()
        with subtests.test(words):
            assert (words in before, words in page()) == (False, True)
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    type(cited).objects.filter(pk=cited.pk).update(publish_at=tomorrow)
    assert "Quoted anew" not in page()
