"""Every locked package is under a licence that we may use, and `docs/dependencies.md` says the same as the package."""

import pytest

from tests.config.test_dependencies import rows
from tests.licences import ALLOWED, families, listed, main


def test_every_locked_package_is_under_a_licence_of_the_list(capsys):
    found, elsewhere = listed()
    assert {
        name: words for name, _version, words in found if not families(words) or families(words) - ALLOWED
    } == {}
    assert len(found) > 60
    assert set(elsewhere) <= {"colorama", "tzdata", "backports-zstd"}  # of Windows, and of an older Python
    assert main() == 0
    assert f"make licences: {len(found)} packages" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("MIT", {"MIT"}),
        ("BSD-3-Clause AND PSF-2.0", {"BSD", "PSF"}),
        ("GNU Lesser General Public License v3", {"LGPL"}),
        ("GNU General Public License v3", {"GPL"}),
        ("MPL-1.1 OR GPL-2.0-only", {"MPL"}),
        ("GPL-3.0-only AND MIT", {"GPL", "MIT"}),
        ("", set()),
    ],
)
def test_licences_are_known_by_their_families(words, found):
    assert families(words) == found


def test_documentation_names_the_licence_that_the_package_names(root):
    told = {name: cells[2] for name, cells in rows(root).items()}
    found = {name: words for name, _version, words in listed()[0] if name in told}
    assert len(found) > 40
    assert {
        name: (words, told[name])
        for name, words in found.items()
        if families(words) - families(told[name].replace(",", " AND"))
    } == {}
