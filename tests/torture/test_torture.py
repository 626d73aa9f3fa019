"""The torture itself: it finds what is lost or half there, and takes no idle round for a proof."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from articles.revisions.recording import record
from benchmarks.forms import sent_of
from benchmarks.load import Rate
from tests.config.test_disk import SENTENCE
from tests.factories import ArticleFactory, UserFactory
from tests.torture import editor, proof, report
from tests.torture.__main__ import PAGE, PARTS
from tests.torture.parts import (
    clock,
    crowd,
    database,
    disk,
    inputs,
    killed_load,
    killed_server,
    log_in,
    observatory,
    spike,
    synced,
)

KINDS = ["lost", "half", "integrity", "keys", "index", "days", "unanswered", "refused", "failed", "broken"]


def round_of(**found) -> dict:
    return {**{kind: [] for kind in KINDS}, "acknowledged": 5, "cut": 3, "seconds": 1.0, **found}


def test_a_round_that_proved_nothing_or_found_something_is_not_met():
    assert report.are_met(killed_server.rows_of([round_of(), round_of(acknowledged=90)]))
    for bad in ({"acknowledged": 4}, {"seconds": 16.0}, *({kind: ["one"]} for kind in KINDS)):
        assert not report.are_met(killed_server.rows_of([round_of(acknowledged=90), round_of(**bad)])), bad
    assert not report.are_met(killed_server.rows_of([]))


def test_a_crowd_that_hardly_saved_or_was_told_of_locks_is_not_met():
    done = [editor.Save("m", 1, 302, "", 1.0)] * 9
    refused, locked = (
        editor.Save("m", 1, 200, said, 2.0) for said in ("Choose a source.", "database is locked")
    )
    assert report.are_met(crowd.rows_of_saves([*done, refused], 10))
    for saves in ([*done, locked], [*done, editor.Save("m", 1, 500)], done, [*done[1:], refused, refused]):
        assert not report.are_met(crowd.rows_of_saves(saves, 10))


def test_spike_that_is_slow_or_loses_pages_or_saves_is_not_met():
    usual, crowd = Rate(560, 5, 199, 10_000), Rate(900, 200, 700, 54_000)
    good = {
        "usual": usual,
        "odd": [],
        "spike": crowd,
        "odd_in_spike": ["/: 503"] * 54,
        "saves": [2.0] * 10,
        "failed": [],
    }
    assert report.are_met(spike.rows_of(**good))
    for bad in (
        {"usual": replace(usual, rate=499)},
        {"usual": replace(usual, p99=201)},
        {"odd": ["/: 500"]},
        {"odd_in_spike": ["/: 503"] * 55},
        {"saves": [0.1] * 9},
        {"saves": [2.1] * 10},
        {"failed": ["KeyError"]},
    ):
        assert not report.are_met(spike.rows_of(**good | bad)), bad


def test_observatory_that_finds_something_is_not_met():
    tests = {f"t{number}": {"pass": True, "result": "fine"} for number in range(10)}
    good = {"scan": {"grade": "A+", "score": 120}, "tests": tests}
    assert report.are_met(observatory.rows_of(good))
    for bad in (
        {"scan": {"grade": "A", "score": 119}},
        {"tests": {**tests, "t1": {"pass": False, "result": "hsts-not-implemented"}}},
        {"tests": dict(list(tests.items())[1:])},
    ):
        assert not report.are_met(observatory.rows_of(good | bad)), bad


def test_log_ins_that_differ_are_not_met():
    same = {kind: [0.2] * 200 for kind in log_in.KINDS}
    page = {kind: ["200 No."] * 200 for kind in log_in.KINDS}
    assert report.are_met(log_in.rows_of(same, page, []))
    for seconds, answers, failed in (
        ({**same, "unknown": [0.17] * 200}, page, []),
        ({**same, "known": [0.2] * 199}, page, []),
        (same, {**page, "switched off": ["200 It is switched off."]}, []),
        (same, page, ["KeyError: 'x'"]),
    ):
        assert not report.are_met(log_in.rows_of(seconds, answers, failed))


def test_loads_that_were_never_killed_or_are_half_there_are_not_met():
    def met(**changed) -> bool:
        ends = ["unchanged", "complete", "unchanged"]
        return report.are_met(killed_load.rows_of([killed_load.Found("a site", **{"ends": ends, **changed})]))

    assert met()
    bad = [
        {"finished": 2},
        {"ends": ["unchanged", "between"]},
        {"wrong": ["x"]},
        {"strays": ["x.png"]},
        {"ends": []},
    ]
    assert [met(**each) for each in bad] == [False] * len(bad)


def test_a_disk_that_took_everything_or_answered_otherwise_is_not_met():
    def met(state="full", wrong=None, **changed) -> bool:
        found = {each: disk.Found(9, 9, [], 9, []) for each in disk.STATES}
        found[state] = replace(found[state], **changed)
        return report.are_met(disk.rows_of(found, {"lost": [], "half": [], "index": [], **(wrong or {})}))

    assert met()
    bad = [
        {"in_words": 2},
        {"other": ["500"]},
        {"odd_pages": ["/: 500"]},
        {"state": "room again", "acknowledged": 2},
    ]
    bad += [{"wrong": {kind: ["x"]}} for kind in ("lost", "half", "index")]
    assert [met(**each) for each in bad] == [False] * len(bad)


def test_a_clock_that_was_never_wrong_or_misled_is_not_met():
    good = {"steps": 2, "shown": 20, "hidden": 20, "wrong": [], "saved": 2, "failed": []}
    assert report.are_met(clock.rows_of(good))
    for bad in ({"shown": 0}, {"hidden": 0}, {"wrong": ["/"]}, {"saved": 1}, {"failed": ["x"]}):
        assert not report.are_met(clock.rows_of(good | bad))


def test_a_database_that_came_back_too_late_is_not_met():
    taken, put_off = (
        editor.Save("m", 1, status, said, True) for status, said in ((302, ""), (503, SENTENCE))
    )

    def met(lost=(), **changed) -> bool:
        found = database.Found([taken] * 9 + [put_off], 90, 5, [], [put_off] * 10, [taken] * 10, 7, [0.1], 16)
        rows = database.rows_of(replace(found, **changed), {"lost": list(lost), "half": []}, 1)
        return report.are_met(rows)

    assert met()
    bad = [
        {"saves": [taken] * 9 + [editor.Save("m", 1, 500, "No.")]},
        {"saves": [put_off] * 10},
        {"told": [2.1]},
    ]
    bad += [
        {"away": [editor.Save("m", 1, 503, SENTENCE, False)] * 10},
        {"again": [put_off] * 10},
        {"held": 6},
    ]
    bad += [{"back": 15}, {"told": []}, {"again": []}]
    assert [met(**each) for each in bad] == [False] * len(bad)
    assert not met(lost=["x"])


def test_inputs_that_failed_or_were_few_are_not_met():
    counted = {kind: Counter({"4xx": number}) for kind, number in inputs.FEWEST.items()}
    assert report.are_met(inputs.rows_of(counted, [], []))
    few = {**counted, "headers": Counter({"2xx": 9})}
    assert [report.are_met(inputs.rows_of(*each)) for each in ((few, [], []), (counted, ["/: 500"], []))] == [
        False
    ] * 2
    assert not report.are_met(inputs.rows_of(counted, [], ["KeyError: 'x'"]))


def test_nonsense_is_sent_as_bytes_and_stays_one_request():
    tried = [*inputs.addresses(), *inputs.queries(), *inputs.headers()]
    assert len(tried) > 2_000
    for name, request in tried:
        assert request.startswith(b"GET /"), name
        assert request.count(b"\r\n\r\n") == 1, name


def test_an_answer_before_the_disk_has_it_is_found():
    calls = """1 fdatasync(12) = 0
