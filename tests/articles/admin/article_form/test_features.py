"""The list of features: its order where that matters, the steps of a save, and that one left out is gone."""

import re
from contextlib import contextmanager
from types import ModuleType

import pytest
from django.contrib import admin
from django.http import HttpResponse
from django.urls import resolve

from articles import publishing, revisions
from articles.admin.article_form.checks import ChecksFeature
from articles.admin.article_form.corrections import CorrectionsFeature
from articles.admin.article_form.feature import Feature
from articles.admin.article_form.features import FEATURES
from articles.admin.article_form.parts import Button, Notice, Panel, Tool
from articles.admin.article_form.side_by_side import SideBySideFeature
from articles.checks import Finding
from articles.models import Article, Waiver
from articles.publishing import NotPublishable
from config import urls
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
NOT_REVIEWED = Finding("not_reviewed", "warning", "review", "").key


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("administrator", username="mai"))
    return client


def admin_of_articles():
    return admin.site.get_model_admin(Article)


def change(article):
    return f"{LIST}{article.pk}/change/"


def sent(article, **more):
    """What the form of the article sends, and the article's own words unless others are given."""
    fields = {"title": article.title, "teaser": article.teaser, "body": article.body}
    known = {"slug": article.slug, "source": article.source_id, "translation_key": article.translation_key}
    return article_data(**(fields | known | more))


@pytest.fixture
def with_features(monkeypatch, settings):
    """The site as it would be with these features alone, addresses included."""

    @contextmanager
    def site(*features):
        with monkeypatch.context() as patch:
            patch.setattr(admin_of_articles(), "features", list(features))
            site_map = ModuleType("site_map")
            site_map.urlpatterns = [*urls.urlpatterns]
            for name in ("handler400", "handler403", "handler404", "handler500"):
                setattr(site_map, name, getattr(urls, name))
            [place] = [at for at, each in enumerate(urls.urlpatterns) if str(each.pattern) == "admin/"]
            site_map.urlpatterns[place] = urls.path("admin/", admin.site.urls)
            settings.ROOT_URLCONF = site_map
            yield
        settings.ROOT_URLCONF = "config.urls"

    return site


def test_reason_given_while_somebody_approves_is_kept_because_corrections_come_before_checks(
    desk, with_features
):
    """The form was opened before the approval, and what it saves is no longer what was approved."""
    features = admin_of_articles().features
    at = {type(each): place for place, each in enumerate(features)}
    first, second = at[CorrectionsFeature], at[ChecksFeature]
    swapped = list(features)
    swapped[first], swapped[second] = features[second], features[first]
    answers = []
    for order in (features, swapped):
        article = ArticleFactory(status="in_review", body="<p>As approved.</p>")
        revisions.record_baseline(article)
        publishing.approve(article=article, by=person("publisher"), comment="")
        tick = {f"waive-{NOT_REVIEWED}": "on", f"reason-{NOT_REVIEWED}": "Lan read it aloud."}
        with with_features(*order):
            desk.post(change(article), sent(article, body="<p>Changed since.</p>", **tick))
        answers.append([waiver.reason for waiver in Waiver.objects.filter(article=article)])
    assert answers == [["Lan read it aloud."], []]


def test_parts_stand_on_the_page_in_the_order_of_the_list(desk, with_features):
    class Second(Feature):
        name = "second"

        def tools(self, request, article):
            return [Tool(self.name, "/")]

        def notices(self, request, article):
            return [Notice("info", self.name)]

        def panels(self, request, article):
            return [Panel(self.name, self.name, "admin/desk/_change.html")]

        def panels_beside(self, request, article):
            return [Panel(f"{self.name}-beside", self.name, "admin/desk/_change.html")]

    class First(Second):
        name = "first"

    article = ArticleFactory()
    features = [each for each in admin_of_articles().features if isinstance(each, SideBySideFeature)]
    with with_features(First(admin_of_articles()), Second(admin_of_articles()), *features):
        context = desk.get(change(article)).context
        beside = desk.get(f"{LIST}{article.pk}/side-by-side/").content.decode()
    assert [tool.label for tool in context["desk_tools"]] == ["first", "second"]
    assert [notice.sentence for notice in context["desk_notices"]] == ["first", "second"]
    assert [panel.anchor for panel in context["desk_panels"]] == ["first", "second"]
    assert re.findall(r'<section .*? id="(\w+-beside)"', beside) == ["first-beside", "second-beside"]


def test_what_has_to_be_mended_is_the_first_panel(desk):
    article = ArticleFactory(status="in_review")
    publishing.comment(article=article, by=person("publisher"), comment="Look again.", passage="")
    panels = [panel.anchor for panel in desk.get(change(article)).context["desk_panels"]]
    assert (panels[0], "review" in panels) == ("checks", True)


class Recorder(Feature):
    """Writes down what it is asked, and what the database says of the article by then."""

    def __init__(self, admin, steps, name=""):
        super().__init__(admin)
        self.steps, self.name = steps, name

    def _note(self, step, article):
        kept = Article.objects.filter(pk=article.pk).first()
        self.steps.append((f"{step} {self.name}".strip(), article.title, kept.title if kept else None))

    def instead_of_save(self, request, article):
        self._note("instead_of_save", article)

    def before_save(self, request, article, change):
        self._note("before_save", article)

    def after_save(self, request, form, formsets, change):
        self._note("after_save", form.instance)

    def buttons(self):
        return [Button("_record", self.act)]

    def act(self, request, article):
        self._note("act", article)
        return "Recorded."


