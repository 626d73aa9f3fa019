"""Two editors, one article: nothing either typed is lost, and nothing is saved that nobody has seen."""

import pytest

from articles import publishing, revisions
from articles.models import Article, Revision
from articles.revisions.version_tokens import token_of
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory, ProvinceFactory, SourceFactory, TagFactory

pytestmark = pytest.mark.django_db
BODY = "<p>One.</p><p>Two.</p><p>Three.</p>"


@pytest.fixture
def lan():
    return person("publisher", username="lan")


@pytest.fixture
def minh():
    return person("publisher", username="minh")


@pytest.fixture
def article():
    return ArticleFactory(title="T", teaser="Before.", body=BODY)


def desk_of(user):
    client = DeskClient()
    client.force_login(user)
    return client


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def opened(article, **changes):
    """What somebody sends who opened the article as it is now."""
    fresh = Article.objects.get(pk=article.pk)
    return article_data(
        **{
            "title": fresh.title,
            "teaser": fresh.teaser,
            "body": fresh.body,
            "slug": fresh.slug,
            "source": fresh.source_id,
            "translation_key": fresh.translation_key,
            "tags": ", ".join(f'"{tag}"' for tag in fresh.tags.names()),
            "version": token_of(fresh),
            **changes,
        }
    )


def merged_form(response):
    """What the page's form sends, unchanged."""
    context = response.context
    data = {"version": context["version"], "body": context["conflict"].body, **context["typed"]}
    return data | dict(context["hidden"])


def test_second_save_is_refused_with_both_texts_and_loses_nothing(article, lan, minh):
    hers, his = (
        opened(article, body="<p>One!</p><p>Two.</p><p>Three.</p>"),
        opened(article, body=BODY + "<p>Four.</p>"),
    )
    assert desk_of(lan).post(change(article), hers).status_code == 302
    response = desk_of(minh).post(change(article), his)
    assert response.status_code == 409
    assert (str(response.context["who"]), response.context["conflict"].body) == (
        "lan",
        "<p>One!</p>\n<p>Two.</p>\n<p>Three.</p>\n<p>Four.</p>",
    )
    article.refresh_from_db()
    assert (article.body, article.updated_by) == ("<p>One!</p><p>Two.</p><p>Three.</p>", lan)

    assert desk_of(minh).post(change(article), merged_form(response)).status_code == 302
    article.refresh_from_db()
    assert (article.body, article.updated_by) == (
        "<p>One!</p>\n<p>Two.</p>\n<p>Three.</p>\n<p>Four.</p>",
        minh,
    )
    assert Revision.objects.count() == 3


def test_paragraph_both_changed_stands_twice_yours_first(article, lan, minh):
    hers, his = (
        opened(article, body=BODY.replace("Two.", words)) for words in ("Two, says Lan.", "Two, says Minh.")
    )
    desk_of(lan).post(change(article), hers)
    conflict = desk_of(minh).post(change(article), his).context["conflict"]
    assert [chunk.kind for chunk in conflict.chunks] == ["same", "conflict", "same"]
    assert conflict.body.split("\n")[1:3] == ["<p>Two, says Minh.</p>", "<p>Two, says Lan.</p>"]


def test_lines_and_tags_of_both_are_kept(article, lan, minh):
    article.tags.add(TagFactory(name="border"), TagFactory(name="trade"))
    outlet = SourceFactory(name="Baobienphong")
    his = opened(article, title="Minh's title", tags="border, trade, Đối ngoại")
    desk_of(lan).post(
        change(article), opened(article, teaser="Lan's teaser.", tags="border", source=outlet.pk)
    )
    response = desk_of(minh).post(change(article), his)
    lines = {
        line.name: (line.mine, line.theirs, line.is_conflict) for line in response.context["conflict"].lines
    }
    assert lines == {
        "title": ("Minh's title", "T", False),
        "teaser": ("Before.", "Lan's teaser.", False),
        "source": (article.source.slug, "baobienphong", False),
        "tags": ("border, trade, Đối ngoại", "border", False),
    }
    desk_of(minh).post(change(article), merged_form(response))
    article.refresh_from_db()
    assert (article.title, article.teaser, article.source) == ("Minh's title", "Lan's teaser.", outlet)
    assert sorted(article.tags.names()) == ["border", "Đối ngoại"]


def test_title_both_changed_is_a_conflict_that_offers_yours(article, lan, minh):
    his = opened(article, title="Minh's")
    desk_of(lan).post(change(article), opened(article, title="Lan's"))
    [line] = desk_of(minh).post(change(article), his).context["conflict"].lines
    assert (line.mine, line.theirs, line.offered, line.is_conflict) == ("Minh's", "Lan's", "Minh's", True)


