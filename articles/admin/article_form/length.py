"""Length panel: words and reading time of the original and of our text, beside each other."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Panel
from articles.choices import Language
from articles.html.plain_text import plain_text
from articles.models import Article
from articles.translation import staleness

# Words that an adult reads silently in a minute, of texts that are no fiction. English: M. Brysbaert, "How many words
# do we read per minute?", Journal of Memory and Language 109 (2019), doi.org/10.1016/j.jml.2019.104047. The same review
# finds that other languages follow from the number of words in which they say the same. Vietnamese puts a space after
# every syllable: the two texts that we have in both languages (fixtures/texts/*.vi.html) have 1,056 such words against
# 863 in English, and 238 × 1.22 is 290. It is an estimate; we know of no measurement.
WORDS_A_MINUTE = {Language.ENGLISH: 238, Language.VIETNAMESE: 290}


@dataclass(frozen=True)
class Length:
    """Of one column. `words_a_minute` is the speed that `minutes` rests on."""

    words: int
    words_a_minute: int

    @property
    def minutes(self) -> int:
        """Begun ones; 0 for no words."""
        return -(-self.words // self.words_a_minute)


class LengthFeature(Feature):
    def panels(self, request: HttpRequest, article: Article) -> list[Panel]:
        columns = [(_("Original"), length_of_original(article)), (_("Ours"), length_of_ours(article))]
        context = {"columns": [(name, length) for name, length in columns if length is not None]}
        holds = ", ".join(f"{name} {length.words}" for name, length in context["columns"])
        panel = Panel("length", _("Words"), "admin/desk/length.html", context, holds=holds, in_bar=True)
        return [panel]

    def panels_beside(self, request: HttpRequest, article: Article) -> list[Panel]:
        return self.panels(request, article)


def length_of_ours(article: Article) -> Length:
    """Title, teaser and text: what the column of ours shows on the page side by side."""
    return _length(_told(article.title, article.teaser, article.body), article.language)


def length_of_original(article: Article) -> Length | None:
    """What the article translates, as it is now; None where nothing of it is at hand. At most two queries."""
    newest, original = staleness.newest_of_original(article), article.original
    if original is None:
        text = newest.content["text"] if newest is not None else article.original_text
        return _length(text, article.original_language or Language.VIETNAMESE) if text else None
    if newest is None:
        return length_of_ours(original)
    said = newest.content
    return _length(_told(said["title"], said["teaser"], said["body"]), original.language)


def _told(title: str, teaser: str, body: str) -> str:
    return "\n".join([title, teaser, plain_text(body)])


def _length(text: str, language: str) -> Length:
    """A word is what stands between spaces and holds a letter or a digit: a lone dash is none."""
    words = sum(any(map(str.isalnum, each)) for each in text.split())
    return Length(words, WORDS_A_MINUTE[Language(language)])
