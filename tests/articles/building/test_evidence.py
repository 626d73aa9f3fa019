"""Every row of the registry rests on a reference or a passage, and no fact of the documents is lost."""

import pytest

from articles.building import evidence
from articles.building.book import Book
from articles.text import holds_passage, plain_text


@pytest.fixture(scope="module")
def book() -> Book:
    from tests.conftest import ROOT

    return Book(ROOT / "fixtures")


@pytest.fixture(scope="module")
def citations(book) -> list[dict]:
    return [entry["fields"] for entry in evidence.citations(book)]


def test_every_fact_of_the_documents_is_cited_or_stands_in_its_article(book, citations):
    cited = {citation["code"].split("-")[1] for citation in citations if citation["code"].startswith("fact-")}
    carried = {
        name
        for name, fact in book.table("document_facts").by_key.items()
        if fact["subject_kind"] in {"article", "tag"}
    }
    assert (cited | carried, len(book.table("document_facts"))) == (
        set(book.table("document_facts").by_key),
        130,
    )


@pytest.mark.parametrize("kind", evidence.TABLES)
def test_every_row_of_a_table_is_cited(book, citations, kind):
    cited = {"|".join(citation[kind]) for citation in citations if kind in citation}
    # Viet Nam itself needs no evidence.
    assert set(book.table(evidence.TABLES[kind]).by_key) - cited - {"VN"} == set()


def test_every_reference_is_used(book, citations):
    used = {citation["reference"][0] for citation in citations if "reference" in citation}
    assert set(book.table("references").by_key) - used == set()


def test_every_passage_stands_in_its_article(book, citations):
    texts = {
        key: plain_text(book.text(f"{key}.en.html")) for key in {row["key"] for row in book.table("articles")}
    }
    wrong = [
        citation["code"]
        for citation in citations
        if "article" in citation and not holds_passage(texts[citation["article"][0]], citation["passage"])
    ]
    assert wrong == []


def test_codes_fit_their_field_and_are_unique(citations):
    codes = [citation["code"] for citation in citations]
    assert (len(set(codes)), max(map(len, codes)) <= 120) == (len(codes), True)


def test_confidence_of_the_table_is_kept(book, citations):
    gates = book.table("gates").by_key
    kept = {
        (citation["gate"][0], citation["confidence"])
        for citation in citations
        if {"gate", "reference"} <= set(citation)
    }
    assert kept == {(slug, row["confidence"]) for slug, row in gates.items() if row["references"]}
