"""Pictures of every template for `docs/pictures/`, taken by `make pictures`: no test, so no run collects it.

A sheet shows a page at 390, 834 and 1440 pixels, light above dark, as far down as a screen and a half goes.
"""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Browser, Page

from articles import revisions
from articles.models import Article
from tests import factories
from tests.desk import person
from tests.e2e.desk import PASSWORD, log_in
from tests.world import png

FOLDER = Path(settings.BASE_DIR) / "docs" / "pictures"
WIDTHS, HEIGHT, SCALE, GAP = (390, 834, 1440), 1300, 0.42, 16
SCHEMES = ("light", "dark")
DAY = "/articles/2024/05/12/"
ARTICLE = f"{DAY}tay-ninh-border-guard-border-security/"
READERS: dict[str, str] = {
    "front": "/",
    "front-vi": "/vi/",
    "articles": "/articles/",
    "year": "/articles/2024/",
    "month": "/articles/2024/05/",
    "day": DAY,
    "article": ARTICLE,
    "article-passages": f"{ARTICLE}#passage-1",
    "provinces": "/provinces/",
    "province": "/provinces/dien-bien/",
    "province-of-before": "/provinces/quang-binh/",
    "province-articles": "/provinces/quang-tri/articles/",
    "units": "/units/",
    "unit": "/units/border-guard-of-dien-bien/",
    "country": "/countries/laos/",
    "countries": "/countries/",
    "gates": "/gates/",
    "directives": "/directives/",
    "about": "/about/",
    "report": "/report/?about=/provinces/tay-ninh/",
    "articles-undated": "/articles/undated/",
    "agreements": "/agreements/",
    "twinning": "/twinning/",
    "tags": "/tags/",
    "tag": "/tags/border-gates/",
    "person": "/people/tran-hoai/",
    "search": "/search/?q=border",
    "search-name": "/search/?q=dien+bien",
    "search-nothing": "/search/?q=zzyzx",
    "corrections": "/corrections/",
    "404": "/nowhere/",
}


def shot(page: Page, width: int, scheme: str, height: int = HEIGHT) -> Image.Image:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "document.getAnimations().forEach(each => each.finish())"
    )  # a colour half way is none of ours
    return Image.open(io.BytesIO(page.screenshot()))


def sheet(page: Page, name: str) -> None:
    """All sizes of the page that is open, in one small picture."""
    rows = [[shot(page, width, scheme) for width in WIDTHS] for scheme in SCHEMES]
    wide, high = sum(WIDTHS) + GAP * (len(WIDTHS) - 1), HEIGHT * len(SCHEMES) + GAP
    whole = Image.new("RGB", (wide, high), "#888")
    for row, pictures in enumerate(rows):
        left = 0
        for picture in pictures:
            whole.paste(picture, (left, row * (HEIGHT + GAP)))
            left += picture.width + GAP
    keep(whole, name, SCALE)


def keep(picture: Image.Image, name: str, scale: float) -> None:
    small = picture.resize(
        (round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS
    )
    FOLDER.mkdir(exist_ok=True)
    small.save(FOLDER / f"{name}.webp", quality=45, method=6)


@pytest.fixture
def borderpost(transactional_db) -> None:
    call_command("loaddata", "borderpost", verbosity=0)
    call_command("make_renditions", verbosity=0)


def test_pages_of_readers(borderpost, page: Page):
    article = Article.objects.get(slug=ARTICLE.split("/")[-2])
    factories.ChangeNoteFactory(article=article, text="The number of secondary gates was ten, not twelve.")
    pages = {
        **READERS,
        "article-vi": Article.objects.get(
            translation_key=article.translation_key, language="vi"
        ).get_absolute_url(),
        "side-by-side": f"/a/{article.pk}/side-by-side/",
        "agreement": first_link("/agreements/?country=laos", page),
        "pair": first_link("/twinning/", page),
        "410": withdrawn(),
    }
    for name, path in pages.items():
        page.goto(path)
        sheet(page, name)


def first_link(path: str, page: Page) -> str:
    page.goto(path)
    rows = page.locator(f"main tbody a[href^='{path.partition('?')[0]}']")
    return rows.first.get_attribute("href")


def withdrawn() -> str:
    return factories.WithdrawnFactory(
        title="An article taken back", withdrawal_reason="Its source has withdrawn the original."
    ).get_absolute_url()


def test_hard_cases_of_readers(transactional_db, page: Page):
    """What a page does with too much, too little, and nothing."""
    page.goto("/")
    sheet(page, "hard-front-without-articles")
    long = "Bộ đội Biên phòng tỉnh Thừa Thiên Huế và Nghệ An nghiêng mình trước những người giữ đường biên: "
    article = factories.PublishedFactory(
        title=long * 2,
        teaser=long * 3,
        language="vi",
        body=f"<p>{long * 12}</p>" * 3,
        source__name="Biên phòng",
    )
    page.goto("/vi/")
    sheet(page, "hard-front-with-one-long-title")
    page.goto(article.get_absolute_url())
    sheet(page, "hard-article-without-picture")
    for order, colour in enumerate(("teal", "maroon", "olive", "navy", "purple") * 2):
        factories.ImageFactory(
            article=article, order=order, caption=f"Cột mốc số {order}", alt="Một mảng màu", credit="Lan",
            file=ContentFile(png(colour, (900, 600)), name=f"{order}.png"), is_lead=order == 0,
        )  # fmt: skip
    page.goto(article.get_absolute_url())
    sheet(page, "hard-article-with-ten-pictures")


@pytest.fixture
def desk(borderpost) -> Article:
    """A translation whose original has changed since, among the articles of the fixtures."""
    user = person("administrator", username="mai", first_name="Mai")
    user.set_password(PASSWORD)
    user.save()
    article = Article.objects.get(slug=ARTICLE.split("/")[-2])
    vietnamese = Article.objects.get(translation_key=article.translation_key, language="vi")
    now = "\n".join([vietnamese.title, vietnamese.teaser, vietnamese.plain_body])
    for text in (now.replace("10 cửa khẩu phụ", "12 cửa khẩu phụ"), now):
        revisions.record_original(article=article, text=text, by=user)
    revisions.record_baseline(article)
    for teaser in (
        "Along the border with three Cambodian provinces Tay Ninh counts its gates.",
        article.teaser,
    ):
        Article.objects.filter(pk=article.pk).update(teaser=teaser)
        revisions.record(article=article, by=user, reason="shorter")
    factories.ArticleFactory(title="A patrol at dawn", created_by=user, taken_by=user)
    return article


def test_pages_of_the_desk(desk: Article, browser: Browser, live_server):
    change = f"/admin/articles/article/{desk.pk}"
    pages: dict[str, tuple[str, Callable[[Page], None] | None]] = {
        "desk": ("/admin/", None),
        "desk-list": ("/admin/articles/article/", None),
        "desk-article": (f"{change}/change/", None),
        "desk-checks": (
            f"{change}/change/",
            lambda page: page.locator("#section-checks > summary").click(),
        ),
        "desk-side-by-side": (f"{change}/side-by-side/", None),
        "desk-review": (f"{change}/review/", None),
        "desk-revisions": (f"{change}/revisions/?before=1&after=2", None),
        "desk-take": ("/admin/articles/article/take/", None),
    }
    page = browser.new_page(base_url=live_server.url)
    log_in(page, "mai")
    for name, (path, prepare) in pages.items():
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path)
        if prepare:
            prepare(page)
        keep(shot(page, 1280, "light", 900), name, 0.6)
