"""Many articles at once: first what will change and what cannot, then the step, article by article."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.admin import actions
from articles.editing import bulk_actions
from articles.models import Article
from articles.publishing import release
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ProvinceFactory, PublishedFactory, TagFactory, WithdrawnFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def publisher():
    return person("publisher")


@pytest.fixture
def desk(publisher):
    client = DeskClient()
    client.force_login(publisher)
    return client


def run(desk, action, articles, **more):
    data = {"action": action, "_selected_action": [article.pk for article in articles], **more}
    return desk.post(LIST, data, follow=True)


def said(response):
    return sorted(str(message) for message in response.context["messages"])


@pytest.fixture
def no_warnings(monkeypatch):
    """Of warnings other tests speak."""
    found = release.findings
    monkeypatch.setattr(
        release, "findings", lambda article: [each for each in found(article) if each.level == "error"]
    )


def test_publishing_asks_first_and_says_what_cannot(desk, no_warnings):
    ready, bare = ArticleFactory(title="Ready"), ArticleFactory(title="Bare", teaser="")
    question = run(desk, "publish_selected", [ready, bare])
    missing = "The teaser is missing: one or two sentences for lists and feeds."
    assert (question.context["can"], question.context["cannot"]) == ([ready], [(bare, [missing])])
    assert list(Article.objects.public()) == []

    response = run(desk, "publish_selected", [ready, bare], confirmed="yes")
    assert said(response) == ["1 article was changed.", f"“Bare” was not changed. {missing}"]
    assert list(Article.objects.public()) == [ready]
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == ["Published."]


def test_withdrawing_asks_for_the_reason(desk):
    one, two, draft = PublishedFactory(), PublishedFactory(), ArticleFactory(title="Draft")
    run(desk, "withdraw_selected", [one, two, draft], confirmed="yes", reason=" ")
    assert Article.objects.public().count() == 2
    response = run(desk, "withdraw_selected", [one, two, draft], confirmed="yes", reason="Retracted.")
    assert said(response) == [
        "2 articles were changed.",
        "“Draft” was not changed. “Draft” is not public, so it cannot be withdrawn; make it a draft instead.",
    ]
    assert Article.objects.withdrawn().count() == 2


def test_drafts_again(desk):
    review, public = ArticleFactory(title="A", status="in_review"), PublishedFactory(title="B")
    response = run(desk, "draft_selected", [review, public], confirmed="yes")
    assert said(response) == [
        "1 article was changed.",
        "“B” was not changed. “B” has been public; withdraw it with a reason instead.",
    ]


def test_tag_is_added_once_whatever_its_accents(desk):
    one, two = ArticleFactory(title="One"), ArticleFactory(title="Two")
    two.tags.add(TagFactory(name="biên giới"))
    response = run(desk, "tag_selected", [one, two], confirmed="yes", tag="BIEN GIOI")
    assert said(response) == ["1 article was changed.", "“Two” was not changed. It carries this tag already."]
    assert [tag.name for article in (one, two) for tag in article.tags.all()] == ["biên giới", "biên giới"]


def test_tag_is_taken_away(desk):
    one, two = ArticleFactory(title="One"), ArticleFactory(title="Two")
    one.tags.add("border")
    response = run(desk, "untag_selected", [one, two], confirmed="yes", tag="Border")
    assert said(response) == ["1 article was changed.", "“Two” was not changed. It does not carry this tag."]
    assert list(one.tags.all()) == []


def test_filed_under_another_province(desk):
    ha_giang, tuyen_quang = ProvinceFactory(name="Ha Giang"), ProvinceFactory(name="Tuyen Quang")
    one, two = ArticleFactory(title="One"), ArticleFactory(title="Two")
    one.provinces.add(ha_giang)
    fields = {"confirmed": "yes", "goes": "Tuyên Quang", "leaves": "hà giang"}
    response = run(desk, "move_selected", [one, two], **fields)
    assert said(response) == ["1 article was changed.", "“Two” was not changed. It is not about Ha Giang."]
    assert (list(one.provinces.all()), list(two.provinces.all())) == ([tuyen_quang], [])
    assert [revision.significance for revision in one.revisions.order_by("number")] == [20, 10]


def test_unknown_province_is_said_beside_the_field(desk):
    article = ArticleFactory()
    response = run(desk, "move_selected", [article], confirmed="yes", goes="Atlantis")
    assert response.context["form"].errors == {"goes": ["Nothing here is called “Atlantis”."]}


def test_public_article_is_filed_by_those_who_may_correct():
    client = DeskClient()
    client.force_login(person("editor"))
    article = PublishedFactory(title="T")
    question = run(client, "tag_selected", [article])
    assert question.context["cannot"] == [
        (
            article,
            ["“T” (English): you may not change it, for it is public; ask an administrator for the role."],
        )
    ]
    run(client, "tag_selected", [article], confirmed="yes", tag="border")
    assert list(article.tags.all()) == []


def test_into_the_bin_instead_of_gone(desk):
    draft, public = ArticleFactory(title="A"), PublishedFactory(title="B")
    response = run(desk, "bin_selected", [draft, public], confirmed="yes")
    assert said(response) == [
        "1 article was changed.",
        "“B” was not changed. It is published; withdraw it or make it a draft first.",
    ]
    assert Article.objects.count() == 2
    run(desk, "delete_selected", [draft], post="yes")
    assert Article.objects.count() == 2


def test_rows_gone_meanwhile_are_said(desk, no_warnings):
    one, gone = ArticleFactory(), ArticleFactory()
    Article.objects.filter(pk=gone.pk).delete()
    response = run(desk, "publish_selected", [one, gone], confirmed="yes")
    assert said(response) == ["1 article was changed.", "1 article you chose is not there any more."]


def test_too_many_at_once_are_refused_in_a_sentence(desk, monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 2)
    articles = [ArticleFactory() for _ in range(3)]
    response = run(desk, "tag_selected", articles, confirmed="yes", tag="border")
    assert said(response) == ["At most 2 articles at once; choose fewer, or filter the list."]
    assert [list(article.tags.all()) for article in articles] == [[], [], []]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("translator", ["bin", "draft", "move", "replace", "tag", "untag"]),
        ("publisher", ["bin", "draft", "move", "publish", "replace", "tag", "untag", "withdraw"]),
        ("registrar", []),
    ],
)
def test_actions_fit_the_role(role, offered):
    ArticleFactory()
    client = DeskClient()
    client.force_login(person(role))
    form = client.get(LIST).context["action_form"]
    choices = form.fields["action"].choices if form else []
    assert sorted(name.removesuffix("_selected") for name, _label in choices if name) == offered


def test_asking_costs_the_same_for_one_and_for_thirty_tags(desk, django_assert_num_queries):
    for number in range(30):
        ArticleFactory().tags.add(f"tag {number}")
    articles = list(Article.objects.prefetch_related("tags", "provinces"))
    person_asking = person("publisher", is_superuser=True)
    with django_assert_num_queries(0):
        assert [
            bulk_actions.STEPS["tag_selected"].obstacles(each, person_asking, {"tag": "x"})
            for each in articles
        ] == [[]] * 30


def test_withdrawn_articles_stay_withdrawn(desk):
    article = WithdrawnFactory(title="W")
    assert said(run(desk, "draft_selected", [article], confirmed="yes")) == [
        "“W” was not changed. “W” has been public; withdraw it with a reason instead."
    ]
    assert Article.objects.withdrawn().count() == 1
