"""The browser of the tests reaches this machine and nothing else, neither by name nor by number."""

import pytest
from playwright.sync_api import Error, Page

ELSEWHERE = ["http://example.org/", "http://192.0.2.1/", "http://[2001:db8::1]/"]  # the last two are nobody's


def test_browser_reaches_this_machine_alone(page: Page):
    assert page.goto("/healthz").status == 200
    answers = {}
    for address in ELSEWHERE:
        page = page.context.new_page()  # the last one is still busy with telling what went wrong
        with pytest.raises(Error) as refused:
            page.goto(address)
        answers[address] = refused.value.message.partition(" at ")[0]
    assert answers == dict.fromkeys(ELSEWHERE, "Page.goto: net::ERR_NAME_NOT_RESOLVED")
