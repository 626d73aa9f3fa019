"""Each request has a number: of the proxy where it is well-formed, else ours; the answer and the log carry it."""

import re

import pytest
from django.http import Http404, HttpResponse
from django.tasks import task
from django.test import Client, RequestFactory, override_settings

from config.watching import request_ids

OURS = re.compile(r"[0-9a-f]{16}")
GIVEN = "5f2a9c1e-7b1d-4c55-9d0e-0123456789ab"


def asked(**headers):
    return request_ids.of(RequestFactory().get("/", headers=headers))


@pytest.mark.parametrize("given", [GIVEN, "a" * 8, "b" * 64, "Root.1-5f_2"])
def test_number_of_the_proxy_is_kept(given):
    with override_settings(BEHIND_PROXY=True):
        assert asked(x_request_id=given) == given


@pytest.mark.parametrize(
    "given", ["", "short", "c" * 65, "with space1", "new\nline-of-log", "điện-biên-1", "a/b/c/d/e"]
)
def test_number_that_is_not_well_formed_is_made_anew(given):
    with override_settings(BEHIND_PROXY=True):
        assert OURS.fullmatch(asked(x_request_id=given))


def test_visitor_gives_no_number():
    with override_settings(BEHIND_PROXY=False):
        assert OURS.fullmatch(asked(x_request_id=GIVEN))


def test_every_answer_has_its_own_number(db, subtests):
    for path in (
        "/",
        "/healthz",
        "/nowhere/",
        "/static/nothing.css",
        "/admin/",
        "/%00/",
        "/?x=%00",
        "/robots.txt",
    ):
        with subtests.test(path):
            numbers = [Client().get(path).headers["X-Request-ID"] for _time in range(2)]
            assert [bool(OURS.fullmatch(each)) for each in numbers] == [True, True]
            assert numbers[0] != numbers[1]


def test_lines_of_a_request_have_its_number_and_later_ones_do_not():
    seen = []

    def answering(request):
        seen.append(request_ids.current())
        return HttpResponse()

    def failing(request):
        seen.append(request_ids.current())
        raise Http404

    answer = request_ids.RequestIdMiddleware(answering)(RequestFactory().get("/"))
    with pytest.raises(Http404):
        request_ids.RequestIdMiddleware(failing)(RequestFactory().get("/"))
    assert (seen[0], len(set(seen)), request_ids.current()) == (answer.headers["X-Request-ID"], 2, "-")


@task
def noting():
    return request_ids.current()


def test_task_has_the_number_of_its_request_or_its_own():
    answers = []

    def view(request):
        answers.append(noting.enqueue().return_value)
        return HttpResponse()

    answer = request_ids.RequestIdMiddleware(view)(RequestFactory().get("/"))
    alone = noting.enqueue()
    assert answers == [answer.headers["X-Request-ID"]]
    assert (alone.return_value, request_ids.current()) == (f"task-{alone.id}", "-")
