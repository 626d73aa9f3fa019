"""Documents with more in a place than our field holds: nothing is cut off, and no database refuses the draft."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from articles.models import Article, Person
from tests.articles.admin.article_form.test_claiming import TAKE, form
from tests.articles.importing.word_documents import p, word
from tests.desk import DeskClient, person

pytestmark = pytest.mark.django_db
LONG = " ".join(["nguồn"] * 200)
NINE = " ".join(["nguồn"] * 9) + "…"
NAMES = ", ".join(f"Nguyen {number}" for number in range(21))
# The document; the title, the captions and the paragraphs of its draft.
CASES = {
    "heading.docx": (word(p(LONG, style="Title") + p("Words.")), NINE, [], [LONG, "Words."]),
    "caption.docx": (
        word(p("A title", style="Title") + p("Words.") + p(LONG, style="Caption")),
        "A title",
        [],
        ["Words.", LONG],
    ),
    "captions.txt": (b"At the stone |\nAt the gate |\n", "Untitled", ["At the stone", "At the gate"], []),
    "unseen.docx": (word(p("\u200b", style="Title") + p("Words.")), "Words.", [], ["Words."]),
    "makers.txt": (
        f"A title\n\nWords.\n\nTranslated by {NAMES}".encode(),
        "A title",
        [],
        ["Words.", f"Translated by {NAMES}"],
    ),
}


def take(name, data, tmp_path):
    client = DeskClient()
    client.force_login(person("translator"))
    file = SimpleUploadedFile(name, data)
    assert client.post(TAKE, form(file=file, original_language="en")).status_code == 302


def bring_in(name, data, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)
    call_command("import_article", str(path))


@pytest.mark.parametrize("way_in", [take, bring_in])
@pytest.mark.parametrize("name", CASES)
def test_what_is_too_long_for_its_field_stands_in_the_text(name, way_in, tmp_path):
    data, title, captions, paragraphs = CASES[name]
    way_in(name, data, tmp_path)
    article = Article.objects.get()
    assert article.title == title
    assert [image.caption for image in article.images.all()] == captions
    assert article.body.replace("h2>", "p>") == "\n".join(f"<p>{words}</p>" for words in paragraphs)
    assert Person.objects.count() == 0


def test_listed_title_that_is_too_long_gives_its_first_words(tmp_path):
    listing = f"{LONG}\n12/05/2024 20:35\nTeaser.\n\nSecond\n12/05/2024 20:36\nTeaser.\n".encode()
    bring_in("list.txt", listing, tmp_path)
    assert list(Article.objects.order_by("pk").values_list("title", "title_supplied")) == [
        (NINE, True),
        ("Second", False),
    ]


def test_document_of_nothing_but_unseen_characters_holds_no_words(tmp_path):
    with pytest.raises(CommandError, match=r"a\.docx holds no words; nothing can be read from it\."):
        bring_in("a.docx", word(p("\u200b")), tmp_path)
