"""An editor writes, illustrates, tags, publishes and withdraws in one form."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Article, ArticleImage
from tests.articles.admin.forms import article_data
from tests.factories import (
    ArticleFactory,
    CitationFactory,
    ImageFactory,
    PersonFactory,
    ProvinceFactory,
    PublishedFactory,
    SourceFactory,
    UnitFactory,
    UserFactory,
    WithdrawnFactory,
)

ADD = "/admin/articles/article/add/"


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def picture(kind="PNG", size=(60, 40)):
    target = io.BytesIO()
    Image.new("RGB", size, "teal").save(target, kind)
    return SimpleUploadedFile("holiday.png", target.getvalue())


def said(response):
    return [str(message) for message in response.context["messages"]]


def errors(response):
    form = response.context["adminform"].form
    inlines = response.context["inline_admin_formsets"]
    found = {name: list(messages) for name, messages in form.errors.items()}
    for inline in inlines:
        for row in inline.formset.errors:
            found |= {name: list(messages) for name, messages in row.items()}
        if inline.formset.non_form_errors():
            found[inline.formset.prefix] = list(inline.formset.non_form_errors())
    return found


def test_complete_article_is_published_in_one_form(desk, editor):
    province, unit, person, source = ProvinceFactory(), UnitFactory(), PersonFactory(), SourceFactory()
    response = desk.post(
        ADD,
        article_data(
            source=source.pk,
            tags="Đối ngoại, biên giới",
            _publish="Save and publish",
            **{
                "about_provinces-TOTAL_FORMS": 1,
                "about_provinces-0-province": province.pk,
                "about_units-TOTAL_FORMS": 1,
                "about_units-0-unit": unit.pk,
                "credits-TOTAL_FORMS": 1,
                "credits-0-person": person.pk,
                "credits-0-role": "translator",
                "credits-0-order": 0,
                "images-TOTAL_FORMS": 2,
                "images-0-file": picture(),
                "images-0-alt": "A teal field",
                "images-0-is_lead": "on",
                "images-0-credit": "Lan",
                "images-1-caption": "A caption waiting for its picture",
            },
        ),
        follow=True,
    )
    article = Article.objects.get()
    assert said(response) == ["“Bộ đội Điện Biên” is public."]
    assert (article.is_public, article.slug, article.created_by, article.updated_by) == (
        True,
        "bo-doi-dien-bien",
        editor,
        editor,
    )
    assert sorted(tag.name for tag in article.tags.all()) == ["biên giới", "Đối ngoại"]
    assert (list(article.provinces.all()), list(article.units.all())) == ([province], [unit])
    assert [(credit.person, credit.role) for credit in article.credits.all()] == [(person, "translator")]
    lead, waiting = article.images.all()
    assert (lead.width, lead.height, lead.alt, lead.is_lead, lead.order) == (60, 40, "A teal field", True, 1)
    assert (bool(waiting.file), waiting.caption, waiting.order) == (
        False,
        "A caption waiting for its picture",
        2,
    )
    assert desk.get(article.get_absolute_url()).status_code == 200


def test_half_finished_draft_is_saved_and_publishing_names_all_that_is_missing(desk):
    response = desk.post(ADD, article_data(teaser="", body="<p>My words</p>", _publish="1"), follow=True)
    article = Article.objects.get()
    assert said(response) == [
        "Saved, but not published:",
        "The teaser is missing: one or two sentences for lists and feeds.",
        "The source is missing: choose the outlet the article was translated from.",
    ]
    assert (article.status, article.body) == ("draft", "<p>My words</p>")


def test_publishing_ahead_schedules_in_viet_nam_time(desk):
    data = article_data(source=SourceFactory().pk, publish_at="12/5/2035 8:30", _publish="1")
    response = desk.post(ADD, data, follow=True)
    article = Article.objects.get()
    assert article.publish_at == dt.datetime(2035, 5, 12, 1, 30, tzinfo=dt.UTC)
    assert (article.status, article.is_public) == ("published", False)
    assert said(response) == ["“Bộ đội Điện Biên” will be public on 12.05.2035 08:30 (GMT+7)."]
    response = desk.post(change(article), article_data(source=article.source_id, _draft="1"), follow=True)
    assert errors(response) == {"publish_at": ["A published article needs its publication time."]}
    data = article_data(source=article.source_id, publish_at="12/5/2035 8:30", _draft="1")
    assert said(desk.post(change(article), data, follow=True)) == ["“Bộ đội Điện Biên” is a draft again."]
    article.refresh_from_db()
    assert (article.status, article.publish_at) == ("draft", None)


def test_status_cannot_be_set_by_a_crafted_form(desk):
    article = ArticleFactory()
    forged = {"status": "published", "withdrawn_at": "2020-01-01", "created_by": "1", "search_key": "x"}
    desk.post(change(article), article_data(publish_at="2035-01-01 08:00", **forged))
    article.refresh_from_db()
    assert (article.title, article.status, article.withdrawn_at, article.created_by) == (
        "Bộ đội Điện Biên",
        "draft",
        None,
        None,
    )


def test_withdraw_asks_for_the_reason(desk):
    article = PublishedFactory(title="T")
    address = f"/admin/articles/article/{article.pk}/withdraw/"
    assert desk.get(address).status_code == 200
    response = desk.post(address, {"reason": " "})
    assert response.context["form"].errors == {"reason": ["This field is required."]}
    response = desk.post(address, {"reason": "Invented."}, follow=True)
    assert said(response) == ["“T” is withdrawn."]
    article.refresh_from_db()
    assert (article.status, article.withdrawal_reason) == ("withdrawn", "Invented.")
    assert said(desk.post(address, {"reason": "Again."}, follow=True)) == [
        "“T” is not public, so it cannot be withdrawn; make it a draft instead."
    ]


def test_who_may_not_change_articles_may_not_withdraw(client, db):
    article = PublishedFactory()
    client.force_login(UserFactory(is_staff=True))
    assert client.post(f"/admin/articles/article/{article.pk}/withdraw/", {"reason": "x"}).status_code == 403
    article.refresh_from_db()
    assert article.status == "published"


def test_edit_that_breaks_a_quoted_passage_is_pointed_out(desk):
    article = PublishedFactory(body="<p>over 164 km</p>")
    CitationFactory(statement="border length", reference=None, article=article, passage="over 164 km")
    data = article_data(
        source=article.source_id,
        body="<p>over 165 km</p>",
        publish_at="2024-05-12 20:35",
        **{
            "citations-TOTAL_FORMS": 1,
            "citations-INITIAL_FORMS": 1,
            "citations-0-id": article.citations.get().pk,
        },
    )
    response = desk.post(change(article), data, follow=True)
    assert said(response)[0] == (
        "The registry quotes a passage that is no longer in this article: “over 164 km” (border length)."
    )


@pytest.mark.parametrize(
    ("image", "field", "message"),
    [
        ({"file": SimpleUploadedFile("x.svg", b"<svg/>"), "alt": "a"}, "file",
         "This file is no picture we can read. Use JPEG, PNG, WebP, AVIF or GIF."),
        ({"alt": "a"}, "__all__", "Add the picture, or at least its caption."),
    ],
)  # fmt: skip
def test_bad_picture_is_refused_beside_its_field(desk, image, field, message):
    if image.get("file"):
        image["file"].seek(0)
    data = article_data(
        **{"images-TOTAL_FORMS": 1, **{f"images-0-{name}": value for name, value in image.items()}}
    )
    response = desk.post(ADD, data)
    assert errors(response) == {field: [message]}
    assert Article.objects.count() == 0


def with_picture(**fields):
    row = {f"images-0-{name}": value for name, value in fields.items()}
    return {"images-TOTAL_FORMS": 1, "images-0-file": picture(), **row}


def test_picture_of_a_draft_may_be_described_later_but_not_published(desk):
    response = desk.post(ADD, article_data(**with_picture(), _publish="1"), follow=True)
    [image] = ArticleImage.objects.wordless()
    assert (image.article.status, image.alt_later) == ("draft", True)
    assert "Picture 1 has no text instead of it; describe it or mark it as decorative." in said(response)

    described = {
        "images-INITIAL_FORMS": 1,
        "images-0-id": image.pk,
        "images-0-alt": "A post",
        "images-0-order": 1,
    }
    row = {**with_picture(), **described}
    del row["images-0-file"]
    data = article_data(
        translation_key=image.article.translation_key, **row, **{"images-0-article": image.article.pk}
    )
    desk.post(change(image.article), data)
    assert list(ArticleImage.objects.wordless()) == []


def test_picture_of_a_public_article_needs_its_words(desk):
    article = PublishedFactory()
    data = article_data(slug=article.slug, translation_key=article.translation_key, **with_picture())
    response = desk.post(change(article), data)
    assert errors(response)["alt"] == [
        "Describe the picture for those who cannot see it, or mark it as decorative."
    ]
    assert article.images.count() == 0


def test_two_leading_pictures_are_refused_in_one_form(desk):
    data = article_data(**{
        "images-TOTAL_FORMS": 2,
        "images-0-caption": "one", "images-0-is_lead": "on",
                "images-0-credit": "Lan",
        "images-1-caption": "two", "images-1-is_lead": "on",
    })  # fmt: skip
    assert errors(desk.post(ADD, data)) == {
        "images": ["An article has one leading picture; untick the others."]
    }


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title": ""}, {"title": ["This field is required."]}),
        ({"title": "x" * 251}, {"title": ["Ensure this value has at most 250 characters (it has 251)."]}),
        ({"original_url": "javascript:alert(1)"}, {"original_url": ["Enter a valid URL."]}),
        ({"original_date": "31.2.2024"}, {"original_date": [
            "“31.2.2024” is not a date. Write what is known: 2014, 2014-05, 2014-05-12 or 2014-05-12T20:35+07:00."]}),
        ({"publish_at": "2024-02-31 08:00"}, {"publish_at": [
            "“2024-02-31 08:00” is a day no calendar has; the day comes first, then the month."]}),
        ({"slug": "taken"}, {"__all__": [
            "Another article in this language has this address part; change one of them."]}),
        ({"source": "999999"}, {"source": [
            "Select a valid choice. That choice is not one of the available choices."]}),
    ],
)  # fmt: skip
def test_bad_input_is_said_beside_its_field(desk, fields, wrong):
    ArticleFactory(slug="taken")
    assert errors(desk.post(ADD, article_data(**fields))) == wrong
    assert Article.objects.count() == 1


def test_control_characters_and_scripts_are_taken_out(desk):
    desk.post(ADD, article_data(title="A\u202e\x07 title", body="<p>a</p><script>alert(1)</script>"))
    article = Article.objects.get()
    assert (article.title, article.body) == ("A title", "<p>a</p>")


def test_picture_missing_on_disk_breaks_no_page(desk):
    article = PublishedFactory()
    image = ImageFactory(article=article, file="articles/lost.jpg", alt="lost", width=10, height=10)
    assert desk.get(change(article)).status_code == 200
    assert desk.get("/admin/articles/articleimage/").status_code == 200
    assert desk.get(f"/admin/articles/articleimage/{image.pk}/change/").status_code == 200


@pytest.mark.parametrize(
    ("make", "buttons"),
    [
        (ArticleFactory, {"_publish"}),
        (PublishedFactory, {"withdraw"}),
        (WithdrawnFactory, {"_publish"}),
    ],
)
def test_buttons_fit_the_status(desk, make, buttons):
    page = desk.get(change(make())).content.decode()
    found = {name for name in ("_publish", "_draft") if f'name="{name}"' in page}
    assert found | ({"withdraw"} if "/withdraw/" in page else set()) == buttons
