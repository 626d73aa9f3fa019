"""Report: results as Markdown tables, written into `docs/performance.md` between marks."""

from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import budgets, scratch

DOCS = scratch.ROOT / "docs" / "performance.md"


def tables(results: dict[str, Any]) -> str:
    """Everything measured at one number of articles."""
    return "\n\n".join(
        part for part in (_head(results), _verdicts(results), _pages(results), _desk(results)) if part
    )


def growth(counts: tuple[int, int], pages: dict[str, tuple[float, float]]) -> str:
    """`pages`: processor milliseconds among few and among many articles, by name. The worst first."""
    heads = ["page", *(f"{count:,} articles, ms" for count in counts), "ratio", "within 1.3"]
    rows = sorted(pages.items(), key=lambda page: -page[1][1] / page[1][0])
    return table(
        heads,
        (
            [
                name,
                f"{few:.2f}",
                f"{many:.2f}",
                f"{many / few:.2f}",
                "yes" if many / few <= budgets.GROWTH else "no",
            ]
            for name, (few, many) in rows
        ),
    )


def written(text: str, mark: str, tables: str, tool: str = "bench") -> str:
    """The text with these tables between `<!-- bench:MARK -->` and `<!-- /bench:MARK -->`."""
    start, end = f"<!-- {tool}:{mark} -->", f"<!-- /{tool}:{mark} -->"
    before, found, rest = text.partition(start)
    _old, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"There is no {start} … {end} in the page.")
    return f"{before}{start}\n{tables}\n{end}{after}"


def write_into(page: Path, mark: str, tables: str) -> None:
    page.write_text(written(page.read_text(encoding="utf-8"), mark, tables), encoding="utf-8")


def _head(results: dict[str, Any]) -> str:
    plan = results["plan"]
    each = f"{plan['requests']} requests" if plan["requests"] else f"{plan['seconds']:g} s"
    lines = [
        f"{results['count']:,} articles besides the fixtures, {results['when']}, commit {results['commit']}.",
        f"{results['machine']}. Load by {results['generator']}: {plan['connections']} connections, {plan['rounds']}",
        f"rounds of {each} a page, ours, the floor and the peer in turn. Ratios are of {results['judged_by']}:",
        "the middle one of the rounds, in brackets the smallest and the largest. SQL and CPU are of one process",
        "without a server.",
    ]
    if not results["keeps_pages"]:
        lines.append("This version keeps no pages: each is rendered when it is asked for.")
    constant = results.get("peer", {}).get("constant", [])
    if constant:
        rate = median(each["rate"] for each in constant)
        spent = median(each["cpu"] for each in constant)
        lines.append(
            f"Constant 20 kB at the peer: {rate:,.0f} answers a second, {spent:.2f} ms of processor each."
        )
    return "\n".join(lines)


def _verdicts(results: dict[str, Any]) -> str:
    rows = [
        [each.what, each.wanted, each.found, "yes" if each.is_met else "**no**"]
        for each in budgets.verdicts(results)
    ]
    return table(["budget", "wanted", "measured", "met"], rows)


def _pages(results: dict[str, Any]) -> str:
    heads = ["page", "bytes", "queries", "SQL ms", "CPU ms", "MB"]
    modes = [mode for mode in ("cold", "warm") if mode in results]
    for mode in modes:
        heads += [f"{mode}/s", "p50 ms", "p99 ms", "server CPU ms", "of floor"]
    heads.append("of peer, cold")
    rows = []
    for page in results["pages"]:
        row = [page["name"], *_cost(page)]
        for mode in modes:
            row += _rates(results, mode, page["name"])
        row.append(_of_own_peer(results, page["name"]))
        rows.append(row)
    return table(heads, rows)


def _cost(page: dict[str, Any]) -> list[str]:
    grown = "" if page["grown"] is None else f"{page['grown']:.1f}"
    return [f"{page['bytes']:,}", str(page["queries"]), f"{page['sql']:.1f}", f"{page['cpu']:.1f}", grown]


def _rates(results: dict[str, Any], mode: str, page: str) -> list[str]:
    rates = results[mode].get(page, {}).get("site", [])
    if not rates:
        return [""] * 5
    middle = {name: median(rate[name] for rate in rates) for name in ("rate", "p50", "p99", "cpu")}
    found = budgets.of_floor(results, mode, page)
    numbers = [
        f"{middle['rate']:,.0f}",
        f"{middle['p50']:.1f}",
        f"{middle['p99']:.1f}",
        f"{middle['cpu']:.1f}",
    ]
    return [*numbers, str(found or "")]


def _of_own_peer(results: dict[str, Any], page: str) -> str:
    ours = budgets.rates(results, "cold", page, "site")
    theirs = budgets.rates(results, "cold", page, "peer")
    return str(budgets.ratio(ours, theirs) or "") if theirs else ""


def _desk(results: dict[str, Any]) -> str:
    rows = [[each["name"], *_cost(each), _rate_of_desk(results, each["name"])] for each in results["desk"]]
    return table(["desk, logged in", "bytes", "queries", "SQL ms", "CPU ms", "MB", "answers/s"], rows)


def _rate_of_desk(results: dict[str, Any], name: str) -> str:
    rates = results.get("cold", {}).get(name, {}).get("site", [])
    return f"{median(each['rate'] for each in rates):,.1f}" if rates else ""


def table(heads: list[str], rows: Iterable[list[str]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])
