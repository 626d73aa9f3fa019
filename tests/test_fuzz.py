"""Fuzzing: whatever stands in an address, a question or a form, an answer and no failure.

`make test` tries the same examples each time, `make fuzz` a thousand new ones. Fixtures are fuzzed in
`articles/loading/test_fuzzed_fixtures.py`; search, importer, pictures and HTML have properties beside their code.
"""

import logging
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from benchmarks.forms import sent_of
from tests.addresses import PUBLIC_ADDRESSES
from tests.desk import DeskClient
from tests.factories import UserFactory
from tests.world import World, put_back, standing_world

pytestmark = pytest.mark.django_db
of_one_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
CURSORS = ["before", "after", "page"]
NAMES = [
    *CURSORS,
    "q",
    "order",
    "sort",
    "since",
    "until",
    "province",
    "tag",
    "country",
    "year",
    "kind",
    "status",
    "of",
]
VALUES = some.text(max_size=40) | some.from_regex(
    r"[0-9]{1,4}(-[0-9]{1,2}){0,2}[TZ:.0-9-]{0,20}", fullmatch=True
)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    logging.disable(logging.CRITICAL)  # thousands of refusals
    with standing_world(django_db_blocker) as made:
        yield made
    logging.disable(logging.NOTSET)


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def desk(world) -> DeskClient:
    client = DeskClient(raise_request_exception=False)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@of_one_file
@given(data=some.data())
def test_any_part_of_an_address_may_be_anything(world, reader, data):
    path = data.draw(some.sampled_from(PUBLIC_ADDRESSES)).path_in(
        world, data.draw(some.sampled_from(["en", "vi"]))
    )
    parts = path.partition("?")[0].split("/")
    place = data.draw(some.integers(0, len(parts) - 1))
    parts[place] = quote(data.draw(VALUES), safe="")
    assert reader.get("/" + "/".join(parts).lstrip("/")).status_code < 500


@of_one_file
@given(
    data=some.data(),
    asked=some.dictionaries(some.sampled_from(NAMES) | some.text(max_size=9), VALUES, max_size=4),
)
def test_any_question_has_an_answer(world, reader, data, asked):
    path = data.draw(some.sampled_from(PUBLIC_ADDRESSES)).path(world).partition("?")[0]
    assert reader.get(path, asked).status_code < 500


@of_one_file
@given(values=some.dictionaries(some.sampled_from(CURSORS), VALUES, min_size=1, max_size=2))
def test_any_cursor_leads_somewhere(world, reader, values):
    for path in (
        reverse("articles:list"),
        reverse("articles:month", args=["2024", "05"]),
        reverse("articles:search"),
    ):
        assert reader.get(path, values).status_code < 500


@of_one_file
@given(words=some.text(max_size=200))
def test_any_words_are_searched_for(world, reader, words):
    assert reader.get(reverse("articles:search"), {"q": words}).status_code < 500


@of_one_file
@given(data=some.data())
def test_any_words_of_a_reader_are_taken_or_refused(world, reader, data):
    fields = dict.fromkeys(["message", "email", "page", "token", "website"], "")
    sent = {name: data.draw(VALUES) for name in fields}
    with put_back():
        assert reader.post(reverse("articles:report"), sent).status_code < 500


@settings(of_one_file, max_examples=10)
@given(data=some.data())
def test_any_words_of_an_editor_are_saved_or_refused(world, desk, data):
    address = f"/admin/articles/article/{world.articles['en'].pk}/change/"
    with put_back():
        form = dict(sent_of(desk.get(address).content.decode(), "article_form"))
        names = data.draw(some.lists(some.sampled_from(sorted(form)), min_size=1, max_size=4, unique=True))
        sent = form | {name: [data.draw(VALUES)] for name in names}
        assert desk.post(address, sent).status_code < 500
