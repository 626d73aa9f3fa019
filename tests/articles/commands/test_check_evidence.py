"""`manage.py check_evidence`"""

import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories import CitationFactory, PublishedFactory

pytestmark = pytest.mark.django_db


def test_check_evidence_says_that_all_is_well() -> None:
    article = PublishedFactory(body="<p>A text.</p>")
    CitationFactory(reference=None, article=article, passage="A text.")
    CitationFactory()
    out = io.StringIO()
    call_command("check_evidence", stdout=out)
    assert out.getvalue() == "All 1 passages stand in their articles.\n"


def test_check_evidence_lists_what_is_broken_and_fails() -> None:
    article = PublishedFactory(title="On patrol", slug="on-patrol")
    CitationFactory(code="km", reference=None, article=article, passage="Another text.")
    CitationFactory(reference=None, article=article, passage="A text.")
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("check_evidence", stdout=out)
    assert out.getvalue() == f"km: “On patrol”, {article.get_absolute_url()}\n"
    assert str(caught.value).startswith("1 of 2 passages do not stand in their articles;")
    assert caught.value.returncode == 1
