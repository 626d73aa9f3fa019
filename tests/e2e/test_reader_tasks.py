"""Twelve errands of readers, each from the front page by links and forms alone: no script, no typed address."""

import re
from collections.abc import Callable

from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("search").get_by_role("button").click()


def arrives_at(page: Page, title: str) -> None:
    """At the page whose title begins so, once it is there."""
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(f"^{re.escape(title)}"))


def follow(page: Page, name: str, *, within: str = "main") -> None:
    page.locator(within).get_by_role("link", name=name).first.click()


def finds_an_article_without_accents(page: Page) -> None:
    search(page, "dien bien")
    page.locator(".search-list__title a").first.click()
    arrives_at(page, "Dien Bien Provincial Border Guard promotes its core role")


def goes_from_a_figure_to_the_sentence_that_says_so(page: Page) -> None:
    search(page, "tay ninh")
    page.locator(".search-card").get_by_role("link").first.click()
    follow(page, "Tây Ninh (until 2025)")
    row = page.locator("tr", has_text="Border communes").first
    assert row.locator(".ledger__value").inner_text().startswith("20")
    row.locator(".sources__count").first.click()
    row.get_by_role("link", name="note").first.click()
    note = page.locator(":target")
    assert note.locator("blockquote").inner_text() == "20 communes in five districts lie in the border area"
    note.locator(".footnotes__source a").first.click()
    expect(page.get_by_text("20 communes in five districts lie in the border area").first).to_be_visible()
    arrives_at(page, "Tay Ninh provincial border guard")


def comes_to_a_day_by_the_calendar(page: Page) -> None:
    follow(page, "By date", within="header")
    follow(page, "2024")
    follow(page, "May 2024")
    page.locator(".calendar").get_by_role("link", name="12 May 2024, 1 article").click()
    follow(page, "Tay Ninh provincial border guard")
    arrives_at(page, "Tay Ninh provincial border guard better manages")


def reads_on_to_the_article_before(page: Page) -> None:
    comes_to_a_day_by_the_calendar(page)
    page.locator("a[rel=prev]").click()
    arrives_at(page, "Border Guard Squadron 38")
    page.locator("a[rel=next]").click()
    arrives_at(page, "Tay Ninh provincial border guard")


def reads_it_in_vietnamese(page: Page) -> None:
    comes_to_a_day_by_the_calendar(page)
    page.get_by_role("link", name="Tiếng Việt", exact=True).click()
    arrives_at(page, "Bộ đội Biên phòng Tây Ninh")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("main").get_by_text("Lý lịch bản dịch")).to_be_visible()


def compares_both_languages(page: Page) -> None:
    comes_to_a_day_by_the_calendar(page)
    follow(page, "Read side by side")
    first = page.locator(".side-by-side__row").nth(1).locator("> div")
    expect(first).to_have_count(2)
    assert [side.get_attribute("lang") for side in first.all()] == ["en", "vi"]
    assert ["240 km" in side.inner_text() for side in first.all()] == [True, True]


def learns_what_became_of_an_old_province(page: Page) -> None:
    search(page, "quang binh")
    page.locator(".search-card").get_by_role("link", name="Quang Binh").click()
    arrives_at(page, "Quảng Bình (until 2025)")
    follow(page, "Quảng Trị")
    arrives_at(page, "Quảng Trị")


def lists_the_treaties_with_one_neighbour(page: Page) -> None:
    follow(page, "Agreements", within="header")
    page.get_by_label("Country").select_option(label="Laos")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("country=laos"))
    rows = page.locator("main table tbody tr, main .registry-list > li")
    expect(rows.nth(5)).to_be_visible()
    rows.first.get_by_role("link").first.click()
    expect(page.get_by_role("link", name="Laos").first).to_be_visible()


def finds_the_twinned_posts_of_a_line(page: Page) -> None:
    follow(page, "Twinning", within="header")
    page.get_by_label("Level").select_option(label="Border posts")
    page.get_by_role("button", name="Show").click()
    follow(page, "Tay Trang International Border Gate border guard station")
    expect(page.locator(".two-sides__side")).to_have_count(2)
    expect(page.locator("main").get_by_role("link", name="Laos").first).to_be_visible()


def narrows_a_search_and_takes_it_back(page: Page) -> None:
    search(page, "border")
    everything = page.locator(".filter-count").inner_text()
    page.locator(".facets").get_by_role("link", name="2022").click()
    expect(page.locator(".filter-count")).to_have_text("4 articles")
    page.locator(".chosen a").first.click()
    expect(page.locator(".filter-count")).to_have_text(everything)
    assert everything != "4 articles"


def takes_a_citation_along(page: Page) -> None:
    finds_an_article_without_accents(page)
    page.get_by_text("Cite this").click()
    link = page.locator(".cite").get_by_role("link", name="BibTeX").first
    answer = page.request.get(link.get_attribute("href"))
    assert (answer.status, answer.text().startswith("@article{borderpost-")) == (200, True)


def gets_help_where_nothing_is_found(page: Page) -> None:
    search(page, "zzyzx qwertz")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    follow(page, "list of provinces")
    arrives_at(page, "Provinces")


TASKS: list[Callable[[Page], None]] = [
    finds_an_article_without_accents,
    goes_from_a_figure_to_the_sentence_that_says_so,
    comes_to_a_day_by_the_calendar,
    reads_on_to_the_article_before,
    reads_it_in_vietnamese,
    compares_both_languages,
    learns_what_became_of_an_old_province,
    lists_the_treaties_with_one_neighbour,
    finds_the_twinned_posts_of_a_line,
    narrows_a_search_and_takes_it_back,
    takes_a_citation_along,
    gets_help_where_nothing_is_found,
]


def test_readers_reach_what_they_came_for(transactional_db, browser: Browser, live_server):
    """One test, because loading the fixtures takes seconds; every task that fails is named."""
    call_command("loaddata", "borderpost", verbosity=0)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(5_000)
    failed = {}
    for task in TASKS:
        page = context.new_page()
        page.goto("/")
        try:
            task(page)
        except Exception as error:  # named below, with the page it stopped at
            failed[task.__name__] = f"{page.url}: {str(error)[:400]}"
        page.close()
    assert failed == {}
    assert context.cookies() == []
