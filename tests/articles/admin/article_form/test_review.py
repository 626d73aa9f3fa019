"""Review, as the people of the desk see it."""

import re

import pytest
from django.contrib.auth.models import Group

from articles import publishing, revisions
from articles.models import Article, LanguageLimit
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory, ProfileFactory

pytestmark = pytest.mark.django_db


def logged_in(user):
    client = DeskClient()
    client.force_login(user)
    return client


def said(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def translator():
    return person("translator")


@pytest.fixture
def editor():
    return person("editor")


@pytest.fixture
def submitted(translator):
    return publishing.submit(
        article=ArticleFactory(title="T", body="<p>It has 164 km.</p>", created_by=translator), by=translator
    )


def review_page(article):
    return f"/admin/articles/article/{article.pk}/review/"


def test_reviewer_reads_the_text_with_its_pictures(submitted, editor):
    ImageFactory(article=submitted, order=1, caption="The gate.")
    Article.objects.filter(pk=submitted.pk).update(body="<p>It has 164 km.</p><p>[picture 1]</p>")

    page = logged_in(editor).get(review_page(submitted)).content.decode()

    assert "<p>It has 164 km.</p>" in page
    assert ("The gate." in page, "[picture 1]" in page) == (True, False)


def test_reviewer_sees_what_changed_what_is_found_the_original_and_what_was_said(
    submitted, editor, translator
):
    publishing.give_back(article=submitted, by=editor, comment="Over?", passage="has 164 km")
    submitted.refresh_from_db()
    submitted.body, submitted.original_text = "<p>It has 230 km.</p>", "Có 231 km."
    submitted.save()
    revisions.record(article=submitted, by=translator)
    publishing.submit(article=submitted, by=translator)

    context = logged_in(editor).get(review_page(submitted)).context

    assert [step.comment for step in context["steps"]] == ["", "Over?", ""]
    assert (context["since"].step, [each.label for each in context["differences"]]) == ("returned", ["text"])
    assert [row["finding"].code for row in context["findings"]] == [
        "number_not_in_text",
        "number_not_in_original",
        "no_translator",
    ]
    assert [(pair.original, pair.ours) for pair in context["sides"].pairs][-1] == (
        "Có 231 km.",
        "A teaser.\nIt has 230 km.",
    )


def test_first_review_has_nothing_to_compare_with(submitted, editor):
    context = logged_in(editor).get(review_page(submitted)).context
    assert (context["since"], context["differences"], context["sides"]) == (None, [], None)


def test_form_says_that_the_text_was_returned_and_why(submitted, editor, translator):
    publishing.give_back(article=submitted, by=editor, comment="Over?", passage="has 164 km")
    form = f"/admin/articles/article/{submitted.pk}/change/"
    page = logged_in(translator).get(form).content.decode()
    assert re.findall(r"Returned by user\d+, [\d.]+ [\d:]+ \(GMT\+7\): Over\?", page) != []
    publishing.submit(article=submitted, by=translator)
    assert "Returned by" not in logged_in(translator).get(form).content.decode()


def test_translator_saves_and_hands_over_in_one_step(translator):
    response = logged_in(translator).post(
        "/admin/articles/article/add/", article_data(title="T", _submit="1"), follow=True
    )
    article = Article.objects.get()
    assert said(response) == ["“T” was handed over for review."]
    assert (article.status, article.created_by) == ("in_review", translator)


@pytest.mark.parametrize(
    ("sent", "message", "status"),
    [
        ({"step": "approved"}, "“T” is approved.", "in_review"),
        (
            {"step": "returned", "comment": "Over?", "passage": "has 164 km"},
            "“T” was returned.",
            "draft",
        ),
        ({"step": "comment", "comment": "Well said."}, "The comment is kept.", "in_review"),
    ],
)
def test_editor_decides(submitted, editor, sent, message, status):
    response = logged_in(editor).post(review_page(submitted), sent, follow=True)
    submitted.refresh_from_db()
    assert (said(response), submitted.status) == ([message], status)
    assert submitted.reviews.first().step == sent["step"]
    assert response.context["desk_panels"][-1].anchor == "review"


@pytest.mark.parametrize(
    ("sent", "problems"),
    [
        ({"step": "returned"}, ["Say what is to be changed."]),
        (
            {"step": "returned", "comment": "Over?", "passage": "has 240 km"},
            ["The passage does not stand in the text; copy it from there, or leave it empty."],
        ),
    ],
)
def test_what_is_wrong_is_said_on_the_page_and_nothing_is_lost(submitted, editor, sent, problems):
    response = logged_in(editor).post(review_page(submitted), sent)
    form = response.context["form"]
    assert (list(form.non_field_errors()), form["comment"].value() or "") == (
        problems,
        sent.get("comment", ""),
    )
    assert Article.objects.get().status == "in_review"


def test_nonsense_step_is_refused(submitted, editor):
    response = logged_in(editor).post(review_page(submitted), {"step": "published"})
    assert list(response.context["form"].errors) == ["step"]


def test_translator_neither_sees_nor_does_it(submitted, translator):
    client = logged_in(translator)
    response = client.get(f"/admin/articles/article/{submitted.pk}/change/")
    assert [tool.label for tool in response.context["desk_tools"] if tool.label == "Review"] == []
    assert client.post(review_page(submitted), {"step": "approved"}).status_code == 403
    assert publishing.approval_of(submitted) is None


def test_own_text_asks_for_the_reason_of_those_who_may():
    chief = person("administrator")
    article = publishing.submit(article=ArticleFactory(title="T"), by=chief)
    client = logged_in(chief)
    response = client.post(review_page(article), {"step": "approved"})
    assert list(response.context["form"].non_field_errors()) == [
        "This text is your own; say why you approve it yourself."
    ]
    client.post(review_page(article), {"step": "approved", "own_reason": "Nobody else is awake."})
    page = client.get(f"/admin/articles/article/{article.pk}/change/")
    assert "Nobody else is awake." in page.content.decode()


def test_comment_is_settled_by_a_button_and_not_by_a_visit(submitted, editor, translator):
    review = publishing.give_back(article=submitted, by=editor, comment="Over?").reviews.first()
    client = logged_in(translator)
    address = f"/admin/articles/article/{submitted.pk}/review/{review.pk}/settle/"
    client.get(address)
    review.refresh_from_db()
    assert review.resolved_at is None
    client.post(address)
    review.refresh_from_db()
    assert review.resolved_at is not None


def test_comment_of_another_article_is_not_found(submitted, editor):
    other = ArticleFactory()
    review = submitted.reviews.first()
    address = f"/admin/articles/article/{other.pk}/review/{review.pk}/settle/"
    assert logged_in(editor).post(address).status_code == 404


def test_who_can_review_it_is_named_while_it_waits(submitted, editor, translator):
    """With what they read; not whose own it is, nor who has no say in this language."""
    ProfileFactory(account=editor, reads="Lao", translates_into="vi")
    limited = person("publisher")
    LanguageLimit.objects.create(user=limited, group=Group.objects.get(name="publisher"), language="vi")
    page = f"/admin/articles/article/{submitted.pk}/change/"
    waits = logged_in(translator).get(page).context["desk_panels"][-1].context
    publishing.give_back(article=submitted, by=editor, comment="Again.")
    back = logged_in(translator).get(page).context["desk_panels"][-1].context
    assert (waits["reviewers"], back["reviewers"]) == ([editor], [])
    assert waits["reviewers"][0].profile.languages == "translates into Tiếng Việt; reads Lao"


def test_findings_stand_in_their_paragraphs_and_pictures_have_all_their_words(submitted, editor):
    ImageFactory(article=submitted, order=1, alt="Two guards at a gate.", caption="The gate.", credit="Lan")
    ImageFactory(article=submitted, order=2, alt="", alt_later=True, file="articles/gate.png", is_lead=True)
    body = "<p>Of 12 posts 3 walked.</p><p>They went 30 km; 30 km are far.</p>"
    original = "Trong 12 đồn, 3 đồn đi tuần.\n\nHọ đi 32 km."
    Article.objects.filter(pk=submitted.pk).update(title="T", teaser="", body=body, original_text=original)

    answer = logged_in(editor).get(review_page(submitted))

    page = " ".join(answer.content.decode().split())
    said = [(pair.original_said, pair.ours_said) for pair in answer.context["sides"].pairs]
    lacks, has = "The original has “32”; our text does not.", "Our text has “30”; the original does not."
    assert [each for each in said if any(each)] == [((lacks,), (has,))]
    assert "Họ đi <mark>32</mark> km." in page
    assert "They went <mark>30</mark> km; <mark>30</mark> km are far." in page
    assert [text in page for text in ("Two guards at a gate.", "Lan", "<strong>no words yet</strong>")] == [
        True
    ] * 3
