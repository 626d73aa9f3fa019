"""Wording checks of title, teaser and text: names, words of the house, dates."""

from django.utils.translation import gettext as _

from articles.checks.dates import dates
from articles.checks.finding import Finding
from articles.checks.glossary import house_words, not_our_words
from articles.checks.names import known_names, spelled_wrong
from articles.models import Article


def wording(article: Article) -> list[Finding]:
    """The names and the glossary are read once for all three texts. Warnings only."""
    texts = {"title": article.title, "teaser": article.teaser, "body": article.plain_body}
    known, house = known_names(texts.values()), house_words(article.language)
    found: list[Finding] = []
    before = 0
    for field, text in texts.items():
        here = spelled_wrong(text, article.language, known, field=field)
        here += not_our_words(text, house, field=field)
        here += _wrong_days(text, article.language, field)
        found += [each.moved(before) for each in here]
        before += len(text) + 1
    return found


def _wrong_days(text: str, language: str, field: str) -> list[Finding]:
    sentences = {
        "impossible": _("“%(day)s” is a day no calendar has."),
        "weekday": _("“%(day)s” was another day of the week."),
    }
    return [
        Finding(
            f"date_{each.problem}",
            "warning",
            field,
            sentences[each.problem] % {"day": each.text},
            each.text,
            starts=(each.start,),
        )
        for each in dates(text, language)
        if each.problem
    ]
