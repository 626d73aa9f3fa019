"""Every route a reader can reach is in the list that the cross-cutting tests walk."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.addresses import PUBLIC_ADDRESSES


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The names of all routes with their namespaces, the desk's left out; one without a name by its pattern."""
    for entry in resolver.url_patterns:
        if str(entry.pattern).startswith("admin/"):
            continue
        if isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}" if entry.name else f"nameless {entry.pattern}"
        elif entry.namespace != "admin":
            inner = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from routes(entry, inner)


# For who holds a link to a draft: tests/articles/test_previews.py
BY_LINK_ONLY = {"articles:preview", "articles:preview_image"}
# For who has a token: tests/config/watching/test_views.py
BY_TOKEN_ONLY = {"metrics"}


def test_every_public_route_is_in_the_list_of_public_addresses():
    listed = {address.route for address in PUBLIC_ADDRESSES} | BY_LINK_ONLY | BY_TOKEN_ONLY

    assert sorted(set(routes(get_resolver())) - listed) == []
    assert sorted(listed - set(routes(get_resolver()))) == []


def test_addresses_are_told_apart_by_name():
    names = [str(address) for address in PUBLIC_ADDRESSES]

    assert sorted(names) == sorted(set(names))
