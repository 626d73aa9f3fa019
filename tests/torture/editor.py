"""An editor at a browser: logs in once, opens forms, changes what a person would change, and sends them.

Whatever else a form holds is sent as the page had it (`benchmarks.forms`). A save is acknowledged where the answer
leads on; anything else is kept with what the page said.
"""

import http.client
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from html import unescape
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from benchmarks.forms import sent_of
from tests.machines import Machine
from tests.torture.accounts import PASSWORD, SOURCE, name_of

ADD = "/admin/articles/article/add/"
LOG_IN = "/admin/login/"
LOCKED = re.compile(r"database is locked|OperationalError", re.IGNORECASE)
SAID = re.compile(r'class="(?:error(?:note|list)[^"]*|notice__text)"[^>]*>(.*?)</(?:p|ul)>', re.DOTALL)
# What an editor gives a new text beside its words.
TAGS, PROVINCE = "Torture, Survival", "Điện Biên"


@dataclass
class Save:
    """One form that was sent. `status` is 0 where the server was gone before it answered in full."""

    mark: str
    article: int | None
    status: int = 0
    said: str = ""
    gives_back: bool = False  # the page that does not take it has what was typed
    seconds: float = 0.0

    @property
    def is_acknowledged(self) -> bool:
        return self.status == 302

    @property
    def is_refused_in_words(self) -> bool:
        """Whether the editor was told why, in words that are no fault's."""
        return bool(self.said) and not LOCKED.search(self.said)


@dataclass
class Editor:
    """`number` names the account, and `address` the network address the person comes from."""

    machine: Machine
    number: int
    address: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    saves: list[Save] = field(default_factory=list)

    def ask(self, path: str, form: dict[str, Any] | None = None) -> tuple[int, str, Message]:
        """As the browser asks: with its cookies, which it renews."""
        body = None if form is None else urlencode(form, doseq=True).encode()
        status, answer, headers = self.machine.exchange(
            path, cookies=self.cookies, body=body, **self._headers(is_form=body is not None)
        )
        for line in headers.get_all("Set-Cookie", []):
            self.cookies |= {name: each.value for name, each in SimpleCookie(line).items()}
        return status, answer.decode(), headers

    def log_in(self) -> None:
        _status, page, _headers = self.ask(LOG_IN)
        form = sent_of(page, "login-form") | {"username": [name_of(self.number)], "password": [PASSWORD]}
        status, page, _headers = self.ask(LOG_IN, form)
        assert status == 302, said_on(page) or str(status)

    def write(self, mark: str) -> Save:
        """A new text."""
        return self._save(ADD, None, mark, new=True)

    def change(self, article: int, mark: str) -> Save:
        """Other words in a text that is there."""
        return self._save(f"/admin/articles/article/{article}/change/", article, mark, new=False)

    def open_form(self, mark: str) -> Callable[[], Save]:
        """The form of a new text, filled; calling it sends it, as often as one likes."""
        _status, page, _headers = self.ask(ADD)
        form = filled(sent_of(page, "article_form"), mark, new=True)

        def send() -> Save:
            self.saves.append(save := Save(mark, None))
            self._send(save, ADD, form)
            return save

        return send

    def _save(self, path: str, article: int | None, mark: str, *, new: bool) -> Save:
        """What came of it; noted also where the server died meanwhile."""
        save = Save(mark, article)
        self.saves.append(save)
        status, page, _headers = self.ask(path)
        if status != 200:  # nothing was typed yet
            save.status, save.said, save.gives_back = status, said_on(page), True
            return save
        self._send(save, path, filled(sent_of(page, "article_form"), mark, new=new))
        return save

    def _send(self, save: Save, path: str, form: dict[str, list[str]]) -> None:
        began = time.monotonic()
        status, page, headers = self.ask(path, form)
        save.seconds = time.monotonic() - began
        save.status, save.said = status, "" if status == 302 else said_on(page)
        save.gives_back = form["body"][0] in unescape(page)
        if save.is_acknowledged and save.article is None:
            save.article = number_in(headers["Location"])

    def _headers(self, *, is_form: bool) -> dict[str, str]:
        found = {"X_Forwarded_For": self.address or address_of(self.number), "Accept": "text/html"}
        return found | ({"Content_Type": "application/x-www-form-urlencoded"} if is_form else {})


# What a browser of Python's raises where its server is killed.
GONE = (OSError, http.client.HTTPException)


def address_of(number: int) -> str:
    """One for each person, of those that are for documents alone."""
    return f"198.51.100.{number % 256}"


def filled(form: dict[str, list[str]], mark: str, *, new: bool) -> dict[str, list[str]]:
    """The form with what a person typed: the mark stands in all three texts, so that half a save would show."""
    typed = {
        "title": [f"Saved as {mark}"],
        "teaser": [f"A teaser of {mark}."],
        "body": [f"<p>All that {mark} says.</p>"],
        "_continue": ["1"],
    }
    if new:
        typed |= {"tags": [TAGS], "about_provinces-0-province-typed": [PROVINCE], "source-typed": [SOURCE]}
    return form | typed


def said_on(page: str) -> str:
    """What a page says against a form, without its tags; of a page without such words, its headings."""
    found = SAID.findall(page) or re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join(found)).split())


def number_in(address: str) -> int:
    found = re.search(r"/(\d+)/change/", address)
    assert found, address
    return int(found[1])
