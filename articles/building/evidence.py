"""References, and the citations that tie every row of the registry to what says so."""

from collections.abc import Iterator
from typing import Any

from articles.building.book import Book, entry
from articles.building.tables import Row
from articles.choices import Confidence

# Subjects of a fact that are no entries of the registry: the text itself carries them.
OF_THE_ARTICLE = {"article", "tag", "pair_total"}
# Kind of subject -> its table; the natural key is the table's key.
TABLES = {
    "figure": "figures",
    "country": "countries",
    "province": "provinces",
    "status_change": "status_changes",
    "succession": "successions",
    "neighbour": "neighbours",
    "place": "places",
    "organisation": "organisations",
    "unit": "units",
    "gate": "gates",
    "agreement": "agreements",
    "directive": "directives",
    "act": "twinning_acts",
    "pair": "twinning_pairs",
    "person": "people",
}


def references(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "articles.reference",
            {
                "code": row.required("code"),
                "publisher": row["publisher"],
                "title": row["title"],
                "url": row["url"],
                "published_on": row.date("published_on"),
            },
        )
        for row in book.table("references")
    ]


def citations(book: Book) -> list[dict[str, Any]]:
    """By key, each once: a fact may be named by the table of facts and by the row it supports."""
    found: dict[str, dict[str, Any]] = {}
    for citation in (*_by_reference(book), *_by_fact(book)):
        found.setdefault(citation["fields"]["code"], citation)
    return [found[code] for code in sorted(found)]


def _by_reference(book: Book) -> Iterator[dict[str, Any]]:
    for kind, table in TABLES.items():
        for key, row in book.table(table).by_key.items():
            yield from _cited(book, row, kind, key, _statement(kind, row))
    for key, row in book.table("provinces").by_key.items():
        yield from _cited(book, row, "province", key, "lies on the land border", column="border_references")
        yield from _cited(
            book,
            row,
            "province",
            key,
            "lies on the coast",
            column="coast_references",
            confidence="coast_confidence",
        )
    for row in book.table("province_codes"):
        scheme = {"gso": "statistics office code", "iso": "ISO 3166-2 code"}[row["scheme"]]
        yield from _cited(
            book, row, "province", row["province"], f"{scheme} {row['code']}", facet=row["code"]
        )


def _cited(
    book: Book,
    row: Row,
    kind: str,
    key: str,
    statement: str,
    *,
    column: str = "references",
    confidence: str = "confidence",
    facet: str = "",
) -> Iterator[dict[str, Any]]:
    """One citation for each reference a cell names."""
    known = book.table("references").by_key
    facet = facet or column.removesuffix("references").strip("_")
    for code in row.many(column):
        row.one_of(column, code, known, "references.csv")
        yield entry(
            "articles.citation",
            {
                "code": "-".join(filter(None, [kind, *key.split("|"), facet, code])),
                "statement": statement,
                kind: key.split("|"),
                "reference": [code],
                "confidence": row.choice(confidence, Confidence.values),
            },
        )


def _by_fact(book: Book) -> Iterator[dict[str, Any]]:
    """Facts of the two documents: each registry subject of a fact, and each row of a table that names the fact."""
    facts = book.table("document_facts").by_key
    for name, fact in facts.items():
        also = [part.split(":", 1) for part in fact.many("also")]
        for kind, key in [(fact["subject_kind"], fact["subject"]), *also]:
            if kind not in OF_THE_ARTICLE:
                if kind not in TABLES:
                    raise fact.problem("subject_kind", f"“{kind}” is none of {', '.join(TABLES)}.")
                fact.one_of("subject", key, book.table(TABLES[kind]).by_key, f"{TABLES[kind]}.csv")
                yield _quoted(book, fact, name, kind, key)
    for kind, table in TABLES.items():
        for key, row in book.table(table).by_key.items():
            for name in row.many("fact") if "fact" in row.cells else []:
                row.one_of("fact", name, facts, "document_facts.csv")
                yield _quoted(book, facts[name], name, kind, key)


def _quoted(book: Book, fact: Row, name: str, kind: str, key: str) -> dict[str, Any]:
    """The citation of a passage of our English text."""
    article = "|".join([fact.required("article"), "en"])
    fact.one_of("article", article, book.table("articles").by_key, "articles.csv")
    return entry(
        "articles.citation",
        {
            "code": "-".join(["fact", name, kind, *key.split("|")]),
            "statement": fact.required("statement"),
            kind: key.split("|"),
            "article": article.split("|"),
            "passage": fact.required("passage"),
            # A gate named only inside the name of something else is less than a plain statement.
            "confidence": (Confidence.MEDIUM if "indirect" in fact["precision"] else Confidence.HIGH).value,
        },
    )


def _statement(kind: str, row: Row) -> str:
    """What of the row its references say: its own column `statement`, or what its filled-in columns stand for."""
    if row.cells.get("statement"):
        return row["statement"]
    if kind == "gate":
        parts = {"gate_class": "class", "counterpart": "gate across", "events": "events"}
    elif kind == "agreement":
        parts = {"signed_on": "signature", "in_force_from": "entry into force", "ended_on": "end"}
    elif kind == "directive":
        parts = {"issued_on": "date", "in_force_from": "taking effect"}
    elif kind == "act":
        parts = {"signed_on": "date", "claimed_pairs": "number of pairs"}
    elif kind == "figure":
        return row["measure"].replace("_", " ")
    else:
        return {
            "province": "name and kind",
            "status_change": "change of status",
            "neighbour": "neighbours along the border",
            "pair": "twinning",
        }.get(kind, "name")
    stated = [words for column, words in parts.items() if row[column]]
    return ", ".join(["name", *stated])
