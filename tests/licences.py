"""The licences of what is locked, from the packages' own words.

    .venv/bin/python -m tests.licences [--list]

A package with a licence that is not on our list fails it. `make check` runs it.
"""

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What may stand beside a site under BSD-3: nothing that would lay its own licence on our code. LGPL is a library's,
# MPL a file's.
ALLOWED = {"Apache", "BSD", "CNRI", "LGPL", "MIT", "MPL", "PSF"}
# Packages whose metadata says nothing; read in their licence files in November 2026.
SILENT = {"axe-playwright-python": "MIT", "pyrage": "MIT"}
PINNED = re.compile(r"^([a-zA-Z0-9._-]+)==([^\s;]+)", re.M)
FAMILY = re.compile(
    r"Apache|BSD|CNRI|LGPL|Lesser General Public|GPL|General Public|MIT|MPL|Mozilla|PSF|Python Software"
)
SHORT = {"Mozilla": "MPL", "Python Software": "PSF", "Lesser General Public": "LGPL", "General Public": "GPL"}


def locked() -> dict[str, str]:
    """The packages that a site or its checks run on, with their versions."""
    return dict(PINNED.findall((ROOT / "requirements-dev.txt").read_text(encoding="utf-8")))


def words_of(found: Distribution) -> str:
    """The licence as the package calls it, the newest way of saying so first."""
    told = found.metadata
    classifiers = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or [] if "License ::" in each
    ]
    field = (told.get("License") or "").strip().partition("\n")[0]
    said = told.get("License-Expression") or " AND ".join(classifiers) or field
    return said or SILENT.get(str(told["Name"]), "")


def families(words: str) -> set[str]:
    """`BSD-3-Clause AND MIT` is BSD and MIT. Of a choice, what we may choose."""
    choices = [{SHORT.get(each, each) for each in FAMILY.findall(choice)} for choice in words.split(" OR ")]
    good = [choice for choice in choices if choice and choice <= ALLOWED]
    return good[0] if good else set().union(*choices)


def listed() -> tuple[list[tuple[str, str, str]], list[str]]:
    """Name, version and licence of each that is installed here; the names of those for other systems."""
    rows, elsewhere = [], []
    for name in locked():
        try:
            found = distribution(name)
        except PackageNotFoundError:
            elsewhere.append(name)
            continue
        rows.append((name, found.version, words_of(found)))
    return rows, elsewhere


def main() -> int:
    rows, elsewhere = listed()
    wrong = [row for row in rows if not families(row[2]) or families(row[2]) - ALLOWED]
    for row in rows if "--list" in sys.argv else ():
        print("  ".join((row[0].ljust(24), row[1].ljust(12), row[2])))
    print(
        f"make licences: {len(rows)} packages; not installed on this system: {', '.join(elsewhere) or 'none'}."
    )
    for name, _version, words in wrong:
        print(
            f"make licences: {name} is under {words or 'no licence that it names'}, which is not on our list."
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
