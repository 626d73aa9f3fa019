"""Damaged Word documents through the command and the upload form: drafts, or one refusal and nothing written.

Twenty of each in the suite, 2,000 of each by `make fuzz`. Whatever compression the archive has, and with a good
picture among its parts, so that the picture is damaged too.
"""

import io
import random
import zipfile

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import given, settings
from hypothesis.strategies import integers

from articles.models import Article, ArticleImage, Person, Revision
from tests.articles.fields.test_damaged_pictures import damaged as damaged_picture
from tests.articles.fields.test_damaged_pictures import good
from tests.articles.importing.test_word_damage import DOCUMENT, damaged_archive, damaged_words
from tests.desk import DeskClient, person

TRIES = 2_000 if settings.get_current_profile_name() == "fuzz" else 20
PICTURES = {kind: good(kind) for kind in ("jpeg", "png", "mpo")}
HEIC = b"\0\0\0\x18ftypheic" + bytes(400)
COMPRESSIONS = {
    "stored": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def packed(compression, picture):
    """The good document with this picture in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCUMENT)) as old, zipfile.ZipFile(target, "w", compression) as new:
        for name in old.namelist():
            new.writestr(name, picture if name.endswith(".png") else old.read(name))
    return target.getvalue()


def damaged_picture_inside(kind, compression, chance):
    return packed(compression, damaged_picture(PICTURES[kind], chance))


def document(seed):
    """A damaged document; the same for the same number."""
    chance = random.Random(seed)
    kind, compression = chance.choice(list(PICTURES)), chance.choice(list(COMPRESSIONS.values()))
    whole = packed(compression, chance.choice([PICTURES[kind], HEIC]))
    damage = chance.choice(["archive", "words", "picture"])
    if damage == "picture":
        return damaged_picture_inside(kind, compression, chance)
    return damaged_archive(whole, chance) if damage == "archive" else damaged_words(whole, chance)


def held():
    """What is written: rows and media files."""
    rows = tuple(model.objects.count() for model in (Article, ArticleImage, Person, Revision))
    folders, files = default_storage.listdir("") if default_storage.exists("") else ([], [])
    below = default_storage.listdir("articles")[1] if "articles" in folders else []
    return rows, sorted(files), sorted(below)


class Undone(Exception):
    """Ends an example; each begins with the same database."""


def by_command(data, path):
    path.write_bytes(data)
    try:
        call_command("import_article", str(path))
    except CommandError as refusal:
        return str(refusal)
    return ""


def by_upload(data, desk, name="a.docx"):
    file = SimpleUploadedFile(name, data)
    answer = desk.post(
        "/admin/articles/article/take/",
        {"file": file, "language": "en", "original_language": "vi", "kind": "full"},
    )
    if answer.status_code == 302:
        return ""
    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert list(errors) == ["file"]
    return errors["file"][0]


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["command", "upload"])
@given(seed=integers(0, 2**32))
@settings(max_examples=TRIES)
def test_damaged_document_is_a_draft_or_refused_in_a_sentence(tmp_path_factory, seed, way):
    try:
        with transaction.atomic():
            desk = DeskClient()
            desk.force_login(person("translator"))
            before = held()
            data = document(seed)
            if way == "command":
                refusal = by_command(data, tmp_path_factory.getbasetemp() / "a.docx")
            else:
                refusal = by_upload(data, desk)
            after = held()
            raise Undone
    except Undone:
        pass
    if refusal:
        assert refusal.startswith("a.docx ")
        assert after == before
    else:
        assert after[0][0] == before[0][0] + 1
