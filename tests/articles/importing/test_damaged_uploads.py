"""Damaged web pages and text files through the command and the upload form: a draft, or one refusal, nothing written.

Twenty of each in the suite, 2,000 of each by `make fuzz`, as of Word documents in `test_damaged_documents.py`.
"""

import random
import re

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis.strategies import integers

from articles.models import Article
from tests.articles.importing.test_damaged_documents import TRIES, by_command, by_upload, held
from tests.articles.importing.test_word_damage import damaged_archive as damaged_bytes
from tests.desk import DeskClient, person

pytestmark = [pytest.mark.django_db, pytest.mark.hypothesis]
PARAGRAPH = (
    "Họ đi 30 km trong mưa và gió dọc theo đường biên, qua hai con suối, và không ai nói một lời nào. "
)
PAGE = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Một chuyến tuần tra</title></head><body>
<article><h1>Một chuyến tuần tra</h1><time>12/05/2024 20:35</time><p><strong>Một ngày ở biên giới.</strong></p>
<p>{PARAGRAPH} &amp; <a href="https://example.org/">{PARAGRAPH}</a></p><table><tr><td>Bia đá</td></tr></table>
<ul><li>Một</li></ul><p>{PARAGRAPH * 2}</p><p>Nguồn: Baobienphong</p></article></body></html>"""
TEXT = f"Một chuyến tuần tra\n\n{PARAGRAPH * 2}\n\nBia đá |\n\n{PARAGRAPH * 2}\n\nNguồn: Baobienphong\n"
PIECES = re.compile(r' [\w:]+="[^"]*"|<[^>]*>|\w+')
INSTEAD = ("", "", "x", "<p>", "<form>", "</body>", "&#xFFFE;", "&#0;", "&nbsp;", "|", "\u200b")
CHARSETS = ("x-none", "utf-16", "utf-7", "gb2312", "rot13", "cp037", "windows-1258", "")


def damaged_markup(data, chance):
    """Some attributes, tags or words taken out or nonsense, and often another encoding, or one that is not said."""
    text = data.decode()
    for piece in chance.sample(PIECES.findall(text), chance.randrange(6)):
        text = text.replace(piece, chance.choice(INSTEAD), 1)
    if chance.random() < 0.3:
        text = text.replace('"utf-8"', f'"{chance.choice(CHARSETS)}"')
    return text.encode(chance.choice(("utf-8", "utf-8", "utf-16", "cp1258")), "ignore")


@pytest.mark.parametrize("way", ["command", "upload"])
@pytest.mark.parametrize(("name", "whole"), [("a.html", PAGE.encode()), ("a.txt", TEXT.encode())])
def test_damaged_upload_is_a_draft_or_refused_in_a_sentence(tmp_path, name, whole, way):
    desk = DeskClient()
    desk.force_login(person("translator"))
    before = held()
    refusals = []

    def sent(data):
        if way == "command":
            refusal = by_command(data, tmp_path / name)
        else:
            refusal = by_upload(data, desk, name)
        if refusal:
            refusals.append(refusal)
            assert held() == before
            assert refusal.startswith((f"{name} ", "The submitted file is empty."))
        else:
            Article.objects.get().full_clean()  # it can be saved as it is
        transaction.set_rollback(True)

    # A smaller number is no smaller damage.
    @settings(max_examples=TRIES, phases=[Phase.generate])
    @given(seed=integers(0, 2**63))
    def each(seed):
        chance = random.Random(seed)
        with transaction.atomic():
            sent(chance.choice([damaged_bytes, damaged_markup])(whole, chance))

    with transaction.atomic():
        sent(whole)
    assert refusals == []
    each()
    print(f"{name} by {way}: {len(refusals)} refusals of {TRIES}")  # noqa: T201 - shown by pytest -rP
    assert 0 < len(refusals) < TRIES
