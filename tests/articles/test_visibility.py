"""The one visibility rule, asked of every public address for every state an article can be in.

"Hidden" means that the site answers byte for byte as if the article had never been written.
"""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.utils.html import escape

from articles.models import Article
from config.views import words_of
from config.watching import request_ids
from tests.addresses import PUBLIC_PATHS, dated, walk
from tests.world import (
    HIDDEN,
    HOUR,
    MARKERS,
    NOW,
    PUBLIC,
    STATES,
    World,
    put_back,
    put_in_state,
    standing_world,
)

LANGUAGES = list(MARKERS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def one_world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with standing_world(django_db_blocker) as world:
        yield world


@pytest.fixture
def world(one_world: World, db) -> World:
    """The same for every test; what one changes in it is put back."""
    return one_world


Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def answers_without(one_world: World) -> dict[str, dict[str, Answer]]:
    """What the site answers at each path where the marked article of a language does not exist. 230 requests."""
    known = {}
    paths = [stop.path for stop in walk(one_world)]
    for language in LANGUAGES:
        with put_back():
            one_world.forget(language)
            known[language] = {path: ask(path) for path in paths}
    return known


# What a form draws anew each time it is shown: the token against forged posts, and the signed time.
DRAWN = re.compile(rb'(?<=name=")(csrfmiddlewaretoken|opened)" value="[^"]+')


def ask(path: str, method: str = "get", **headers: str) -> Answer:
    """Status, headers and body of a reader's request, with no session of any kind."""
    response = getattr(Client(raise_request_exception=True), method)(path, headers=headers)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    del response.headers[request_ids.HEADER]  # of each answer alone
    return response.status_code, dict(response.headers), DRAWN.sub(b"", body)


def everything(answer: Answer, path: str) -> str:
    """An answer as one text in lower case, without the path that was asked for: the asker knew it already."""
    _status, headers, body = answer
    said = f"{headers}\n{body.decode(errors='replace')}".lower()
    # The other language's twin of an address is the same words below or above /vi/.
    bare = path.partition("?")[0].removeprefix("/vi").lower()
    said = said.replace(f'value="{words_of(bare)}"', "")  # the search that is offered for an unknown address
    return said.replace(bare, "") if bare != "/" else said


@pytest.mark.parametrize("state", HIDDEN)
@each_language
def test_hidden_article_might_as_well_not_exist(
    world: World, answers_without: dict, language: str, state: str, subtests
):
    paths = walk(world)
    put_in_state(world.articles[language], state)

    for name, path, address, path_language in paths:
        with subtests.test(name):
            answer = ask(path)

            assert MARKERS[language] not in everything(answer, path)
            assert answer == answers_without[language][path]
            if address.own and language == path_language:
                assert answer[0] == 404


@pytest.mark.parametrize("state", PUBLIC)
@each_language
def test_public_article_is_found_where_it_should_be(world: World, language: str, state: str, subtests):
    put_in_state(world.articles[language], state)

    for name, path, address, path_language in walk(world):
        with subtests.test(name):
            answer = ask(path)

            assert answer[0] == (301 if address.kind == "redirect" else 200)
            shown = address.shows_article_in(language, path_language=path_language)
            told = f"{answer[1]}\n{answer[2].decode(errors='replace')}".lower()
            assert (MARKERS[language] in told) is shown


@each_language
def test_withdrawn_article_leaves_its_reason_at_its_own_address_only(
    world: World, answers_without: dict, language: str, subtests
):
    paths = walk(world)
    put_in_state(world.articles[language], "withdrawn")

    for name, path, address, path_language in paths:
        with subtests.test(name):
            answer = ask(path)

            leaves_a_word = address.route in {"articles:article", "articles:by_number"}
            if not (address.own and leaves_a_word and language == path_language):
                assert MARKERS[language] not in everything(answer, path)
                assert answer == answers_without[language][path]
            elif address.label:  # another day, a former slug: the way to the right address stays
                assert answer[0] == 301
                assert answer[1]["Location"] == world.articles[language].get_absolute_url()
            else:
                check_withdrawn_page(answer, path, language)


def check_withdrawn_page(answer: Answer, path: str, language: str) -> None:
    status, _headers, body = answer
    text = body.decode()
    word = MARKERS[language]
    assert status == 410
    assert f"Title {word}title" in text
    assert STATES["withdrawn"]["withdrawal_reason"] in text
    assert "2024-05-12" in text
    told = {part for part in PARTS if f"{word}{part}" in text.replace(escape(path), "")}
    assert told == {"title"}


PARTS = [
    "title", "teaser", "body", "passage", "caption", "alt", "credit", "picture", "tag", "person", "note", "scope",
    "statement", "original", "formerly",
]  # fmt: skip


@pytest.mark.parametrize("state", [*HIDDEN, "withdrawn"])
@each_language
def test_hidden_article_answers_exactly_like_an_unknown_slug(world: World, language: str, state: str):
    if state == "withdrawn":
        # Withdrawn before its hour had come: no reader ever saw it, and its address is as unknown as any other.
        Article.objects.filter(pk=world.articles[language].pk).update(
            **{**STATES[state], "publish_at": NOW + HOUR}
        )
    else:
        put_in_state(world.articles[language], state)
    prefix = "/vi" if language == "vi" else ""
    hidden = prefix + dated(world, world.articles[language].slug).removeprefix("/vi")
    unknown = prefix + dated(world, "never-written").removeprefix("/vi")

    status, headers, body = ask(hidden)

    assert status == 404
    for of_path in (str, words_of):
        body = body.replace(of_path(hidden).encode(), of_path(unknown).encode())
    without = ask(unknown)
    assert (status, body) == (without[0], without[2])
    of_the_bytes = {"Content-Length": "", "ETag": ""}
    assert headers | of_the_bytes == without[1] | of_the_bytes


METHODS = ["get", "head", "options"]
CONDITIONS = [
    {"if-none-match": "*"},
    {"if-modified-since": "Sun, 12 May 2024 13:35:00 GMT"},
    {"if-unmodified-since": "Mon, 01 Jan 2001 00:00:00 GMT"},
    {"if-match": "*"},
    {"range": "bytes=0-10"},
]


def test_conditional_request_is_no_oracle(world: World, subtests):
    own = [address for address, language in PUBLIC_PATHS if address.own and language == "en"]
    assert {address.route for address in own} >= {"articles:article", "articles:by_number", "articles:image"}
    paths = [address.path_in(world, "en") for address in own]

    def answers() -> dict[str, Answer]:
        return {
            f"{method} {path} {header}": ask(path, method, **header)
            for method in METHODS
            for header in CONDITIONS
            for path in paths
        }

    with put_back():
        world.forget("en")
        without = answers()
    for state in HIDDEN:
        put_in_state(world.articles["en"], state)
        hidden = answers()
        for asked, answer in without.items():
            with subtests.test(f"{state}: {asked}"):
                assert hidden[asked] == answer


@pytest.mark.parametrize("state", STATES)
@each_language
def test_rule_in_python_agrees_with_the_rule_in_the_database(world: World, language: str, state: str):
    article = world.articles[language]
    put_in_state(article, state)
    article = Article.objects.get(pk=article.pk)

    assert article.is_public is (state in PUBLIC)
    assert Article.objects.public().filter(pk=article.pk).exists() is article.is_public


@pytest.mark.parametrize("second", [-1, 0, 1])
def test_publication_comes_at_its_second_without_any_worker(world: World, second: int):
    put_in_state(world.articles["en"], "due this very second")
    path = dated(world, world.articles["en"].slug)

    with time_machine.travel(NOW.timestamp() + second, tick=False):
        assert ask(path)[0] == (404 if second < 0 else 200)


def test_change_note_of_tomorrow_is_told_nowhere(world: World):
    """A note may be written ahead of its hour; until then it is as hidden as a scheduled article."""
    word = "tomorrowsnote"
    world.articles["en"].change_notes.create(text=word, at=NOW + HOUR)

    telling = [
        f"{language} {address}"
        for address, language in PUBLIC_PATHS
        if word in everything(ask(address.path_in(world, language)), "")
    ]

    assert telling == []
    with time_machine.travel(NOW + 2 * HOUR, tick=False):
        assert word.encode() in ask(dated(world, world.articles["en"].slug))[2]
