"""What the web machines share of made pages, in a real Redis and a real Memcached; they may go away at any time."""

import logging
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured

from config import services
from config.shared_cache import LARGEST, SharedCache, is_there
from tests import servers
from tests.servers import Server

ADDRESS = "https://testserver/vi/tìm/?q=" + "biên giới " * 60


@pytest.fixture(scope="module", params=["redis", "memcached"])
def server(request: pytest.FixtureRequest) -> Iterator[tuple[str, Server]]:
    kind = request.param
    with {"redis": servers.redis, "memcached": servers.memcached}[kind]() as server:
        yield {"redis": "unix", "memcached": "memcached"}[kind], server


@pytest.fixture
def shared(server: tuple[str, Server], settings, monkeypatch) -> Iterator[Server]:
    scheme, process = server
    monkeypatch.setenv("CACHE_URL", f"{scheme}://{process.path}")
    settings.CACHES = services.caches()
    caches["pages"].clear()
    yield process
    caches["pages"].close()


@pytest.mark.walk
def test_two_processes_share_what_one_has_put(shared: Server) -> None:
    one, other = SharedCache(), SharedCache()
    page = bytes(range(256)) * 40
    assert (is_there(), other.get(ADDRESS)) == (True, None)
    one.put(ADDRESS, page)
    one.put(f"{ADDRESS}1", b"7")  # a number comes back as it was put, too
    assert (other.get(ADDRESS), other.get(f"{ADDRESS}1")) == (page, b"7")
    one.put(ADDRESS, b"another page")
    assert other.get(ADDRESS) == b"another page"


@pytest.mark.walk
def test_largest_is_kept_and_larger_is_left_out(shared: Server) -> None:
    cache = SharedCache()
    cache.put("largest", b"x" * LARGEST)
    cache.put("larger", b"x" * (LARGEST + 1))
    assert (cache.get("largest"), cache.get("larger")) == (b"x" * LARGEST, None)


@pytest.mark.walk
def test_nothing_is_raised_while_the_server_is_away(shared: Server, caplog, monkeypatch) -> None:
    cache = SharedCache()
    cache.put("page", b"a page")
    assert cache.get("page") == b"a page"
    shared.stop()
    try:
        with caplog.at_level(logging.WARNING):
            assert cache.get("page") is None
            cache.put("page", b"a page")
            assert cache.get("page") is None
        [warning] = [each.getMessage() for each in caplog.records if each.name == "config.shared_cache"]
        assert warning.startswith(
            "The cache in CACHE_URL does not answer; for 10 s this process goes without it: "
        )
        caplog.clear()
        late = SharedCache()
        late.put("page", b"a page")
        assert late.get("page") is None
    finally:
        shared.start()
    cache.put("page", b"not while it rests")
    assert cache.get("page") is None
    monkeypatch.setattr(cache, "_rests_until", 0.0)
    cache.put("page", b"again")
    assert cache.get("page") == b"again"


def test_site_without_the_setting_has_no_shared_cache(monkeypatch, settings) -> None:
    monkeypatch.setenv("CACHE_URL", "")
    settings.CACHES = services.caches()
    assert (is_there(), sorted(settings.CACHES)) == (False, ["default"])


@pytest.mark.parametrize("url", ["localhost:6379", "redis://", "file:///var/cache", "memcached://"])
def test_cache_that_cannot_be_is_refused(monkeypatch, url) -> None:
    monkeypatch.setenv("CACHE_URL", url)
    with pytest.raises(ImproperlyConfigured, match=r"^CACHE_URL must name a Redis \(redis://host:6379/0"):
        services.caches()