1 sendto(10, "HTTP/1.1 302 Found", 9, 0, NULL, 0) = 9
2 fdatasync(12) = 0
1 sendto(10, "HTTP/1.1 302 Found", 9, 0, NULL, 0) = 9
2 sendto(10, "HTTP/1.1 200 OK", 9, 0, NULL, 0) = 9
2 sendto(10, "HTTP/1.1 302 Found", 9, 0, NULL, 0) = 9"""
    assert synced.order_of(calls.splitlines()) == [1, 0, 0]
    for acknowledged, answers, is_met in (
        (20, [1] * 21, True),
        (20, [1] * 20 + [0], False),
        (19, [1] * 20, False),
    ):
        assert report.are_met(synced.rows_of(acknowledged, answers)) == is_met


def test_form_is_sent_as_the_page_has_it():
    page = """<form id="article_form"><input type="hidden" name="version" value="abc"><input name="title">
    <textarea name="body">\nOld.</textarea><input name="tags" value="One, Two"><input type="submit" name="_publish">"""
    typed = {"title": ["Saved as m1"], "teaser": ["A teaser of m1."], "body": ["<p>All that m1 says.</p>"]}
    kept = {"version": ["abc"], "tags": ["One, Two"], "_continue": ["1"]}
    assert editor.filled(sent_of(page, "article_form"), "m1", new=False) == typed | kept


def test_only_words_of_a_person_are_a_refusal():
    refused = editor.Save("m", 1, 200, editor.said_on('<p class="errornote">Title: <b>too</b> long.</p>'))
    assert (refused.said, refused.is_refused_in_words, refused.is_acknowledged) == (
        "Title: too long.",
        True,
        False,
    )
    assert not editor.Save("m", 1, 500, "OperationalError: database is locked").is_refused_in_words
    assert not editor.Save("m", 1, 500, "").is_refused_in_words


@pytest.fixture
def written(db, tmp_path):
    """An article as `mark` was saved into it, and what is found of saves."""

    def write(article, mark):
        article.title, article.teaser = f"Saved as {mark}", f"A teaser of {mark}."
        article.body = f"<p>All that {mark} says.</p>"
        article.save()

    def judged(*saves):
        rows = [{"mark": mark, "article": pk, "acknowledged": done} for mark, pk, done in saves]
        (path := tmp_path / "saves.json").write_text(json.dumps(rows))
        return proof.of_saves(str(path))

    return write, judged


def test_what_was_acknowledged_and_is_not_there_is_found(written):
    write, judged = written
    article = ArticleFactory()
    for mark in ("one", "two"):
        write(article, mark)
        record(article=article, by=None)
    pk = article.pk
    assert judged(("one", pk, True), ("two", pk, True), ("three", pk, False)) == {"lost": [], "half": []}
    assert (
        judged(("one", pk, True), ("two", pk, False))["lost"] == []
    )  # the answer never came, the text is there
    assert judged(("two", pk, True), ("three", pk, True))["lost"] == [
        "three",
        f"article {pk} does not say three",
    ]
    assert judged(("two", pk, True), ("one", pk, True))["lost"] == [f"article {pk} does not say one"]
    assert judged(("gone", pk + 1, True))["lost"] == ["gone", f"article {pk + 1} does not say gone"]


def test_what_is_half_there_is_found(written):
    write, judged = written
    article = ArticleFactory()
    write(article, "one")
    assert judged()["half"] == [f"article {article.pk}: revision"]
    record(article=article, by=UserFactory())
    assert judged()["half"] == []
    logged = [f"article {article.pk}: 1 revisions, 0 lines in the log"]
    assert judged(("one", article.pk, True))["half"] == logged
    article.teaser = "A teaser of two."
    article.save()
    assert judged()["half"] == [f"article {article.pk}: revision, teaser"]


def test_each_part_has_its_place_on_the_page():
    page, table = PAGE.read_text(encoding="utf-8"), report.table([report.told("rounds", 1_000)])
    assert table == "| what | figure | wanted | met |\n| --- | --- | --- | --- |\n| rounds | 1,000 |  |  |"
    for part in PARTS:
        new = report.written(page, part, table)
        assert f"<!-- torture:{part} -->\n{table}\n<!-- /torture:{part} -->" in new
