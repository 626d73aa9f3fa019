"""Names: which addresses the mirror has, and the file of each."""

from urllib.parse import unquote

import pytest

from config.mirror.names import file_of, is_mirrored, link_to, within

ROOT = "https://example.org"
FILES = {
    "/": "index.html",
    "/vi/": "vi/index.html",
    "/articles/": "articles/index.html",
    "/robots.txt": "robots.txt",
    "/.well-known/security.txt": ".well-known/security.txt",
    "/a/7/cite.ris": "a/7/cite.ris",
    "/a/7/cite.ris?of=original": "a/7/_/of=original/cite.ris",
    "/articles/?before=2024-05-12T13%3A35-1": "articles/_/before=2024-05-12T13%3A35-1/index.html",
    "/?after=a/b": "_/after=a%2Fb/index.html",
    "/tags/c%C3%A1/": "tags/cá/index.html",
}


@pytest.mark.parametrize(("address", "file"), FILES.items())
def test_file_of_an_address_and_the_link_to_it(address, file):
    assert file_of(address) == file
    assert unquote(link_to(address)).removesuffix("index.html").lstrip("/") == file.removesuffix("index.html")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/articles/", "/articles/"),
        ("?before=1-2", "/tags/a/?before=1-2"),
        ("../b/#part", "/tags/b/"),
        ("https://example.org", "/"),
        ("https://example.org/a/7/?", "/a/7/"),
        ("http://example.org/", None),
        ("https://elsewhere.example/", None),
        ("mailto:desk@example.org", None),
        ("data:image/png,x", None),
        ("//[x", None),
    ],
)
def test_link_within_the_site(link, address):
    assert within(link, "/tags/a/", ROOT) == address


@pytest.mark.parametrize(
    "address",
    [
        *("/admin/", "/search/?q=a", "/vi/search/", "/report/", "/vi/report/thanks/", "/preview/secret/"),
        *("/healthz", "/articles/?q=a", "/agreements/?country=laos&year=2020", "/articles/?unknown=1"),
        *("/metrics", "/.well-known/.hidden", "/.well-known/../a", "/.mirror.sqlite3"),
        *("/a/%2e%2e/b", "/a/../b", f"/tags/{'x' * 201}/", "/a%00b/"),
    ],
)
def test_what_the_mirror_does_not_have(address):
    assert (is_mirrored(address), is_mirrored("/agreements/?country=laos")) == (False, True)
