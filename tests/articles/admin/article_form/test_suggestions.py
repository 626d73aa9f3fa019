"""The panel "Named in the text": what it offers, who may ask, and ticks that are applied at the next save."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from provinces.models import Country
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import (
    ArticleFactory,
    CitationFactory,
    CountryFactory,
    GateFactory,
    PersonFactory,
    ProvinceFactory,
    TagFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
BODY = (
    "<p>Bộ đội Biên phòng tỉnh Sơn La, 250,5 km biên giới.</p>"
    "<p>The gate Long Sap; Tran Hoai on border security.</p>"
)


@pytest.fixture
def registry():
    viet_nam = Country.objects.filter(code="VN").first() or CountryFactory(code="VN")
    son_la = ProvinceFactory(name="Son La", local_name="Sơn La", country=viet_nam)
    return {
        "province": son_la,
        "unit": UnitFactory(name="Border Guard of Son La", kind="command", province=son_la),
        "gate": GateFactory(name="Long Sap", local_name="Lóng Sập", province=son_la),
        "person": PersonFactory(name="Tran Hoai"),
        "tag": TagFactory(name="border security"),
    }


@pytest.fixture
def article(registry):
    return ArticleFactory(title="T", teaser="", body=BODY, language="vi", event_date="2024-05-12")


def client_of(role):
    client = DeskClient()
    client.force_login(person(role))
    return client


@pytest.fixture
def desk(db):
    return client_of("administrator")


def sent(article, **more):
    fields = {
        "title": article.title,
        "teaser": article.teaser,
        "body": article.body,
        "language": article.language,
    }
    known = {"slug": article.slug, "source": article.source_id, "translation_key": article.translation_key}
    return article_data(**(fields | known | {"event_date": article.event_date} | more))


def offered(response):
    """The keys of the chips, and the kinds of the links."""
    shown = response.context.get("desk_suggestions") or response.context["suggestions"]
    return [each["key"] for each in shown["chips"]], [each["kind"] for each in shown["links"]]


def keys(registry):
    return [f"{kind}-{registry[kind].pk}" for kind in ("province", "unit", "person")]


def test_form_and_script_are_offered_the_same(desk, article, registry):
    province, unit, tran = keys(registry)
    gate = f"gate-{registry['gate'].pk}"
    expected = ([province, unit, gate, tran, "tag-border security"], ["figure"])
    form = desk.get(f"{LIST}{article.pk}/change/")
    asked = desk.post(f"{LIST}{article.pk}/suggestions/", sent(article))
    of_new = desk.post(f"{LIST}suggestions/", sent(article))
    assert (offered(form), offered(asked)) == (expected, expected)
    assert offered(of_new) == expected
    assert 'value="tag-border security"' in form.content.decode()


def test_what_the_form_has_or_does_not_want_is_not_offered(desk, article, registry):
    article.provinces.add(registry["province"])
    article.tags.add("Border Security")
    CitationFactory(
        article=article, gate=registry["gate"], figure=None, passage="The gate Long Sap", reference=None
    )
    unit, tran = keys(registry)[1:]
    form = desk.get(f"{LIST}{article.pk}/change/")
    rows = {
        "tags": "border security",
        "about_provinces-TOTAL_FORMS": 1,
        "about_provinces-0-province": registry["province"].pk,
        "suggestion-passed": tran,
    }
    asked = desk.post(f"{LIST}{article.pk}/suggestions/", sent(article, **rows))
    recorded = offered(form), offered(asked)
    assert recorded == (([unit, tran], ["figure"]), ([unit], ["figure"]))


def test_links_fill_the_forms_of_the_registry(desk, article, registry):
    """A registrar does not change the text: a gate leads to the form of its evidence."""
    registrar = client_of("registrar")
    links = registrar.get(f"{LIST}{article.pk}/change/").context["desk_suggestions"]["links"]
    asked = [(urlsplit(each["url"]).path, parse_qs(urlsplit(each["url"]).query)) for each in links]
    passage = "The gate Long Sap; Tran Hoai on border security."
    cited = {"article": [str(article.pk)], "passage": [passage], "gate": [str(registry["gate"].pk)]}
    figure = {
        "measure": ["land_border"],
        "value": ["250.5"],
        "qualifier": ["stated"],
        "as_of": ["2024-05-12"],
        "province": [str(registry["province"].pk)],
    }
    stated = "Bộ đội Biên phòng tỉnh Sơn La, 250,5 km biên giới."
    figure |= {"article": [str(article.pk)], "passage": [stated], "statement": [stated]}
    assert asked == [("/admin/articles/citation/add/", cited), ("/admin/provinces/figure/add/", figure)]
    forms = [registrar.get(each["url"]).context["adminform"].form for each in links]
    assert [forms[0]["passage"].value(), forms[1]["value"].value()] == [passage, "250.5"]


def test_ticks_are_applied_at_the_next_save(desk, article, registry):
    province, unit, _tran = keys(registry)
    ticked = {
        "suggestion": [province, unit, "tag-border security"],
        f"suggestion-role-{registry['person'].pk}": "translator",
        "suggestion-role-99": "",
        "tags": "One",
    }
    desk.post(f"{LIST}{article.pk}/change/", sent(article, **ticked))
    saved = Article.objects.get()
    assert sorted(saved.tags.names()) == ["One", "border security"]
    assert [*saved.provinces.all(), *saved.units.all()] == [registry["province"], registry["unit"]]
    assert [(each.person.name, each.role) for each in saved.credits.all()] == [("Tran Hoai", "translator")]
    form = desk.get(f"{LIST}{article.pk}/change/")
    assert offered(form)[0] == [f"gate-{registry['gate'].pk}"]


def test_ticks_of_a_save_that_is_refused_come_back_as_rows(desk, article, registry):
    """A new article goes the same way; and a tick for what stands in a row already adds no second one."""
    province, unit, tran = keys(registry)
    row = {"about_provinces-TOTAL_FORMS": 1, "about_provinces-0-province": registry["province"].pk}
    ticked = {"suggestion": [province, unit, "unit-x", "nonsense"], "title": ""}
    for path in (f"{LIST}{article.pk}/change/", f"{LIST}add/"):
        response = desk.post(path, sent(article, **row, **ticked))
        formsets = {each.formset.prefix: each.formset for each in response.context["inline_admin_formsets"]}
        rows = [
            [form[field].value() for form in formsets[prefix].forms]
            for prefix, field in (("about_provinces", "province"), ("about_units", "unit"))
        ]
        assert rows == [[str(registry["province"].pk)], [str(registry["unit"].pk), "x"]]
        assert offered(response)[0] == [f"gate-{registry['gate'].pk}", tran, "tag-border security"]
    assert Article.objects.count() == 1


def test_conflict_keeps_what_was_ticked(desk, article, registry):
    """Which is why this feature is asked first: the conflict shows what would be saved."""
    old = desk.get(f"{LIST}{article.pk}/change/").context["desk_version"]
    desk.post(f"{LIST}{article.pk}/change/", sent(article, title="Theirs"))
    ticked = {"suggestion": [keys(registry)[0]], "title": "Mine", "version": old}
    page = desk.post(f"{LIST}{article.pk}/change/", sent(article, **ticked)).content.decode()
    assert (
        f'<textarea name="about_provinces-0-province" hidden>\n{registry["province"].pk}</textarea>' in page
    )


def test_who_may_change_the_article_may_ask_and_a_registrar_takes_from_it(article, registry):
    answers = {}
    for role in ("translator", "editor", "publisher", "registrar", "administrator"):
        client = client_of(role)
        answers[role] = [
            client.post(path, sent(article)).status_code
            for path in (f"{LIST}{article.pk}/suggestions/", f"{LIST}suggestions/", f"{LIST}0/suggestions/")
        ] + [client.get(f"{LIST}{article.pk}/suggestions/").status_code]
    allowed = [200, 200, 404, 405]
    assert answers == dict.fromkeys(answers, allowed) | {"registrar": [403, 403, 404, 405]}
    offered = client_of("registrar").get(f"{LIST}{article.pk}/change/").context["desk_suggestions"]
    assert ([chip["kind"] for chip in offered["links"]], offered["chips"]) == (["gate", "figure"], [])
    links = client_of("translator").get(f"{LIST}{article.pk}/change/").context["desk_suggestions"]["links"]
    assert links == []  # figures and evidence are the registrars'


def test_hostile_texts_and_numbers_are_answered(desk, article):
    ticked = {"suggestion": ["province-", "tag-", "tag-\0", "province-9" * 500, "person-1"], "tags": '"'}
    sizes = {"about_provinces-TOTAL_FORMS": "x", "event_date": "(", "body": "<p"}
    huge = {"about_units-TOTAL_FORMS": "9" * 30}
    asked = desk.post(f"{LIST}{article.pk}/suggestions/", sent(article, **ticked, **sizes, **huge))
    saved = desk.post(f"{LIST}{article.pk}/change/", sent(article, **ticked, **sizes))
    assert (asked.status_code, saved.status_code) == (200, 200)


def test_form_costs_as_many_queries_for_names_whatever_the_text(desk, article):
    desk.get(f"{LIST}{article.pk}/change/")  # the registry is kept from now on
    counts = []
    for body in (BODY, BODY * 50):
        Article.objects.update(body=body)
        with CaptureQueriesContext(connection) as captured:
            desk.get(f"{LIST}{article.pk}/change/")
        tables = [
            query["sql"] for query in captured if "JOIN" not in query["sql"] and "COUNT" not in query["sql"]
        ]
        counts.append(
            [sum(f'FROM "{table}"' in sql for sql in tables) for table in ("articles_tag", "articles_person")]
        )
        counts.append(len(captured))
    # All once, since a test is a transaction; then those that are named, for the checks, too.
    assert (counts[0], counts[2], counts[1]) == ([2, 3], [2, 3], counts[3])
    with CaptureQueriesContext(connection) as captured:
        desk.get(f"{LIST}add/")
    assert not [query for query in captured if "articles_person" in query["sql"]]
