"""manage.py wanted_wordings: each English text once, with the place where it stands."""

import pytest
from django.core.management import call_command

from articles.models import Tag
from provinces.models import Wording
from tests.factories import AgreementFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def lines(capsys):
    call_command("wanted_wordings")
    return capsys.readouterr().out.splitlines()


def test_nothing_is_wanted_of_an_empty_registry(capsys):
    assert lines(capsys) == ["0 wordings are wanted; add them in the admin under Vietnamese wordings."]


def test_what_is_shown_in_english_is_wanted_once(capsys):
    AgreementFactory(name="Land Border Treaty", domain="land border")
    AgreementFactory(name="Protocol", domain="land border")
    UnitFactory(name="Thanh Luong post", local_name="Đồn Thanh Luông", province=None)
    Tag.objects.create(name="history")
    Wording.objects.create(english="Protocol", vietnamese="Nghị định thư")
    assert lines(capsys) == [
        "agreement, name in English: Land Border Treaty",
        "agreement, field: land border",
        "tag, name: history",
        "3 wordings are wanted; add them in the admin under Vietnamese wordings.",
    ]
