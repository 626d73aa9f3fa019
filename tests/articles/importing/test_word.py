"""What is kept of Word documents, and what is not: one small document for each fault that was seen elsewhere."""

import io
import zipfile

import pytest

from articles.html.dom import parsed
from articles.html.note_links import with_note_links
from articles.importing import ImportProblem, parse
from articles.importing.reading import read_blocks
from articles.importing.word_markup import prepared
from articles.importing.word_package import Package
from articles.importing.word_styles import Styles
from articles.management.commands.import_article import described
from tests.articles.importing.cases import on_one_line
from tests.articles.importing.word_documents import TEXT, p, run, word

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BOX = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for kind, key, name, more in [
        ("paragraph", "Titre", "Title", ""),
        ("paragraph", "berschrift2", "heading 2", ""),
        ("paragraph", "1", "caption", ""),
        ("paragraph", "Zwischentitel", "Zwischentitel", '<w:basedOn w:val="berschrift2"/>'),
        ("paragraph", "Outlined", "Mine", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("paragraph", "Liste", "List Bullet",
         f"<w:pPr>{NUMBERED.format(0)}</w:pPr>"),
        ("character", "Fort", "Strong", ""),
        ("character", "Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>"),
    ]
)  # fmt: skip


def lines(data):
    return [line for block in read_blocks(data, filename="a.docx") for line in block.lines]


def body(data):
    """The body of a draft; the first line is its title."""
    return parse(data, filename="a.docx").body


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"<w:ins>{run('new ')}</w:ins><w:del>{run('old ')}</w:del>{run('words')}", ["new words"]),
        (f"<w:del><w:r><w:delText>old</w:delText></w:r></w:del>{run('words')}", ["words"]),
        (f"<w:moveFrom>{run('moved ')}</w:moveFrom>{run('a ')}<w:moveTo>{run('moved')}</w:moveTo>", ["a moved"]),
        (run("seen ") + run("hidden", "<w:vanish/>") + run("too", '<w:vanish w:val="0"/>'), ["seen too"]),
        (run("seen") + run(" hidden", '<w:rStyle w:val="Secret"/>'), ["seen"]),
        (f"<w:r>{TEXT.format('33')}<w:noBreakHyphen/>{TEXT.format('NQ')}</w:r>", ["33\u2011NQ"]),
        (f"<w:r>{TEXT.format('bor')}<w:softHyphen/>{TEXT.format('der')}</w:r>", ["bor\u00adder"]),
        (f"<w:r>{TEXT.format('a')}<w:tab/>{TEXT.format('b')}<w:ptab/>{TEXT.format('c')}</w:r>", ["a b c"]),
        ((f'<w:r>{TEXT.format("a")}<w:br/>{TEXT.format("b")}<w:cr/>{TEXT.format("c")}<w:br w:type="page"/>'
         f"{TEXT.format('d')}</w:r>"), ["a", "b", "c", "d"]),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Arial" w:char="2264"/></w:r>', ["α≤"]),
        (run("10") + run("3", '<w:vertAlign w:val="superscript"/>') + run(" km")
         + run("2", '<w:vertAlign w:val="superscript"/>'), ["10³ km²"]),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), ["CO₂"]),
        (run("1") + run("st", '<w:vertAlign w:val="superscript"/>'), ["1st"]),
        (f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple><w:smartTag>{run("8")}</w:smartTag>', ["78"]),
        (f"<w:sdt><w:sdtContent>{run('in a control')}</w:sdtContent></w:sdt>", ["in a control"]),
    ],
)  # fmt: skip
def test_characters_of_a_paragraph(inside, said):
    assert lines(word(p(inside), parts={"styles": STYLES})) == said


@pytest.mark.parametrize("code", ["FFFE", "FFFF"])
def test_sign_that_no_xml_may_hold_is_left_out(code):
    data = word(p(run("a") + f'<w:r><w:sym w:font="Arial" w:char="{code}"/></w:r>'))
    assert lines(data) == ["a", "A sign of the font “Arial” was left out, near “a”."]


def test_deleted_end_of_a_paragraph_joins_two():
    deleted = "<w:rPr><w:del/></w:rPr>"
    data = word(p("One ", properties=deleted) + p("sentence") + p("Last", properties=deleted))
    assert lines(data) == ["One sentence", "Last"]


@pytest.mark.parametrize(
    "shape",
    [
        (
            f"<mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent>"
        ),
        f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>",
        f"<w:drawing>{BOX}</w:drawing>",
    ],
    ids=["both forms", "old form", "new form"],
)
def test_text_box_is_said_once_after_its_paragraph(shape):
    data = word(p(f"{run('Before ')}<w:r>{shape}</w:r>{run('and after')}") + p("Next"))
    assert lines(data) == ["Before and after", "In the box", "Next"]


