"""Tables of results, and what the budgets say of them."""

import pytest

from benchmarks import budgets, report


def done(rate: float, cpu: float) -> dict[str, float]:
    return {"rate": rate, "p50": 1.0, "p99": 2.0, "answers": 10, "cpu": cpu}


def results(**more) -> dict:
    cost = {"status": 200, "queries": 5, "sql": 1.0, "cpu": 10.0, "bytes": 2_000, "grown": 0.5}
    return {
        "count": 10_000,
        "when": "1 January 2026",
        "commit": "abc",
        "machine": "1 processor",
        "generator": "wrk",
        "judged_by": budgets.CLOCK,
        "plan": {"connections": 4, "rounds": 2, "seconds": 1, "requests": 0},
        "keeps_pages": True,
        "pages": [
            {"name": "article", "budget": "article", **cost},
            {"name": "list", "budget": "list", **cost},
        ],
        "desk": [{"name": "desk: list", **cost}],
        "memory": {"cold": {"site": 149.0}, "warm": {"site": 151.0}},
        "cold": {
            "article": {
                "site": [done(40, 20), done(30, 20)],
                "floor": [done(100, 5), done(100, 5)],
                "peer": [done(20, 60), done(10, 60)],
            },
            "list": {"site": [done(44, 20), done(44, 20)], "floor": [done(100, 5), done(100, 5)]},
        },
        "warm": {"article": {"site": [done(95, 6), done(95, 6)], "floor": [done(100, 5), done(100, 5)]}},
        "peer": {"article": [done(20, 60), done(10, 60)], "list": [done(10, 40), done(10, 40)]},
        "stored": {"site": [done(40, 1)], "floor": [done(100, 1)]},
        "publishing": {"quiet": [done(100, 1)], "busy": [done(70, 1)]},
        "loaddata": {"ours": [[2.0, 1.0]], "stock": [[8.0, 8.0]]},
        "sizes": {"seconds": 10.0, "database": 310, "texts": 100},
        **more,
    }


def found(given: dict) -> dict[str, tuple[str, bool]]:
    return {verdict.what: (verdict.found, verdict.is_met) for verdict in budgets.verdicts(given)}


def test_each_budget_is_judged():
    assert found(results()) == {
        "cold: article": ("2.50 (2.00–3.00)", True),
        "queries: article": ("5", True),
        "cold: list": ("4.40 (4.40–4.40)", False),
        "queries: list": ("5", True),
        "warm: every page, the slowest being": ("0.95 (0.95–0.95) (article)", True),
        "stored": ("0.40 (0.40–0.40)", False),
        "publishing": ("0.70 (0.70–0.70)", True),
        "a worker's memory": ("151 MB", False),
        "fill": ("1,000", False),
        "database": ("3.10", False),
        "loaddata, empty database": ("4.00 (4.00–4.00)", False),
        "loaddata, second load": ("8.00 (8.00–8.00)", True),
    }


def test_shared_machine_is_judged_by_processor_time():
    shared = found(results(judged_by=budgets.PROCESSOR))
    assert shared["cold: article"] == ("3.00 (3.00–3.00)", True)
    assert shared["cold: list"] == ("2.00 (2.00–2.00)", False)
    assert shared["warm: every page, the slowest being"] == ("0.83 (0.83–0.83) (article)", False)


def test_search_is_judged_by_its_time_and_queries():
    cost = {"status": 200, "queries": 9, "sql": 1.0, "cpu": 29.9, "bytes": 2_000, "grown": None}
    given = results(pages=[{"name": "search, rare", "budget": "search", **cost}])
    assert found(given)["time: search, rare"] == ("29.9 ms", True)
    assert found(given)["queries: search, rare"] == ("9", False)


def test_what_was_not_measured_is_not_judged():
    given = results()
    for name in ("warm", "stored", "publishing", "loaddata", "sizes", "peer"):
        del given[name]
    given["memory"] = {}
    assert sorted(found(given)) == ["queries: article", "queries: list"]


def test_growth_has_the_worst_first():
    pages = {"a": (2.0, 2.6), "b": (2.0, 8.0), "c": (1.0, 0.9)}
    assert report.growth((10_000, 1_000_000), pages).splitlines() == [
        "| page | 10,000 articles, ms | 1,000,000 articles, ms | ratio | within 1.3 |",
        "| --- | --- | --- | --- | --- |",
        "| b | 2.00 | 8.00 | 4.00 | no |",
        "| a | 2.00 | 2.60 | 1.30 | yes |",
        "| c | 1.00 | 0.90 | 0.90 | yes |",
    ]


def test_tables_name_every_page():
    lines = report.tables(results()).splitlines()
    rates = "35 | 1.0 | 2.0 | 20.0 | 0.35 (0.30–0.40) | 95 | 1.0 | 2.0 | 6.0 | 0.95 (0.95–0.95)"
    assert f"| article | 2,000 | 5 | 1.0 | 10.0 | 0.5 | {rates} | 2.50 (2.00–3.00) |" in lines


def test_tables_go_between_their_marks():
    page = "before\n<!-- bench:10 -->\nold\n<!-- /bench:10 -->\nafter <!-- bench:1 --><!-- /bench:1 -->\n"
    assert report.written(page, "10", "new") == page.replace("old", "new")


def test_page_without_the_marks_is_refused():
    with pytest.raises(ValueError, match="There is no <!-- bench:7 -->"):
        report.written("nothing", "7", "new")
