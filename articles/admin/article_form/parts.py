"""Parts of an article's form: links, notices, panels, buttons, and addresses of a feature's own pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from articles.models import Article

NOT_DONE = gettext_lazy("Saved, but nothing more was done:")


@dataclass(frozen=True)
class Address:
    """A page below the admin's list of articles. `view` is called only for people who may enter the admin."""

    route: str
    view: Callable[..., HttpResponse]
    name: str


@dataclass(frozen=True)
class Tool:
    """A link above the form."""

    label: str
    url: str


@dataclass(frozen=True)
class Notice:
    """A sentence above the form. `level` is `info`, `warning` or `error`; `links` lead to what can be done."""

    level: str
    sentence: str
    links: list[Tool] = field(default_factory=list)


@dataclass(frozen=True)
class Panel:
    """A section below the fields, inside the article's own form. The template gets `panel.context` as `panel`.

    On the form it is folded and says what it `holds`, unless it `is_open`: somebody has to answer something in it. One
    that is `in_bar` says so in the bar above the form as well.
    """

    anchor: str
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    holds: str = ""
    is_open: bool = False
    in_bar: bool = False


@dataclass(frozen=True)
class Button:
    """What a button that saves does after the save. `name` is what the form sends when it is pressed.

    `act` gets the saved article and returns a sentence that says what was done. It raises NotPublishable with what
    stands in the way; `not_done` then heads that list, and what was typed stays saved.
    """

    name: str
    act: Callable[[HttpRequest, Article], str]
    not_done: str | Promise = NOT_DONE