def test_save_goes_through_its_steps_and_in_each_through_the_list(desk, with_features):
    article, steps = ArticleFactory(title="Old"), []
    two = [Recorder(admin_of_articles(), steps, name) for name in ("first", "second")]
    with with_features(*two):
        response = desk.post(change(article), sent(article, title="New", _record="1"), follow=True)
    assert steps == [
        ("instead_of_save first", "Old", "Old"),
        ("instead_of_save second", "Old", "Old"),
        ("before_save first", "New", "Old"),
        ("before_save second", "New", "Old"),
        ("after_save first", "New", "New"),
        ("after_save second", "New", "New"),
        ("act first", "New", "New"),
    ]
    assert [str(message) for message in response.context["messages"]] == ["Recorded."]


def test_new_article_goes_through_the_same_steps_and_asks_nobody_instead(desk, with_features):
    steps = []
    with with_features(Recorder(admin_of_articles(), steps)):
        desk.post(f"{LIST}add/", article_data(title="New", _record="1"))
    assert steps == [("before_save", "New", None), ("after_save", "New", "New"), ("act", "New", "New")]


def test_first_answer_instead_of_a_save_is_the_last_word(desk, with_features):
    class Refusal(Recorder):
        def instead_of_save(self, request, article):
            super().instead_of_save(request, article)
            return HttpResponse("Not now.", status=409)

    article, steps = ArticleFactory(title="Old"), []
    with with_features(Refusal(admin_of_articles(), steps), Recorder(admin_of_articles(), steps)):
        response = desk.post(change(article), sent(article, title="New"))
    assert (response.status_code, [step for step, _typed, _kept in steps]) == (409, ["instead_of_save"])
    assert Article.objects.get().title == "Old"


def test_button_that_cannot_act_says_why_and_what_was_typed_stays_saved(desk, with_features):
    class Refusing(Recorder):
        def act(self, request, article):
            raise NotPublishable(["It rains."])

    article = ArticleFactory(title="Old")
    with with_features(Refusing(admin_of_articles(), [])):
        response = desk.post(change(article), sent(article, title="New", _record="1"), follow=True)
    said = [(message.level_tag, str(message)) for message in response.context["messages"]]
    assert said == [("warning", "Saved, but nothing more was done:"), ("error", "It rains.")]
    assert Article.objects.get().title == "New"


def rich_article():
    """One with something for nearly every feature to show."""
    article = ArticleFactory(title="T", teaser="", body="<p>164 km long</p>")
    revisions.record_original(article=article, text="Một\ndài 164 km", by=None)
    revisions.record_original(article=article, text="Một\ndài hơn 164 km", by=None)
    ImageFactory(article=article, order=1)
    publishing.comment(article=article, by=person("publisher"), comment="Look again.", passage="")
    return Article.objects.get(pk=article.pk)


def paths_of(feature, article):
    """Its addresses, with a number where they want one."""
    return [LIST + re.sub(r"<\w+:\w+>", str(article.pk), each.route) for each in feature.addresses()]


def parts_of(feature, form, article):
    """What it puts on the form: labels, sentences, anchors, scripts, variables of the template."""
    request = form.wsgi_request
    made = {*feature.media._js, *feature.context(request, article, form.context)}
    made |= {tool.label for tool in feature.tools(request, article)}
    made |= {notice.sentence for notice in feature.notices(request, article)}
    return made | {panel.anchor for panel in feature.panels(request, article)}


def parts_on(response):
    """The same of a form as it was shown."""
    context = response.context
    shown = {*context["media"]._js, *context.keys(), *(tool.label for tool in context["desk_tools"])}
    shown |= {notice.sentence for notice in context["desk_notices"]}
    return shown | {panel.anchor for panel in context["desk_panels"]}


def remains_of(paths, parts, article, desk):
    """What is still to be seen of a feature that is not in the list, as sentences; and whether all else goes on."""
    for path in paths:
        if path.endswith("/delete/"):  # Django has a page of this address, too, which nobody may use
            answer = desk.post(path, {"post": "yes"})
            if answer.status_code != 403:
                yield f"{path} answers {answer.status_code}"
        elif resolve(path).url_name is not None:
            yield f"{path} leads to {resolve(path).url_name}"
    form = desk.get(change(article))
    yield from sorted(parts & parts_on(form))
    teaser = article.teaser + "A word more. "
    answers = (form.status_code, desk.post(change(article), sent(article, teaser=teaser)).status_code)
    article.refresh_from_db()
    if answers != (200, 302) or article.teaser != teaser.strip():
        yield f"the form and a save answer {answers}"


def test_feature_left_out_of_the_list_disappears_whole(desk, with_features):
    features, article = admin_of_articles().features, rich_article()
    form = desk.get(change(article))
    parts = {each: parts_of(each, form, article) & parts_on(form) for each in features}
    assert {
        "checks",
        "review",
        "Revisions",
        "Side by side",
        "desk_version",
        "desk/autosave.js",
    } <= set().union(*parts.values())
    paths = {each: paths_of(each, article) for each in features}
    assert [path for each in features for path in paths[each] if resolve(path).url_name is None] == []
    remains = []
    for left_out in features:
        with with_features(*(each for each in features if each is not left_out)):
            found = remains_of(paths[left_out], parts[left_out], article, desk)
            remains += [(type(left_out).__name__, what) for what in found]
    assert remains == []


def test_every_feature_of_the_list_is_asked_once():
    assert [type(each) for each in admin_of_articles().features] == list(FEATURES)
    assert len(set(FEATURES)) == len(FEATURES)


def test_no_two_features_share_an_address_or_a_button():
    features = admin_of_articles().features
    addresses = [address for each in features for address in each.addresses()]
    for names in (
        [address.name for address in addresses],
        [re.sub(r"<\w+:\w+>", "1", address.route) for address in addresses],
        [button.name for each in features for button in each.buttons()],
    ):
        assert sorted(set(names)) == sorted(names)
