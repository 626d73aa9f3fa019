"""Citations and references in the admin: what a reader needs to judge them is asked for."""

import pytest

from articles.models import Citation, Reference
from tests.factories import AgreementFactory, ReferenceFactory

pytestmark = pytest.mark.django_db


def reference_data(**changes):
    names = ("kind", "publisher", "title", "language", "url", "published_on", "retrieved_on")
    return dict.fromkeys(names, "") | {"code": "NEW-1"} | changes


def test_new_reference_is_asked_for_kind_publisher_and_day_of_retrieval(desk):
    answer = desk.post("/admin/articles/reference/add/", reference_data(url="https://example.org/a"))
    assert answer.context["adminform"].form.errors == {
        "kind": ["Choose what kind of publication it is; readers judge a law and a forum differently."],
        "publisher": ["Name who published it: the newspaper, the ministry, the owner of the site."],
        "retrieved_on": ["Write when the page was read; what stands at a web address changes."],
    }


def test_new_reference_on_paper_needs_no_day_of_retrieval(desk):
    desk.post("/admin/articles/reference/add/", reference_data(kind="law", publisher="Official Gazette"))
    assert Reference.objects.get().publisher == "Official Gazette"


def test_older_reference_may_leave_unknown_what_nobody_knows(desk):
    reference = ReferenceFactory(url="https://example.org/a")
    address = f"/admin/articles/reference/{reference.pk}/change/"
    desk.post(address, reference_data(code=reference.code, title="Found", url=reference.url))
    assert Reference.objects.get().title == "Found"


def test_what_it_is_evidence_for_is_ticked_and_kept_as_words(desk):
    agreement, reference = AgreementFactory(signed_on="2000"), ReferenceFactory()
    data = {
        "code": "c",
        "statement": "signature",
        "supports": ["name", "signature"],
        "confidence": "medium",
        "confidence_reason": "one source only",
        "agreement": agreement.pk,
        "reference": reference.pk,
        "passage": "",
        "nation": "",
    }
    desk.post("/admin/articles/citation/add/", data)
    kept = Citation.objects.get()
    assert (kept.supports, kept.confidence_reason) == ("name signature", "one source only")
    page = desk.get(f"/admin/articles/citation/{kept.pk}/change/").content.decode()
    assert [f'value="{word}" id' in page for word in ("name", "end")] == [True, True]
    assert page.count(" checked") == 2
