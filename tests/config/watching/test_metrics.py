"""What is counted by the processes of a real server: every request once, whoever answered it."""

import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from prometheus_client.parser import text_string_to_metric_families

from config.watching import folder as folders
from tests.machines import HOST, Machine
from tests.small_site import COOKIES, SECRET, make

TOKEN = "a-token-for-tests-only"
LABELS = ("kind", "status", "kept", "error", "edition", "language")
MOST = 400  # requests until both processes have answered one


@pytest.fixture(scope="module")
def machine(tmp_path_factory) -> Iterator[Machine]:
    """Two processes, each with a memory of its own."""
    folder = tmp_path_factory.mktemp("watched")
    settings = {"SECRET_KEY": SECRET, "METRICS_TOKEN": TOKEN, folders.VARIABLE: str(folder / "counted")}
    made = Machine(folder, settings, workers=2)
    make(made)
    try:
        made.server.start()
        yield made
    finally:
        made.server.stop()


def files(machine: Machine) -> list[Path]:
    return sorted(Path(machine.env[folders.VARIABLE]).glob("histogram_*.db"))


def scrape(machine: Machine) -> dict[tuple[str, ...], float]:
    """Each number under its name and labels; of times, how many there were."""
    status, body, _headers = machine.ask("/metrics", Host=HOST, Authorization=f"Bearer {TOKEN}")
    assert status == 200
    return {
        (
            sample.name.removeprefix("borderpost_"),
            *(sample.labels[name] for name in LABELS if name in sample.labels),
        ): (sample.value)
        for family in text_string_to_metric_families(body.decode())
        for sample in family.samples
        if not sample.name.endswith(("_bucket", "_sum", "_created"))
    }


def since(before: dict, after: dict) -> dict:
    """What has been counted between two, but for the page of metrics itself."""
    grown = {key: value - before.get(key, 0) for key, value in after.items() if "metrics" not in key}
    return {
        key: value
        for key, value in grown.items()
        if value and key[0] in {"request_seconds_count", "queries_total"}
    }


def test_every_request_is_counted_once_by_kind_status_and_whether_it_was_kept(machine):
    before = scrape(machine)
    asked: Counter[tuple[str, str, int]] = Counter()
    for number in range(MOST):
        for kind, path in (("articles:list", "/articles/"), ("none", "/nowhere/"), ("healthz", "/healthz")):
            asked[kind, path, machine.ask(path, Host=HOST)[0]] += 1
        if number > 10 and len(files(machine)) == 2:
            break
    assert len(files(machine)) == 2
    machine.ask("/admin/", cookies=COOKIES, Host=HOST)
    found = since(before, scrape(machine))
    rounds = asked["articles:list", "/articles/", 200]
    requests = {key[1:]: value for key, value in found.items() if key[0] == "request_seconds_count"}
    lists = {key: requests.pop(key, 0) for key in [*requests] if key[0] == "articles:list"}
    assert requests == {
        ("none", "404", "no"): rounds,
        ("healthz", "200", "no"): rounds,
        ("admin", "200", "no"): 1,
    }
    # Who has it not in its memory finds it in the file that both share; two may make it at the same time.
    assert sum(lists.values()) == rounds
    assert lists["articles:list", "200", "miss"] in (1, 2)
    assert lists["articles:list", "200", "hit"] == rounds - lists["articles:list", "200", "miss"]
    queries = {key[1]: value for key, value in found.items() if key[0] == "queries_total"}
    assert (
        queries["articles:list"] >= rounds
    )  # one for each page that was kept, more for those that were made
    assert "healthz" not in queries


def test_numbers_begin_anew_with_the_server(machine):
    machine.ask("/articles/", Host=HOST)
    machine.server.stop()
    machine.server.start()
    assert since({}, scrape(machine)) == {}


def test_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    for found in (open_to_all, link):
        monkeypatch.setenv(folders.VARIABLE, str(found))
        with pytest.raises(ImproperlyConfigured, match="is not this account's own"):
            folders.own_folder()
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path / "new" / "own"))
    assert stat.S_IMODE(folders.own_folder().stat().st_mode) == 0o700


def test_folder_lies_in_memory_and_is_of_this_site(tmp_path, monkeypatch):
    monkeypatch.delenv(folders.VARIABLE, raising=False)
    monkeypatch.setattr(folders, "MEMORY", tmp_path)
    ours = folders.folder()
    monkeypatch.setattr(folders, "VAR_DIR", tmp_path / "another")
    assert (ours.parent, folders.folder().parent, ours == folders.folder()) == (tmp_path, tmp_path, False)
    monkeypatch.setattr(folders, "MEMORY", tmp_path / "no such folder")
    assert folders.folder() == tmp_path / "another" / "metrics"