def test_rows_only_the_other_changed_stay_theirs(article, lan, minh):
    image = ImageFactory(article=article, order=1, caption="Before")
    province = ProvinceFactory(name="Dien Bien")
    picture = {
        "images-TOTAL_FORMS": 1,
        "images-INITIAL_FORMS": 1,
        "images-0-id": image.pk,
        "images-0-article": article.pk,
        "images-0-order": 1,
        "images-0-caption": "Before",
        "images-0-focal_x": 50,
        "images-0-focal_y": 50,
    }
    his = opened(article, body=BODY + "<p>Four.</p>", **picture)
    hers = opened(
        article,
        **{**picture, "images-0-caption": "Lan's caption"},
        **{"about_provinces-TOTAL_FORMS": 1, "about_provinces-0-province": province.pk},
    )
    assert desk_of(lan).post(change(article), hers).status_code == 302
    response = desk_of(minh).post(change(article), his)
    assert [str(label) for label in response.context["conflict"].kept_rows] == ["provinces", "pictures"]
    desk_of(minh).post(change(article), merged_form(response))
    assert [each.caption for each in article.images.all()] == ["Lan's caption"]
    assert list(article.provinces.all()) == [province]


def test_focal_point_only_i_changed_is_mine(article, lan, minh):
    image = ImageFactory(article=article, order=1, caption="A gate")
    row = {"id": image.pk, "article": article.pk, "order": 1, "caption": "A gate", "focal_x": 90}
    picture = {f"images-0-{name}": value for name, value in row.items()}
    his = opened(article, **{"images-TOTAL_FORMS": 1, "images-INITIAL_FORMS": 1}, **picture)
    desk_of(lan).post(change(article), opened(article, title="Lan's"))
    desk_of(minh).post(change(article), merged_form(desk_of(minh).post(change(article), his)))
    assert [each.focal_x for each in article.images.all()] == [90]


def test_rows_both_changed_are_said(article, lan, minh):
    lao_cai, dien_bien = ProvinceFactory(name="Lao Cai"), ProvinceFactory(name="Dien Bien")
    rows = [
        {"about_provinces-TOTAL_FORMS": 1, "about_provinces-0-province": province.pk}
        for province in (lao_cai, dien_bien)
    ]
    hers, his = (opened(article, **row) for row in rows)
    desk_of(lan).post(change(article), hers)
    response = desk_of(minh).post(change(article), his)
    assert [str(label) for label in response.context["conflict"].rows_in_conflict] == ["provinces"]
    desk_of(minh).post(change(article), merged_form(response))
    assert sorted(province.name for province in article.provinces.all()) == ["Dien Bien", "Lao Cai"]


@pytest.mark.parametrize("version", ["", "forged", "a" * 5_000, "\u0000", "x.draft.", f"{'0' * 64}.draft."])
def test_forged_or_missing_token_saves_nothing(article, lan, version):
    response = desk_of(lan).post(change(article), opened(article, title="Mine", version=version))
    article.refresh_from_db()
    assert (response.status_code, article.title, response.context["conflict"].has_base) == (409, "T", False)
    assert response.context["typed"]["title"] == "Mine"


def test_same_tab_never_collides_with_itself(article, lan):
    desk = desk_of(lan)
    for number in range(3):
        page = desk.get(change(article))
        sent = opened(article, title=f"Title {number}", version=page.context["desk_version"])
        assert desk.post(change(article), sent).status_code == 302


def test_button_pressed_twice_is_no_collision(article, lan):
    desk, sent = desk_of(lan), opened(article, title="Mine")
    assert [desk.post(change(article), dict(sent)).status_code for _ in range(2)] == [302, 302]
    assert Article.objects.get().title == "Mine"


def test_published_meanwhile_is_said_before_anything_is_saved(article, lan, minh):
    his = opened(article, title="Minh's")
    publishing.publish(article=article, by=None)
    response = desk_of(minh).post(change(article), his)
    assert (response.status_code, response.context["is_published"]) == (409, True)
    assert Article.objects.get().title == "T"


def test_change_from_outside_the_form_is_noticed(article, lan):
    sent = opened(article, title="Mine")
    revisions.record_baseline(article)
    Article.objects.filter(pk=article.pk).update(body="<p>Loaded.</p>")
    response = desk_of(lan).post(change(article), sent)
    assert (response.status_code, response.context["conflict"].has_base) == (409, True)


def test_form_with_an_error_keeps_its_token(article, lan):
    sent = opened(article, title="")
    response = desk_of(lan).post(change(article), sent)
    assert (response.status_code, response.context["desk_version"]) == (200, sent["version"])


def test_saving_only_mine_sends_what_i_typed(article, lan, minh):
    his = opened(article, body=BODY.replace("Two.", "Minh's."))
    desk_of(lan).post(change(article), opened(article, body=BODY.replace("One.", "Lan's.")))
    response = desk_of(minh).post(change(article), his)
    mine = dict(response.context["all_mine"]) | {"version": response.context["version"]}
    desk_of(minh).post(change(article), mine)
    article.refresh_from_db()
    assert article.body == "<p>One.</p><p>Minh's.</p><p>Three.</p>"
    kept = [revision.content["body"] for revision in article.revisions.order_by("number")]
    assert "Lan's." in kept[1]


def test_who_may_not_change_is_not_shown_the_texts(article):
    response = desk_of(person("registrar")).post(change(article), opened(article, title="x", version="stale"))
    assert response.status_code == 403