def test_table_is_paragraphs_of_its_cells():
    cells = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("231", "7"))
    data = word(
        f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('gone')}</w:tc></w:tr></w:tbl>"
    )
    assert lines(data) == ["231", "7"]


def test_notes_stand_at_the_end_with_their_numbers():
    reference = '<w:r><w:{} w:id="{}"/></w:r>'
    data = word(
        p(run("One") + reference.format("footnoteReference", 2) + run(" two"))
        + p(
            run("Three") + reference.format("endnoteReference", 5) + reference.format("footnoteReference", 9)
        ),
        targets={"rId7": ("footnotes", "footnotes.xml"), "rId8": ("endnotes", "endnotes.xml")},
        parts={
            "footnotes": f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote>'
            f'<w:footnote w:id="2">{p("First note")}</w:footnote>',
            "endnotes": f'<w:endnote w:id="5">{p("Second note")}{p("[1] goes on")}'
            f"{p('entry', properties=NUMBERED.format(0))}</w:endnote>",
            "numbering": LISTS,
        },
    )
    assert lines(data) == [
        "One[1] two",
        "Three[2]",
        "[1] First note",
        "[2] Second note",
        "[1] goes on",
        "entry",
    ]


def test_notes_and_their_marks_lead_to_each_other_on_the_page():
    data = word(
        p("The title", style="Title") + p(run("One") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        targets={"rId7": ("footnotes", "footnotes.xml")},
        parts={"footnotes": f'<w:footnote w:id="2">{p("The note")}</w:footnote>'},
    )
    body = parse(data, filename="a.docx").body
    assert on_one_line(body) == "<p>One<sup>[1]</sup></p><p>[1] The note</p>"
    links = [link.attributes["href"] for link in parsed(with_note_links(body)).css("a")]
    assert links == ["#footnote-1", "#footnote-1-mark"]


def test_body_keeps_lists_links_emphasis_and_headings():
    link = '<w:hyperlink r:id="rId1">' + run("a link") + "</w:hyperlink>"
    evil = '<w:hyperlink r:id="rId2">' + run(" and none") + "</w:hyperlink>"
    field = (
        FIELD.format("begin")
        + '<w:r><w:instrText> HYPERLINK "https://example.org/b" \\o "tip" </w:instrText></w:r>'
        + FIELD.format("separate") + run("field") + FIELD.format("end")
    )  # fmt: skip
    data = word(
        p("Title", style="Titre")
        + p(run("Bold", "<w:b/>") + run(" and ") + run("both", "<w:b/><w:i/>") + run(" &lt;b&gt; ")
            + run("strong", '<w:rStyle w:val="Fort"/>'))
        + p("Between", style="berschrift2")
        + p("Own", style="Zwischentitel")
        + p("Deep", style="Outlined")
        + p(link + evil)
        + p(field)
        + p("one", properties=NUMBERED.format(0)) + p("one.one", properties=NUMBERED.format(1))
        + p("two", style="Liste")
        + p("End."),
        links={"rId1": "https://example.org/a?b=1&amp;c=2", "rId2": "javascript:alert(1)"},
        parts={"styles": STYLES, "numbering": LISTS},
    )  # fmt: skip
    rel = 'rel="noopener"'
    assert body(data) == (
        "<p><strong>Bold</strong> and <strong><em>both</em></strong> &lt;b&gt; <strong>strong</strong></p>\n"
        "<h2>Between</h2>\n<h2>Own</h2>\n<h3>Deep</h3>\n"
        f'<p><a href="https://example.org/a?b=1&amp;c=2" {rel}>a link</a> and none</p>\n'
        f'<p><a href="https://example.org/b" {rel}>field</a></p>\n'
        "<ul><li>one<ol><li>one.one</li></ol></li><li>two</li></ul>\n<p>End.</p>"
    )


def test_styles_are_known_by_their_names_in_any_language():
    data = word(
        p("Titel", style="Titre") + p("Text.") + p("At the stone", style="1"), parts={"styles": STYLES}
    )
    page = parse(data, filename="a.docx")
    assert (page.title, page.paragraphs, [each.text for each in page.captions]) == (
        "Titel",
        ["Text."],
        ["At the stone"],
    )


def test_line_break_in_a_title_does_not_end_it():
    data = word(p(f"<w:r>{TEXT.format('A walk')}<w:br/>{TEXT.format('along the line')}</w:r>", style="Title"))
    assert parse(data, filename="a.docx").title == "A walk along the line"


def test_main_part_may_have_another_name():
    assert lines(word(p("Words"), main="word/document2.xml")) == ["Words"]
    assert lines(word(p("Words"), main="docs/main.xml")) == ["Words"]


def test_strict_form_is_read_like_the_other():
    link = '<w:hyperlink r:id="rId1">' + run("a link") + "</w:hyperlink>"
    data = word(p("Title", style="Title") + p(link), links={"rId1": "https://example.org/"}, strict=True)
    assert body(data) == '<p><a href="https://example.org/" rel="noopener">a link</a></p>'


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("<w:r><w:drawing><c:chart/></w:drawing></w:r>", "A chart was left out, near “Beside it”."),
        ("<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num></m:f></m:oMath></m:oMathPara>",
         "An equation was left out, near “Beside it”."),
        ("<w:r><w:object><o:OLEObject/></w:object></w:r>", "An embedded object was left out, near “Beside it”."),
        ('<w:r><w:sym w:font="Own Signs" w:char="F041"/></w:r>',
         "A sign of the font “Own Signs” was left out, near “Beside it”."),
        ('<w:r><w:drawing><a:blip r:embed="rId3"/></w:drawing></w:r>',
         "Picture 1 was left out: it is a drawing (EMF or WMF); save it as PNG and add it."),
        ('<w:r><w:drawing><a:blip r:link="rId1"/></w:drawing></w:r>',
         "Picture 1 was left out: it stands elsewhere, at https://example.org/a.png."),
        ('<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>',
         "Picture 1 was left out: its file is not in the document."),
        ('<w:r><w:drawing><a:blip r:embed="rId4"/></w:drawing></w:r>',
         "Picture 1 was left out: its file is missing, damaged or larger than 10 MB."),
    ],
    ids=["chart", "equation", "object", "sign", "vector", "elsewhere", "unrelated", "missing"],
)  # fmt: skip
def test_what_was_left_out_is_said_with_its_place(inside, sentence):
    data = word(
        p(run("Beside it") + inside),
        links={"rId1": "https://example.org/a.png"},
        targets={"rId3": ("image", "media/a.emf"), "rId4": ("image", "media/b.png")},
        files={"word/media/a.emf": b"1"},
    )
    page = parse(data, filename="a.docx")
    assert (page.title, page.missing[-1]) == ("Beside it", sentence)


