"""Templates of readers’ pages and sitemaps: Jinja2 compiles them into Python. The desk keeps Django’s own, as the admin
has it.

What is a filter or a tag of Django's for the desk is a filter or a function of the same name here.
"""

from collections.abc import Callable
from functools import cache, lru_cache, partial, wraps
from typing import Any

from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.template import defaultfilters as django_filters
from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils import timezone, translation
from django.utils.dateformat import format as date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, pass_context
from jinja2.runtime import new_context

from articles.templatetags import addresses, dates, metadata, pictures
from config.kept_pages.cards import kept_card
from config.kept_pages.pieces import kept_pieces
from provinces.datatypes.addresses import address
from provinces.templatetags import maps, registry

DESK = "admin/"
SECTIONS = (
    addresses.absolute,
    addresses.absolute_url,
    addresses.address_in,
    addresses.canonical,
    addresses.section,
    metadata.open_graph,
    metadata.site_graph,
    metadata.structured_data,
)
INCLUDED = {
    addresses.report_link: "includes/report_link.html",
    addresses.language_switch: "includes/language_switch.html",
}


class ReaderTemplates(Jinja2):
    """Django's backend for Jinja2, for all pages but those of the desk."""

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith(DESK) or not template_name.endswith((".html", ".xml")):
            raise TemplateDoesNotExist(template_name, backend=self)
        return super().get_template(template_name)


def environment(**options: Any) -> Environment:
    """What templates may say beside Jinja2's own words."""
    made = Environment(**{**options, "undefined": ChainableUndefined}, keep_trailing_newline=True)
    for library in (addresses, dates, pictures, registry):
        made.filters.update(library.register.filters)
    made.filters.update(
        capfirst=_keeping_safe(django_filters.capfirst),
        filled=filled,
        length=django_filters.length,
        linebreaks=lambda words: mark_safe(django_filters.linebreaks(words, autoescape=True)),
        slice=django_filters.slice_filter,
        stringformat=django_filters.stringformat,
        truncatewords=_keeping_safe(django_filters.truncatewords),
        urlencode=django_filters.urlencode,
        urlize=django_filters.urlize,
        yesno=django_filters.yesno,
        date=django_filters.date,
        last=django_filters.last,
        unlocalize=str,
    )
    insert = _insert(made)
    made.globals.update(
        _=said,
        ngettext=said_of_number,
        NAVIGATION=addresses.NAVIGATION,
        now=lambda form: date_format(timezone.localtime(), form),
        static=static,
        url=address,
        insert=insert,
        kept_card=kept_card,
        kept_pieces=partial(kept_pieces, insert),
        constant=_constant(made, keep=not options.get("auto_reload")),
        border_map=lambda *given: mark_safe(
            made.get_template("includes/map.html").render(maps.border_map(*given))
        ),
    )
    made.globals.update({each.__name__: pass_context(each) for each in SECTIONS})
    made.globals.update({each.__name__: _included(made, each, name) for each, name in INCLUDED.items()})
    return made


def language(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the language of the page."""
    return {"LANGUAGE_CODE": translation.get_language()}


def said(words: str) -> SafeString:
    """The words of ours in the language of the page; they may hold markup."""
    return _said(words, translation.get_language())


@lru_cache(maxsize=4096)
def _said(words: str, language: str | None) -> SafeString:
    """A page says hundreds, and looking one up costs more than printing it. The language is in use as this is asked."""
    return mark_safe(translation.gettext(words))


def said_of_number(one: str, several: str, number: int) -> SafeString:
    """The words for so many; a calendar says them with each day."""
    return _said_of_number(one, several, number, translation.get_language())


@lru_cache(maxsize=4096)
def _said_of_number(one: str, several: str, number: int, language: str | None) -> SafeString:
    return mark_safe(translation.ngettext(one, several, number))


def filled(words: str, /, **values: Any) -> SafeString:
    """Words with their blanks filled: `_("Page %(number)s")|filled(number=2)`."""
    return mark_safe(words % {name: conditional_escape(value) for name, value in values.items()})


def _keeping_safe(change: Callable[..., str]) -> Callable[..., str]:
    """A filter that leaves markup markup."""

    @wraps(change)
    def kept(value: Any, *args: Any) -> str:
        changed = change(value, *args)
        return mark_safe(changed) if isinstance(value, SafeData) else changed

    return kept


def _insert(made: Environment) -> Callable[..., SafeString]:
    """A piece with values of its own. A page of the registry has a hundred, and as Jinja2's own `render` copies all
    global names for each by looking them up one by one, that took a tenth of the page.
    """

    @cache
    def everywhere() -> dict[str, Any]:
        return dict(made.globals)

    def inserted(name: str, **given: Any) -> SafeString:
        template, names = made.get_template(name), everywhere()
        context = new_context(
            made, template.name, template.blocks, {**names, **given}, shared=True, globals=names
        )
        try:
            return mark_safe("".join(template.root_render_func(context)))
        except Exception:
            made.handle_exception()

    return inserted


def _constant(made: Environment, *, keep: bool) -> Callable[..., SafeString]:
    """A piece that is the same on every page of a language, such as the footer: rendered once a language."""

    @lru_cache(maxsize=64 if keep else 0)
    def rendered(name: str, given: frozenset[tuple[str, str]], *_where: str | None) -> SafeString:
        return mark_safe(made.get_template(name).render(dict(given)))

    return lambda name, **given: rendered(
        name, frozenset(given.items()), translation.get_language(), get_script_prefix()
    )


def _included(made: Environment, describe: Callable[..., dict[str, Any]], name: str) -> Any:
    """A piece of a page that is made from the whole page's context."""

    @pass_context
    def included(context: Any) -> SafeString:
        return mark_safe(made.get_template(name).render(describe(context)))

    return included
