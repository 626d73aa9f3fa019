"""Budgets: what must be reached (`docs/performance.md`), and whether a result reaches it."""

from dataclasses import dataclass
from typing import Any

from benchmarks.comparison import Ratio, ratio

# For cold pages: how often the peer's rate, of which of its pages, and how many queries at most.
COLD = {
    "article": (2.0, "article", 6),
    "list": (5.0, "list", 5),
    "province": (1.0, "article", 10),
}
SEARCH_MS, SEARCH_QUERIES = 30.0, 8
WARM_OF_FLOOR, STORED_OF_FLOOR, WHILE_PUBLISHING = 0.9, 0.5, 0.7
WORKER_MB = 150
FILL_PER_SECOND = 1_000_000 / 600
DATABASE_OF_TEXT = 3.0
LOAD_OF_STOCK = 8.0
LOADS = ("loaddata, empty database", "loaddata, second load")
GROWTH = 1.3
# No pages of words: files, a form that is another one each time, and what is of the very moment.
NEVER_KEPT = {"card", "picture", "report", "healthz", "readyz", "sitemap of news"}
CLOCK, PROCESSOR = "answers a second", "processor time of the server"  # by what is judged


@dataclass(frozen=True)
class Verdict:
    """One budget: what is measured, what is wanted, what was found, and whether that is enough."""

    what: str
    wanted: str
    found: str
    is_met: bool


def verdicts(results: dict[str, Any]) -> list[Verdict]:
    """Of every budget that the results say something about."""
    return [*_cold(results), *_searches(results), *_kept(results), *_whole(results)]


def speeds(results: dict[str, Any], done: list[dict[str, Any]]) -> list[float]:
    """Of each round: answers a second; on a shared machine answers for a second of the server's processor time."""
    if results["judged_by"] == PROCESSOR:
        return [1_000 / each["cpu"] if each["cpu"] else 0.0 for each in done]
    return [each["rate"] for each in done]


def rates(results: dict[str, Any], mode: str, page: str, which: str) -> list[float]:
    return speeds(results, results.get(mode, {}).get(page, {}).get(which, []))


def of_peer(results: dict[str, Any], page: str, against: str) -> Ratio | None:
    """Against a page of the peer that another page of ours was measured with, in the same rounds."""
    ours = rates(results, "cold", page, "site")
    theirs = speeds(results, results.get("peer", {}).get(against, []))
    return ratio(ours, theirs) if len(ours) == len(theirs) else None


def of_floor(results: dict[str, Any], mode: str, page: str) -> Ratio | None:
    ours, floor = rates(results, mode, page, "site"), rates(results, mode, page, "floor")
    return ratio(ours, floor)


def _cold(results: dict[str, Any]) -> list[Verdict]:
    verdicts = []
    for page in results["pages"]:
        if page["budget"] not in COLD:
            continue
        times, against, queries = COLD[page["budget"]]
        found = of_peer(results, page["name"], against)
        if found:
            wanted = f"≥ {times:g} × the peer's {against}"
            verdicts.append(Verdict(f"cold: {page['name']}", wanted, str(found), found.middle >= times))
        verdicts.append(
            Verdict(
                f"queries: {page['name']}", f"≤ {queries}", str(page["queries"]), page["queries"] <= queries
            )
        )
    return verdicts


def _searches(results: dict[str, Any]) -> list[Verdict]:
    verdicts = []
    for page in results["pages"]:
        if page["budget"] == "search":
            took = page["cpu"]
            verdicts.append(
                Verdict(f"time: {page['name']}", f"≤ {SEARCH_MS:g} ms", f"{took:.1f} ms", took <= SEARCH_MS)
            )
            asked = page["queries"]
            verdicts.append(
                Verdict(
                    f"queries: {page['name']}", f"≤ {SEARCH_QUERIES}", str(asked), asked <= SEARCH_QUERIES
                )
            )
    return verdicts


def _between(results: dict[str, Any], name: str, one: str, other: str) -> Ratio | None:
    return ratio(*(speeds(results, results[name][which]) for which in (one, other)))


def _kept(results: dict[str, Any]) -> list[Verdict]:
    verdicts = []
    kept = [page for page in results.get("warm", {}) if page not in NEVER_KEPT]
    ratios = {page: found for page in kept if (found := of_floor(results, "warm", page))}
    if ratios:
        worst = min(ratios, key=lambda page: ratios[page].middle)
        verdicts.append(
            Verdict(
                "warm: every page, the slowest being",
                f"≥ {WARM_OF_FLOOR} of the floor",
                f"{ratios[worst]} ({worst})",
                ratios[worst].middle >= WARM_OF_FLOOR,
            )
        )
    for name, wanted, one, other in (
        ("stored", STORED_OF_FLOOR, "site", "floor"),
        ("publishing", WHILE_PUBLISHING, "busy", "quiet"),
    ):
        if name in results and (found := _between(results, name, one, other)):
            of = "the floor" if name == "stored" else "the rate while nothing is published"
            verdicts.append(Verdict(name, f"≥ {wanted} of {of}", str(found), found.middle >= wanted))
    return verdicts


def _whole(results: dict[str, Any]) -> list[Verdict]:
    verdicts = []
    memory = [size for mode in ("cold", "warm") if (size := results["memory"].get(mode, {}).get("site"))]
    if memory:
        most = max(memory)
        verdicts.append(
            Verdict("a worker's memory", f"≤ {WORKER_MB} MB", f"{most:.0f} MB", most <= WORKER_MB)
        )
    sizes = results.get("sizes")
    if sizes:
        rate, times = results["count"] / sizes["seconds"], sizes["database"] / sizes["texts"]
        wanted = f"≥ {FILL_PER_SECOND:,.0f} articles a second"
        verdicts.append(Verdict("fill", wanted, f"{rate:,.0f}", rate >= FILL_PER_SECOND))
        verdicts.append(
            Verdict(
                "database", f"≤ {DATABASE_OF_TEXT:g} × the text", f"{times:.2f}", times <= DATABASE_OF_TEXT
            )
        )
    loads = results.get("loaddata") or {}
    for place, name in enumerate(LOADS if loads else ()):
        ours, stock = ([load[place] for load in loads[which]] for which in ("ours", "stock"))
        found = ratio(stock, ours)
        if found:
            verdicts.append(
                Verdict(name, f"≥ {LOAD_OF_STOCK:g} × stock", str(found), found.middle >= LOAD_OF_STOCK)
            )
    return verdicts
