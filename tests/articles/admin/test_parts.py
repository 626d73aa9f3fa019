"""Parts of articles on pages of their own: what is said to whom, and what is history for everybody."""

from typing import Any

import pytest
from django.contrib import admin

from articles.models import ChangeNote, Citation, Person, Revision, Tag
from benchmarks.forms import sent_of
from tests import factories
from tests.articles.admin.access import form_of, whole
from tests.desk import DeskClient, person

pytestmark = pytest.mark.django_db
DELETE = {"post": "yes"}


@pytest.fixture
def public():
    return whole("published")


def as_(role: str) -> DeskClient:
    client = DeskClient()
    client.force_login(person(role))
    return client


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_bulk_deletion_of_which_one_may_not_go_deletes_none(public):
    other = factories.TagFactory()
    chosen = {"action": "delete_selected", "_selected_action": [public.parts["articles.tag"].pk, other.pk]}
    translator = as_("translator")
    assert translator.post("/admin/articles/tag/", chosen).context["perms_lacking"] == {"tag"}
    assert translator.post("/admin/articles/tag/", chosen | DELETE).status_code == 403
    assert Tag.objects.count() == 2


def test_who_may_only_look_is_told_why(public):
    named, image = public.parts["articles.person"], public.parts["articles.articleimage"]
    page = as_("editor").get(f"/admin/articles/person/{named.pk}/change/")
    assert said(page) == [
        f"“{named}” is shown by articles that you may not change; ask somebody who may correct them."
    ]
    page = as_("publisher").get(f"/admin/articles/articleimage/{image.pk}/change/")
    assert said(page) == [
        "Readers get this picture: change it in the form of its article, which asks what changed."
    ]
    assert (
        as_("publisher")
        .get(f"/admin/articles/person/{named.pk}/change/")
        .context["messages"]
        ._queued_messages
        == []
    )


def test_merging_is_refused_with_the_tag_that_readers_see(public):
    tag = public.parts["articles.tag"]
    chosen = {"action": "merge", "_selected_action": [tag.pk, factories.TagFactory().pk]}
    answer = as_("translator").post("/admin/articles/tag/", chosen, follow=True)
    assert said(answer) == [
        f"“{tag}” is shown by articles that you may not change; ask somebody who may correct them."
    ]


def test_citation_is_put_to_no_article_that_one_may_not_change(public):
    free = whole("draft").parts["articles.citation"]
    editor = as_("editor")
    page = editor.get(f"/admin/articles/citation/{free.pk}/change/").content.decode()
    sent = sent_of(page, "citation_form") | {"article": public.article.pk}
    answer = editor.post(f"/admin/articles/citation/{free.pk}/change/", sent)
    assert answer.context["adminform"].form.errors == {
        "article": [
            f"“{free}” is shown by articles that you may not change; ask somebody who may correct them."
        ]
    }
    assert as_("publisher").post(f"/admin/articles/citation/{free.pk}/change/", sent).status_code == 302
    assert Citation.objects.get(pk=free.pk).article == public.article


def test_when_readers_were_told_of_a_correction_is_not_changed(public):
    note = public.parts["articles.changenote"]
    sent = {
        "kind": "update",
        "text": "Right.",
        "at_0": "2020-01-01",
        "at_1": "10:00",
        "article": factories.ArticleFactory().pk,
    }
    as_("publisher").post(f"/admin/articles/changenote/{note.pk}/change/", sent)
    kept = ChangeNote.objects.get(pk=note.pk)
    assert (kept.text, kept.at, kept.article) == ("Right.", note.at, note.article)


def test_forged_rows_of_a_form_add_no_note_and_no_evidence():
    article = whole("draft").article
    chief = as_("administrator")
    page = chief.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    forged = {
        "change_notes-TOTAL_FORMS": "2", "change_notes-1-kind": "correction", "change_notes-1-text": "Never said.",
        "change_notes-1-at_0": "2020-01-01", "change_notes-1-at_1": "10:00",
        "citations-TOTAL_FORMS": "2", "citations-1-statement": "s", "citations-1-passage": "164 km",
        "citations-1-confidence": "high",
        "former_slugs-TOTAL_FORMS": "1", "former_slugs-0-language": "en", "former_slugs-0-slug": "elsewhere",
    }  # fmt: skip
    answer = chief.post(
        f"/admin/articles/article/{article.pk}/change/", sent_of(page, "article_form") | forged
    )
    assert (answer.status_code, article.change_notes.count(), article.citations.count()) == (302, 1, 1)
    assert article.former_slugs.count() == 0


def test_picture_changed_on_its_own_page_is_a_revision_of_its_article():
    each = whole("draft")
    image = each.parts["articles.articleimage"]
    as_("editor").post(f"/admin/articles/articleimage/{image.pk}/change/", form_of(image))
    newest = Revision.objects.filter(article=each.article).order_by("-number").first()
    assert [picture["caption"] for picture in newest.content["pictures"]] == ["Other words"]


def test_asking_costs_one_query_whatever_the_number_of_articles(public, django_assert_num_queries):
    row = Person.objects.get(pk=public.parts["articles.person"].pk)
    page = admin.site._registry[Person]
    user = person("publisher")
    assert page.obstacle(user, row) == ""
    for _number in range(3):
        factories.CreditFactory(person=row)
        with django_assert_num_queries(1):
            page.obstacle(user, row)
