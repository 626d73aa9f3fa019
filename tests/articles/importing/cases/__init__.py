"""Cases of texts from elsewhere, one fault each, with the body that each way in must give."""

from tests.articles.importing.word_documents import p, run, word

SUP = '<w:vertAlign w:val="superscript"/>'
SUB = '<w:vertAlign w:val="subscript"/>'
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
ENTRY = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
WORD_ENTRY = (
    "<p class=MsoListParagraph{} style='text-indent:-.25in;mso-list:l0 level{} lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>"
    "&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{}</p>"
)
NOTES = "<p>Text<sup>[1]</sup> goes on.</p><p>[1] The note.</p>"
WORD_NOTE = (
    '<a style=\'mso-footnote-id:ftn1\' href="#_ftn{}1" name="_ftn{}1" title=""><span class=MsoFootnoteReference>'
    "<span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>"
    "<span style='font-size:11.0pt'>[1]</span></span><![endif]></span></span></a>"
)

# name: (as pasted, its body)
PASTED = {
    "divs": ("<div>231</div><div>7</div>", "<p>231</p><p>7</p>"),
    "cells": ("<table><tr><td>231</td><td>7</td></tr></table>", "<p>231</p><p>7</p>"),
    "sections": ("<section>231</section><section>7</section>", "<p>231</p><p>7</p>"),
    "terms": ("<dl><dt>231</dt><dd>7</dd></dl>", "<p>231</p><p>7</p>"),
    "raised": ("<p>10<sup>3</sup> km<sup>2</sup></p>", "<p>10<sup>3</sup> km<sup>2</sup></p>"),
    "ordinal": ("<p>the 1<sup>st</sup></p>", "<p>the 1<sup>st</sup></p>"),
    "lowered": ("<p>CO<sub>2</sub></p>", "<p>CO<sub>2</sub></p>"),
    "changes": ("<p>a <del>old</del><ins>new</ins> word</p>", "<p>a new word</p>"),
    "bold around blocks": (
        "<b><p>one</p><p>two</p></b>",
        "<p><strong>one</strong></p><p><strong>two</strong></p>",
    ),
    "link around blocks": (
        '<a href="https://example.org/"><div>one</div></a>',
        '<p><a href="https://example.org/" rel="noopener">one</a></p>',
    ),
    "Google Docs": (
        (
            '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">plain </span>'
            '<span style="font-weight:700">bold</span> <span style="font-style:italic">leaning</span></p></b>'
        ),
        "<p>plain <strong>bold</strong> <em>leaning</em></p>",
    ),
    "Word list": (
        WORD_ENTRY.format("CxSpFirst", 1, "·", "one") + WORD_ENTRY.format("CxSpLast", 1, "o", "two") + "<p>end</p>",
        "<ul><li>one</li><li>two</li></ul><p>end</p>",
    ),
    "Word list of two levels": (
        WORD_ENTRY.format("", 1, "1.", "one") + WORD_ENTRY.format("", 2, "·", "deep"),
        "<ol><li>one<ul><li>deep</li></ul></li></ol>",
    ),
    "Word notes": (
        (f"<p class=MsoNormal>Text{WORD_NOTE.format('', 'ref')} goes on.</p><div style='mso-element:footnote-list'>"
        "<br clear=all><hr align=left size=1 width=\"33%\"><div style='mso-element:footnote' id=ftn1>"
        f"<p class=MsoFootnoteText>{WORD_NOTE.format('ref', '')} The note.</p></div></div>"),
        NOTES,
    ),
    "Google Docs notes": (
        ('<p><span>Text</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> goes on.</span></p>'
        '<hr class="c1"><div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> The note.</span></p></div>'),
        NOTES,
    ),
}  # fmt: skip

# name: (what stands in a Word document below its title, the body); those of a paste by the same name say the same
WRITTEN = {
    "cells": (
        f"<w:tbl><w:tr><w:tc>{p('231')}</w:tc><w:tc>{p('7')}</w:tc></w:tr></w:tbl>",
        PASTED["cells"][1],
    ),
    "raised": (p(run("10") + run("3", SUP) + run(" km") + run("2", SUP)), PASTED["raised"][1]),
    "ordinal": (p(run("the 1") + run("st", SUP)), PASTED["ordinal"][1]),
    "lowered": (p(run("CO") + run("2", SUB)), PASTED["lowered"][1]),
    "changes": (
        p(
            run("a ")
            + "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
            + f"<w:ins>{run('new')}</w:ins>"
            + run(" word")
        ),
        PASTED["changes"][1],
    ),
    "Word list": (
        p("one", properties=ENTRY) + p("two", properties=ENTRY) + p("end"),
        PASTED["Word list"][1],
    ),
}


def document(inside: str) -> bytes:
    """A Word document with a title and what stands below it."""
    return word(p("The title", style="Title") + inside, parts={"numbering": LISTS})


def on_one_line(body: str) -> str:
    """Line ends between blocks say nothing."""
    return body.replace(">\n<", "><").replace("\n", "")
