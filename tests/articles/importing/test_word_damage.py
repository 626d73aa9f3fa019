"""Damaged Word documents: whatever is wrong with the archive or its XML, the answer is blocks or one sentence."""

import io
import random
import re
import zipfile

import pytest

from articles.importing import ImportProblem, parse
from articles.importing.word import pictures_of_docx
from tests.articles.importing.test_word import LISTS, NUMBERED, STYLES
from tests.articles.importing.word_documents import p, run, word

TRIES = 300
DOCUMENT = word(
    p("Title", style="Titre")
    + p(
        run("Words", "<w:b/>")
        + '<w:r><w:footnoteReference w:id="2"/><w:sym w:font="Symbol" w:char="F061"/></w:r>'
    )
    + p("one", properties=NUMBERED.format(0))
    + p('<w:hyperlink r:id="rId1">' + run("link") + "</w:hyperlink>")
    + p('<w:r><w:drawing><a:blip r:embed="rId2"/></w:drawing></w:r>')
    + f"<w:tbl><w:tr><w:tc>{p('cell')}</w:tc></w:tr></w:tbl>",
    links={"rId1": "https://example.org/"},
    targets={"rId2": ("image", "media/a.png"), "rId3": ("footnotes", "footnotes.xml")},
    parts={
        "styles": STYLES,
        "numbering": LISTS,
        "footnotes": f'<w:footnote w:id="2">{p("Note")}</w:footnote>',
    },
    files={"word/media/a.png": b"picture"},
)


def damaged_archive(data, chance):
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed))]) if chance.random() < 0.2 else bytes(changed)


def damaged_words(data, chance):
    """A sound archive of parts from which something was taken: an attribute, an element, or some bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            xml = old.read(name).decode(errors="replace")
            pieces = re.findall(r' [\w:]+="[^"]*"|<[^>]*/>|\w+', xml)
            for piece in chance.sample(pieces, min(len(pieces), chance.randrange(4))):
                xml = xml.replace(piece, chance.choice(["", "", "x"]), 1)
            new.writestr(name, xml)
    return target.getvalue()


@pytest.mark.walk
@pytest.mark.parametrize("damaged", [damaged_archive, damaged_words])
def test_damaged_document_is_read_or_refused_in_a_sentence(damaged):
    chance = random.Random(11)
    refused = []
    for _ in range(TRIES):
        data = damaged(DOCUMENT, chance)
        try:
            parse(data, filename="a.docx")
            pictures_of_docx(data, "a.docx")
        except ImportProblem as problem:
            refused.append(str(problem))
    assert 0 < len(refused) < TRIES
    assert all(sentence.startswith("a.docx ") for sentence in refused)
