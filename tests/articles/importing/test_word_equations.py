"""Equations of Word documents: text where they read in one line, else left out and named."""

import pytest

from articles.importing import parse
from articles.importing.reading import read_blocks
from tests.articles.importing.word_documents import p, run, word


def test_equation_that_reads_in_one_line_is_kept_as_text():
    letter = "<m:r><m:rPr/><m:t>{}</m:t></m:r>".format
    raised = f"<m:sSup><m:sSupPr/><m:e>{letter('km')}</m:e><m:sup>{letter('2')}</m:sup></m:sSup>"
    data = word(
        p("Title", style="Title")
        + p(run("An area of ") + f"<m:oMath>{letter('5 ')}{raised}</m:oMath>" + run(" burnt."))
        + p("The end.")
    )
    page = parse(data, filename="a.docx")
    assert page.body == "<p>An area of 5 km<sup>2</sup> burnt.</p>\n<p>The end.</p>"
    assert page.paragraphs == ["An area of 5 km² burnt.", "The end."]
    assert [each for each in page.missing if "equation" in each] == []


@pytest.mark.parametrize(
    "inside",
    [
        "<m:f><m:num>{0}</m:num><m:den>{0}</m:den></m:f>",
        "<m:rad><m:e>{0}</m:e></m:rad>",
        "<m:sSup><m:e>{0}</m:e><m:sup><m:sSup><m:e>{0}</m:e><m:sup>{0}</m:sup></m:sSup></m:sup></m:sSup>",
        "<m:r><w:br/></m:r>{0}",
    ],
    ids=["fraction", "root", "power of a power", "break"],
)
def test_equation_that_would_say_something_else_in_one_line_is_left_out(inside):
    equation = inside.format("<m:r><m:t>x</m:t></m:r>")
    data = word(p(run("Beside it") + f"<m:oMath>{equation}</m:oMath>"))
    assert [(each.kind, each.text) for each in read_blocks(data, filename="a.docx")] == [
        ("text", "Beside it"),
        ("left out", "An equation was left out, near “Beside it”."),
    ]
