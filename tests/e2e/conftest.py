"""A real browser for the tests of this folder: Debian's Chromium, driven by Playwright, with no way off this machine.

Without Chromium these tests are skipped with the reason, or fail where BORDERPOST_REQUIRE_ALL=1.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

HERE = Path(__file__).parent
NAMES = ["chromium", "chromium-browser", "google-chrome"]
# No sandbox, for it refuses root, which is who CI is; the pages shown are our own. The rest keeps Chromium from calling
# home at every start, which a closed network answers with one refusal after another.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",  # nothing here has one, and a process that imitates it costs an eighth of the browser's time
    # No way off this machine. Not by a look at each request: for that, Playwright switches off what the browser keeps,
    # and the desk's 77 styles and scripts are fetched anew for each page.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PATIENCE = 10_000  # milliseconds before a missing element or page is a failure


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


CALLED_OFF = "net::ERR_ABORTED"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium on this machine."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    reason = "no Chromium is installed (on Debian: apt-get install chromium)"
    if os.environ.get("BORDERPOST_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests of a worker; each test gets a profile of its own by `context`."""
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright's synchronous side runs an event loop in this thread, where Django would refuse its database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _every_request_is_over(transactional_db, browser: Browser) -> Iterator[None]:
    """Before the tables are emptied: a page left open still autosaves, and its transaction would bring rows back."""
    yield
    for context in browser.contexts:
        context.close()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(PATIENCE / 1000)


@pytest.fixture
def context(browser: Browser, live_server) -> Iterator[BrowserContext]:
    """A fresh profile: no cookies, nothing kept, addresses relative to the live server."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complained of on `page`: script errors, broken resources, violations of the content policy.

    A test that expects a clean page ends with `assert complaints == []`.
    """
    found: list[str] = []
    page.on(
        "console",
        lambda message: found.append(message.text) if message.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "requestfailed",
        # What the page itself calls off is no failure: autocomplete drops a question when the next key is typed.
        lambda request: (
            found.append(f"{request.url}: {request.failure}") if request.failure != CALLED_OFF else None
        ),
    )
    return found
