"""Copies: links that lead to files, lists that go on, forms that lead to the site, a word that it is a copy."""

import pytest

from articles.html.dom import page
from config.mirror.copies import copy_of, moved

ROOT = "https://example.org"
PAGE = """<!doctype html>
<html lang="en"><head><link rel="canonical" href="https://example.org/tags/a/"></head><body><main>
<a href="/articles/">here</a> <a href="#part">part</a> <a href="/search/?q=x">search</a>
<a href="/agreements/?country=laos#top">choice</a> <a href="https://elsewhere.example/">elsewhere</a>
<a rel="prev" href="?after=2024-1">Newer</a> <a rel="next" href="?before=2023-9">Older</a>
<img src="/images/1/a.jpeg" srcset="/images/1/b.webp 480w, /images/1/c.webp 960w">
<form method="get"><input name="q"></form><form action="/search/"><input name="q"></form>
</main></body></html>"""


def copied(place=str):
    return copy_of("/tags/a/", "text/html", PAGE.encode(), root=ROOT, place=place)


def test_links_lead_to_files_or_to_the_site():
    links = [link.attributes["href"] for link in page(copied().body.decode()).css("main a, link")]
    assert links == [
        "https://example.org/tags/a/",
        "/articles/",
        "#part",
        "https://example.org/search/?q=x",
        "/agreements/_/country=laos/#top",
        "https://elsewhere.example/",
        "/tags/a/",
        "/tags/a/_/before=2023-9/",
    ]


def test_what_the_mirror_shall_have_too():
    assert copied().leads_to == {
        *("/tags/a/", "/articles/", "/agreements/?country=laos", "/tags/a/?before=2023-9"),
        *("/images/1/a.jpeg", "/images/1/b.webp", "/images/1/c.webp"),
    }


def test_older_pages_are_those_that_the_mirror_has():
    copy = copied(place=lambda wanted: wanted.replace("2023-9", "2023-11"))
    assert copy.older == "/tags/a/?before=2023-11"
    assert b'href="/tags/a/_/before=2023-11/"' in copy.body


@pytest.mark.parametrize(("address", "words"), [("/tags/a/", "← Newest"), ("/vi/tags/a/", "← Mới nhất")])
def test_newer_pages_are_the_first_page_in_the_words_of_the_page(address, words):
    body = copy_of(address, "text/html", PAGE.encode(), root=ROOT, place=str).body.decode()
    link = page(body).css_first("a[rel=prev]")
    assert (link.text(), link.attributes["href"]) == (words, address)


def test_forms_lead_to_the_site():
    forms = page(copied().body.decode()).css("form")
    assert [form.attributes["action"] for form in forms] == [f"{ROOT}/tags/a/", f"{ROOT}/search/"]


@pytest.mark.parametrize(
    ("address", "words"),
    [("/tags/a/", "This is a copy, kept for times"), ("/vi/tags/a/", "Đây là bản sao")],
)
def test_page_says_that_it_is_a_copy(address, words):
    body = copy_of(address, "text/html", PAGE.encode(), root=ROOT, place=str).body.decode()
    said = page(body).css_first(".copy-notice")
    assert said.text().startswith(words)
    assert said.css_first("a").attributes["href"] == f"{ROOT}{address}"


def test_other_kinds_stay_as_they_are():
    sitemap = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/a/</loc></url></urlset>'
    copy = copy_of("/sitemap.xml", "application/xml", sitemap, root=ROOT, place=str)
    feed = copy_of("/feeds/x.atom", "application/atom+xml", b"<feed/>", root=ROOT, place=str)
    assert (copy.body, copy.leads_to, feed.body, feed.leads_to) == (sitemap, {"/a/"}, b"<feed/>", set())


@pytest.mark.parametrize(
    ("target", "href", "leads_to"),
    [
        ("/articles/2024/", "/articles/2024/", {"/articles/2024/"}),
        ("https://example.org/a/?before=1", "/a/_/before=1/", {"/a/?before=1"}),
        ("/search/", "https://example.org/search/", set()),
    ],
)
def test_moved_page_sends_browsers_on(target, href, leads_to):
    copy = moved(target, "/a/7/", root=ROOT)
    tree = page(copy.body.decode())
    assert tree.css_first("meta[http-equiv]").attributes["content"] == f"0; url={href}"
    assert (tree.css_first("a").attributes["href"], copy.leads_to) == (href, leads_to)
