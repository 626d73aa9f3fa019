"""The files of fixtures/borderpost: which builder makes which, in an order in which they can be loaded."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from articles.building import agreements, evidence, figures, forces, newspaper, pictures, places, twinnings
from articles.building.book import Book

FILES: dict[str, Callable[[Book], list[dict[str, Any]]]] = {
    "01_countries.json": places.countries,
    "02_organisations.json": forces.organisations,
    "03_provinces.json": places.provinces,
    "04_province_codes.json": places.province_codes,
    "05_status_changes.json": places.status_changes,
    "06_successions.json": places.successions,
    "07_neighbours.json": places.neighbours,
    "08_places.json": places.places,
    "09_units.json": forces.units,
    "10_gates.json": forces.gates,
    "11_directives.json": agreements.directives,
    "12_agreements.json": agreements.agreements,
    "13_twinnings.json": twinnings.twinnings,
    "14_figures.json": figures.figures,
    "15_sources.json": newspaper.sources,
    "16_people.json": newspaper.people,
    "17_tags.json": newspaper.tags,
    "18_articles.json": newspaper.articles,
    "19_pictures.json": pictures.pictures,
    "20_references.json": evidence.references,
    "21_citations.json": evidence.citations,
}


def build(folder: Path) -> dict[str, str]:
    """File name -> its text, from the tables and texts in a fixtures folder. Raise TableError for a bad table."""
    book = Book(folder)
    return {
        name: json.dumps(builder(book), ensure_ascii=False, indent=1) + "\n"
        for name, builder in FILES.items()
    }


def differing(folder: Path) -> list[str]:
    """The files that are missing, stale or not built from any table, by name."""
    wanted = build(folder)
    there = {path.name: path.read_text(encoding="utf-8") for path in (folder / "borderpost").glob("*.json")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write(folder: Path) -> list[str]:
    """Write the files that differ, remove those no table stands behind; their names."""
    wanted, changed = build(folder), differing(folder)
    target = folder / "borderpost"
    target.mkdir(exist_ok=True)
    for name in changed:
        if name in wanted:
            (target / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (target / name).unlink()
    return changed
