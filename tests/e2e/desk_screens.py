"""Every screen of the desk, once: for axe, and for the sheets of pictures that `make pictures` takes."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from articles.models import Article, Tag
from provinces.models import Agreement, BorderGate, Figure, Province

LIST = "/admin/articles/article/"
Step = Callable[[Page], object]


@dataclass(frozen=True)
class Shown:
    """What they show: a translation with tags and revisions, one with pictures, and one that can be published."""

    article: Article
    pictured: Article
    ready: Article
    province: Province


def unfolded(*sections: str) -> Step:
    """Open these sections of a form, and look at the first of them."""

    def step(page: Page) -> None:
        for section in sections:
            page.locator(f"#section-{section} > summary").click()
        page.locator(f"#section-{sections[0]}").scroll_into_view_if_needed()

    return step


def publishing(page: Page) -> None:
    """The panel behind the button "Publish…", with how the text will look."""
    page.locator(".desk-publishing > summary").click()
    page.locator(".desk-look > summary").click()


def screens(shown: Shown) -> dict[str, tuple[str, Step | None]]:
    """Names, addresses, and what is done before somebody looks. Seven queries."""
    article = f"{LIST}{shown.article.pk}"
    picture = shown.pictured.images.first()
    merge = f"/admin/provinces/province/merge/?entry={shown.province.pk}"
    other = Province.objects.exclude(pk=shown.province.pk).first()
    return {
        "desk": ("/admin/", None),
        "list-of-work": ("/admin/desk/review/", None),
        "articles": (LIST, None),
        "articles-in-a-state": (f"{LIST}?state=public&source=nobody", None),
        "week": (f"{LIST}week/", None),
        "views": (f"{LIST}views/", None),
        "glance": (f"{article}/glance/", None),
        "new-article": (f"{LIST}add/", None),
        "article": (f"{article}/change/", None),
        "article-sections": (f"{article}/change/", unfolded("checks", "filed")),
        "article-pictures": (f"{LIST}{shown.pictured.pk}/change/", unfolded("images")),
        "publication": (f"{LIST}{shown.ready.pk}/change/", publishing),
        "look": (f"{LIST}{shown.ready.pk}/look/", None),
        "review": (f"{article}/review/", None),
        "side-by-side": (f"{article}/side-by-side/", None),
        "revisions": (f"{article}/revisions/", None),
        "withdraw": (f"{article}/withdraw/", None),
        "history": (f"{article}/history/", None),
        "preview-link": (f"{article}/preview-link/", None),
        "take": (f"{LIST}take/", None),
        "pictures": ("/admin/articles/articleimage/", None),
        "picture": (f"/admin/articles/articleimage/{picture.pk}/change/", None),
        "tags": ("/admin/articles/tag/", None),
        "tag": (f"/admin/articles/tag/{Tag.objects.first().pk}/change/", None),
        "words-of-the-house": ("/admin/articles/glossaryterm/", None),
        "provinces": ("/admin/provinces/province/", None),
        "province": (f"/admin/provinces/province/{shown.province.pk}/change/", None),
        "merge": (f"{merge}&entry={other.pk}", None),
        "merge-into": (merge, None),
        "figure": (f"/admin/provinces/figure/{Figure.objects.first().pk}/change/", None),
        "gate": (f"/admin/provinces/bordergate/{BorderGate.objects.first().pk}/change/", None),
        "agreement": (f"/admin/provinces/agreement/{Agreement.objects.first().pk}/change/", None),
        "profile": ("/admin/auth/user/profile/", None),
        "log-ins": ("/admin/articles/accessentry/", None),
        "second-factor": ("/admin/second-factor/", None),
        "help": ("/admin/help/", None),
    }
