"""Measuring: every kind of page by itself and under load, the desk, and loads of fixtures; Django must be set up."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from articles.models import Article
from benchmarks import costs, editing, loading, places, rounds
from benchmarks.budgets import NEVER_KEPT
from benchmarks.pages import ARTICLE, DEEP, LIST, MONTH, PAGES, PROVINCE, Page
from benchmarks.rounds import COLD, WARM, Done, Folders, Plan

PATHS_STORED, PATHS_PUBLISHING = 400, 100
Say = Callable[[str], None]


def measure(
    folders: Folders, plan: Plan, *, modes: list[str], pages: list[str], loaddata: bool, say: Say
) -> dict[str, Any]:
    """The results as plain values: see `report`. Modes of kept pages are left out where nothing is kept."""
    keeps = hasattr(settings, "KEPT_PAGES_BYTES")
    chosen = [(page, path) for page in PAGES if _is_chosen(page, pages) and (path := page.path())]
    results: dict[str, Any] = {"keeps_pages": keeps, "memory": {}}
    results["pages"] = [_cost(page, path, say) for page, path in chosen]
    say("the desk")
    results["desk"] = [{"name": name, **asdict(cost)} for name, cost in editing.costs().items()]
    paths = {page.name: path for page, path in chosen}
    for mode in (COLD, WARM):
        if mode in modes and (keeps or mode == COLD):
            _compare(results, folders, chosen, plan, mode, say)
    if COLD in modes:
        results["cold"] |= _desk_rates(folders, plan, say)
    if keeps and "stored" in modes:
        say("stored")
        asked = [
            *places.many_articles(PATHS_STORED),
            *(paths[name] for name in paths if name not in NEVER_KEPT),
        ]
        results["stored"] = _plain(rounds.stored(folders, asked, plan))
    if keeps and "publishing" in modes:
        say("publishing")
        done = rounds.publishing(folders, places.many_articles(PATHS_PUBLISHING), plan, publish)
        results["publishing"] = _plain(done)
    if loaddata:
        say("loaddata")
        results["loaddata"] = loading.compare(folders.scratch / "loading", rounds=plan.rounds)
    return results


def _plain(done: dict[str, list[Done]]) -> dict[str, list[dict[str, float]]]:
    return {which: [asdict(each) for each in rounds] for which, rounds in done.items()}


def _is_chosen(page: Page, wanted: list[str]) -> bool:
    return not wanted or any(page.name.startswith(each) for each in wanted)


def _cost(page: Page, path: str, say: Say) -> dict[str, Any]:
    say(f"cost: {page.name}")
    cost = costs.cost_of_page(path)
    return {"name": page.name, "route": page.route, "path": path, "budget": page.budget, **asdict(cost)}


def _compare(
    results: dict[str, Any], folders: Folders, chosen: list[tuple[Page, str]], plan: Plan, mode: str, say: Say
) -> None:
    theirs = peer_paths() if folders.peer and mode == COLD else {}
    peers = {page.name: theirs[page.peer] for page, _path in chosen if page.peer in theirs}
    quiet = folders if mode == COLD else Folders(folders.scratch, folders.site, None)
    found = rounds.compare(quiet, {page.name: path for page, path in chosen}, peers, plan, mode=mode, say=say)
    results[mode] = {name: _plain(by) for name, by in found["rates"].items()}
    results["memory"][mode] = found["memory"]
    if theirs:
        constant = [asdict(done) for done in rounds.peer_constant(folders, plan)]
        results["peer"] = _peer_rates(results, chosen) | {"constant": constant}


def _peer_rates(results: dict[str, Any], chosen: list[tuple[Page, str]]) -> dict[str, Any]:
    """The rates of each page of the peer, as measured beside the first of our pages that is compared with it."""
    found: dict[str, Any] = {}
    for page, _path in chosen:
        rates = results["cold"].get(page.name, {}).get("peer")
        if rates:
            found.setdefault(page.peer, rates)
    return found


def peer_paths() -> dict[str, str]:
    """Addresses of the peer by what they show: the same as ours do."""
    article, province = places.article(), places.common_province()
    if article is None or province is None:
        return {}
    year, month, _day = article.dated[:10].split("-")
    count = Article.objects.filter(status="published", language="en", publish_at__lte=timezone.now()).count()
    return {
        ARTICLE: f"/articles/{article.slug}/",
        LIST: "/articles/",
        DEEP: f"/articles/?page={count // 20}",
        MONTH: f"/articles/{year}/{int(month)}/",
        PROVINCE: f"/articles/provinces/{province.slug}/",
    }


def _desk_rates(folders: Folders, plan: Plan, say: Say) -> dict[str, Any]:
    """The desk's pages under load, with an editor's cookie."""
    cookie = editing.editor().cookies[settings.SESSION_COOKIE_NAME].value
    logged_in = replace(plan, headers=plan.headers | {"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"})
    alone = Folders(folders.scratch, folders.site, None)
    connection.close()
    found = rounds.compare(alone, editing.addresses(), {}, logged_in, mode=COLD, say=say)
    return {name: _plain(by) for name, by in found["rates"].items()}


def publish() -> None:
    """A new article goes out; from a thread, whose connection is closed again."""
    now = timezone.now()
    number = now.strftime("%Y%m%d%H%M%S%f")
    Article.objects.create(
        title=f"Published {number}", body="<p>Now.</p>", status="published", publish_at=now
    )
    connection.close()
