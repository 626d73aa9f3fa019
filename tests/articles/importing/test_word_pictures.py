"""Pictures of Word documents, by whatever way their file is named."""

import pytest

from articles.importing import parse
from articles.importing.document import Picture
from articles.importing.word import MOST_PICTURES, pictures_of_docx
from tests.articles.importing.word_documents import p, word

SHOWN = '<w:r><w:drawing><wp:docPr descr="A gate"/><a:blip r:embed="rId1"/></w:drawing></w:r>'
VML = '<w:r><w:pict><v:shape alt="A gate"><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r>'


@pytest.mark.parametrize(
    ("inside", "target", "path"),
    [
        (SHOWN, "media/a.png", "word/media/a.png"),
        (SHOWN, "/word/media/a.png", "word/media/a.png"),
        (SHOWN, "../media/a.png", "media/a.png"),
        (SHOWN, "media/a%20b.png", "word/media/a b.png"),
        (VML, "media/a.png", "word/media/a.png"),
        ((f"<w:r><mc:AlternateContent><mc:Choice>{SHOWN}</mc:Choice><mc:Fallback>{VML}</mc:Fallback>"
         "</mc:AlternateContent></w:r>"), "media/a.png", "word/media/a.png"),
    ],
    ids=["relative", "absolute", "outside the folder", "escaped", "vml", "both forms"],
)  # fmt: skip
def test_picture_is_found_once_with_its_words(inside, target, path):
    data = word(p(inside), targets={"rId1": ("image", target)}, files={path: b"picture"})
    assert pictures_of_docx(data, "a.docx") == [Picture(b"picture", "A gate")]


@pytest.mark.parametrize(
    "inside", [f"<w:del>{SHOWN}</w:del>", f"<w:moveFrom>{SHOWN}</w:moveFrom>"], ids=["deleted", "moved"]
)
def test_picture_that_is_not_shown_does_not_come_along(inside):
    data = word(p(inside), targets={"rId1": ("image", "media/a.png")}, files={"word/media/a.png": b"picture"})
    assert pictures_of_docx(data, "a.docx") == []


def test_picture_that_does_not_come_along_keeps_its_place():
    data = word(
        p(SHOWN) + p(SHOWN.replace("rId1", "rId2")),
        targets={"rId1": ("image", "media/a.emf"), "rId2": ("image", "media/b.png")},
        files={"word/media/a.emf": b"drawing", "word/media/b.png": b"picture"},
    )
    assert pictures_of_docx(data, "a.docx") == [Picture(b"", "A gate"), Picture(b"picture", "A gate")]


def test_more_pictures_than_an_article_has_are_left_out():
    data = word(
        p(SHOWN) * (MOST_PICTURES + 1),
        targets={"rId1": ("image", "media/a.png")},
        files={"word/media/a.png": b"picture"},
    )
    assert len(pictures_of_docx(data, "a.docx")) == MOST_PICTURES
    data = word(
        p("Words") + p(SHOWN) * (MOST_PICTURES + 1), targets={"rId1": ("image", "https://example.org/")}
    )
    assert parse(data, filename="a.docx").missing[-1] == (
        "The document shows 31 pictures; those after the first 30 were left out."
    )
