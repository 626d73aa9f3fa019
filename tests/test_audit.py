"""What is made of pip-audit's report: a hole, or a package that was passed over, is never a clean answer."""

import pytest

from tests.audit import verdict

CLEAN = {"name": "a", "version": "1", "vulns": []}
HOLE = {"name": "b", "version": "2", "vulns": [{"id": "CVE-2026-1"}]}
PASSED_OVER = {"name": "c", "skip_reason": "not found"}
UNREACHED = "skipped, for no list of known holes can be reached from here"


@pytest.mark.parametrize(
    ("packages", "code", "sentence"),
    [
        ([CLEAN, CLEAN], 0, "no known hole in 2 packages, 0 passed over"),
        ([CLEAN, HOLE], 1, "1 known holes: b 2: CVE-2026-1"),
        ([CLEAN, PASSED_OVER], 1, "not asked of 1 packages: c"),
        ([HOLE, PASSED_OVER], 1, "1 known holes: b 2: CVE-2026-1"),
        ([PASSED_OVER, PASSED_OVER], 0, UNREACHED),
        ([], 1, "not asked of 0 packages: "),
    ],
)
def test_report(packages, code, sentence):
    assert verdict({"dependencies": packages}, "") == (code, sentence)


def test_no_report_is_skipped_only_where_there_is_no_network():
    assert verdict(None, "requests.exceptions.ConnectionError: Max retries exceeded") == (0, UNREACHED)
    assert verdict(None, "first\nERROR: a hash is missing") == (
        1,
        "pip-audit gave no report: ERROR: a hash is missing",
    )
    assert verdict(None, "") == (1, "pip-audit gave no report: nothing said")