def test_damaged_notes_are_said_and_the_rest_is_read():
    data = word(
        p("Words"), targets={"rId7": ("footnotes", "footnotes.xml")}, files={"word/footnotes.xml": b"<w:"}
    )
    assert lines(data) == ["Words", "The footnotes were left out: that part of the document is damaged."]


def test_words_nested_too_deep_are_refused_in_a_sentence():
    data = word("<w:sdt><w:sdtContent>" * 5_000 + p("Words") + "</w:sdtContent></w:sdt>" * 5_000)
    with pytest.raises(ImportProblem) as problem:
        read_blocks(data, filename="a.docx")
    assert (
        str(problem.value) == "a.docx nests its paragraphs too deep to be read; copy the text and paste it."
    )


def test_document_of_endless_pieces_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr("articles.importing.word_markup.MOST_PIECES", 4)
    assert lines(word(p("".join(run("a") for _ in range(9))) + p("b"))) == ["a" * 9, "b"]
    with pytest.raises(ImportProblem) as problem:
        read_blocks(word(p("a") * 3), filename="a.docx")
    assert str(problem.value) == (
        "a.docx has more than 50,000 paragraphs and changes of type; no article is that long."
    )


def test_entities_are_refused_in_any_encoding():
    xml = '<!DOCTYPE x [<!ENTITY x "y">]><x>&x;</x>'.encode("utf-16")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", xml)
    with pytest.raises(ImportProblem) as problem:
        read_blocks(target.getvalue(), filename="a.docx")
    assert str(problem.value) == "a.docx declares entities, which no word processor does; it was not read."


def test_what_was_left_out_of_a_listing_page_is_said():
    moments = ["Sunday, May 12, 2024, 20:35 (GMT+7)", "Monday, May 13, 2024, 08:00 (GMT+7)"]
    chart = "<w:r><w:drawing><c:chart/></w:drawing></w:r>"
    data = word(
        p(run("A patrol") + chart) + p(moments[0]) + p("Two posts went.") + p("A gate") + p(moments[1])
    )
    listing = parse(data, filename="a.docx")
    assert (len(listing.items), listing.missing) == (2, ["A chart was left out, near “A patrol”."])
    assert described(listing, source="")[-2:] == [
        "Missing: A chart was left out, near “A patrol”.",
        "Drafts: 2.",
    ]


def test_words_typed_letter_by_letter_are_one_text_for_the_library():
    """An equation of 50 letters in each of 5,000 paragraphs fits in 20 KB and took 12 seconds; now it takes 5."""
    data = word(p("Title", style="Title") + p(run("x") * 50))
    body = Package(data, "a.docx").document().find("w:body")
    [_title, paragraph] = prepared(body, Styles(None), {}).paragraphs
    assert [node.text for node in paragraph.iter("w:t")] == ["x" * 50]
