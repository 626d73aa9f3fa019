"""View of an article beside the same text in the other language, paragraph by paragraph."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.diff.alignment import beads
from articles.html.blocks import blocks_of
from articles.html.note_links import with_note_links
from articles.html.picture_placeholders import without_placeholders
from articles.html.plain_text import plain_text
from articles.models import Article


@require_safe
def side_by_side(request: HttpRequest, number: int) -> HttpResponse:
    """Both must be public; without the other language there is no such page. Three queries."""
    public = Article.objects.public().select_related("source")
    article = get_object_or_404(public.in_language(get_language()), pk=number)
    other = public.filter(translation_key=article.translation_key).exclude(pk=article.pk).first()
    if other is None:
        raise Http404
    context = {
        "article": article,
        "other": other,
        "rows": _rows(other.body, article.body),
        "other_language": other,
        "trail": [(article.title, article.get_absolute_url()), (_("Side by side"), "")],
    }
    return render(request, "articles/side_by_side.html", context)


def _rows(theirs: str, ours: str) -> list[tuple[str, str]]:
    """Blocks of cleaned HTML that say the same, ours first. One side may be empty, or hold two blocks."""
    left = blocks_of(with_note_links(without_placeholders(theirs), "footnote-beside"))
    right = blocks_of(with_note_links(without_placeholders(ours)))
    laid = beads([plain_text(block) for block in left], [plain_text(block) for block in right])
    return [
        ("".join(right[at] for at in bead.ours), "".join(left[at] for at in bead.original)) for bead in laid
    ]
