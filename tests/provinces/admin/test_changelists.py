"""Every list of the desk: it answers, finds without accents, and costs the same with 1 row and with 30."""

import re
import unicodedata

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from articles.models import AccessEntry, Article, ArticleProvince, ErrorReport, GlossaryTerm, LanguageLimit
from provinces.models import Country, Neighbour, StatusChange, Wording
from tests import factories
from tests.factories import (
    ArticleFactory,
    CitationFactory,
    CountryFactory,
    ImageFactory,
    PairFactory,
    ProvinceFactory,
    SuccessionFactory,
)

OURS = sorted(
    (model for model in admin.site._registry if model._meta.app_label in {"articles", "provinces"}),
    key=lambda model: model._meta.label,
)


def address(model, page="changelist"):
    suffix = {"changelist": "", "add": "add/"}[page]
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/{suffix}"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_list_and_form_answers(desk, model):
    assert desk.get(address(model)).status_code == 200
    assert desk.get(address(model), {"q": "Điện Biên"}).status_code == 200
    # Made in the form of an article, by readers, or by logging in.
    elsewhere = {"articleimage", "changenote", "errorreport", "accessentry"}
    expected = 403 if model._meta.model_name in elsewhere else 200
    assert desk.get(address(model, "add")).status_code == expected


@pytest.mark.parametrize(
    "asked", [{}, {"q": "a"}, {"state": "public"}, {"language__exact": "en"}, {"p": "2"}], ids=str
)
def test_list_of_articles_never_counts_its_table(desk, monkeypatch, asked):
    """A count over 100,000 articles costs more than the page; rows of other tables may be counted for one row."""
    monkeypatch.setattr(admin.site.get_model_admin(Article), "list_per_page", 2)
    for number in range(5):
        factories.PublishedFactory(title=f"A {number}")
    with CaptureQueriesContext(connection) as queries:
        page = desk.get(address(Article), asked).context["cl"]
    assert (len(page.result_list), page.has_more) == (2, True)
    assert [
        query["sql"]
        for query in queries
        if re.match(r'SELECT COUNT\(.*FROM "articles_article"', query["sql"])
    ] == []


@pytest.mark.parametrize(
    "query", ["dien bien", "Điện Biên", "ĐIỆN BIÊN", unicodedata.normalize("NFD", "điện biên"), "biên điện"]
)
def test_names_are_found_however_they_are_typed(desk, query):
    wanted = ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    ProvinceFactory(name="Ha Giang", local_name="Hà Giang")
    found = desk.get("/admin/provinces/province/", {"q": query}).context["cl"].result_list
    assert list(found) == [wanted]


def test_autocomplete_finds_without_accents(desk):
    ProvinceFactory(name="Ha Giang", local_name="Hà Giang")
    wanted = ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    question = {
        "app_label": "articles",
        "model_name": "articleprovince",
        "field_name": "province",
        "term": "điện",
    }
    answer = desk.get("/admin/autocomplete/", question).json()
    assert [row["id"] for row in answer["results"]] == [str(wanted.pk)]
    assert ArticleProvince._meta.get_field("province").related_model is type(wanted)


def test_articles_are_found_without_accents(desk):
    wanted = ArticleFactory(title="Bộ đội Điện Biên")
    ArticleFactory(title="Hà Giang")
    assert list(desk.get("/admin/articles/article/", {"q": "bo doi dien"}).context["cl"].result_list) == [
        wanted
    ]


def neighbour():
    Neighbour.objects.create(province=ProvinceFactory(), across=ProvinceFactory())


def status_change():
    StatusChange.objects.create(province=ProvinceFactory(), kind="city", since="2026")


def country():
    """One more country each time, with a code nobody has."""
    letters = divmod(Country.objects.count(), 26)
    CountryFactory(code="".join(chr(ord("A") + number) for number in letters))


def language_limit():
    group, _ = Group.objects.get_or_create(name="editor")
    LanguageLimit.objects.create(user=factories.UserFactory(), group=group, language="en")


def error_report():
    ErrorReport.objects.create(about="/provinces/", language="en", message="One is missing.")


def wording():
    Wording.objects.create(english=f"words {Wording.objects.count()}", vietnamese="lời")


# Three of each: the session, its person, and whether the session still holds.
ROWS = {
    "articles.accessentry": (lambda: AccessEntry.objects.create(event="logged in"), 6),
    "articles.article": (lambda: ArticleFactory(created_by=None), 9),
    "articles.articleimage": (ImageFactory, 6),
    "articles.changenote": (lambda: factories.ChangeNoteFactory(by=factories.UserFactory()), 6),
    "articles.citation": (lambda: CitationFactory(), 6),
    "articles.errorreport": (error_report, 6),
    "articles.glossaryterm": (
        lambda: GlossaryTerm.objects.create(term=f"Word {GlossaryTerm.objects.count()}"),
        6,
    ),
    "articles.languagelimit": (language_limit, 7),
    "articles.person": (factories.PersonFactory, 6),
    "articles.reference": (factories.ReferenceFactory, 6),
    "articles.source": (lambda: factories.SourceFactory(country=CountryFactory()), 6),
    "articles.tag": (factories.TagFactory, 6),
    "provinces.agreement": (factories.AgreementFactory, 7),
    "provinces.bordergate": (factories.GateFactory, 7),
    "provinces.borderguardunit": (lambda: factories.UnitFactory(province=ProvinceFactory()), 6),
    "provinces.country": (country, 6),
    "provinces.directive": (factories.DirectiveFactory, 6),
    "provinces.figure": (factories.FigureFactory, 6),
    "provinces.neighbour": (neighbour, 6),
    "provinces.organisation": (lambda: factories.OrganisationFactory(country=CountryFactory()), 7),
    "provinces.place": (lambda: factories.PlaceFactory(province=ProvinceFactory()), 6),
    "provinces.province": (ProvinceFactory, 7),
    "provinces.statuschange": (status_change, 6),
    "provinces.succession": (SuccessionFactory, 7),
    "provinces.twinningact": (factories.ActFactory, 7),
    "provinces.twinningpair": (PairFactory, 7),
    "provinces.wording": (wording, 6),
}


def test_every_list_has_its_number_of_queries():
    assert sorted(ROWS) == sorted(model._meta.label_lower for model in OURS)


@pytest.mark.parametrize("label", ROWS)
def test_a_list_costs_the_same_with_one_row_and_with_thirty(desk, label):
    make, expected = ROWS[label]
    path = "/admin/{}/{}/".format(*label.split("."))
    counts = []
    for rows in (1, 29):
        for _ in range(rows):
            make()
        desk.get(path)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert desk.get(path).status_code == 200
        counts.append(len(captured))
    assert counts == [expected, expected]


@pytest.mark.parametrize(
    "question",
    [
        {"status__exact": "nonsense"},
        {"provinces__id__exact": "x"},
        {"publish_at__year": "abc"},
        {"o": "99"},
        {"p": "-3"},
        {"created_by__password__startswith": "a"},
        {"language__exact": "\ud800".encode("utf-8", "surrogatepass")},
    ],
)
def test_nonsense_filters_are_no_server_error(desk, question):
    assert desk.get("/admin/articles/article/", question).status_code in {200, 302, 400}


def test_province_in_use_is_refused_with_the_list_of_what_points_to_it(desk):
    province = ProvinceFactory(name="Used")
    article = ArticleFactory(title="About it")
    article.provinces.add(province)
    factories.UnitFactory(name="Its post", province=province)
    page = desk.post(f"/admin/provinces/province/{province.pk}/delete/", {"post": "yes"}).content.decode()
    assert "Its post" in page
    assert "would require deleting the following protected related objects" in page
    desk.post(
        "/admin/provinces/province/",
        {"action": "delete_selected", "_selected_action": [province.pk], "post": "yes"},
    )
    province.refresh_from_db()
    assert province.name == "Used"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "vi"])
def test_box_that_chooses_a_row_is_djangos(language):
    """Written without its templates, it would go astray from them unseen."""
    row = ProvinceFactory(name="<b>\"Lạng\" & 'Sơn'</b>")
    of = admin.site._registry[type(row)]
    with override(language):
        assert of.action_checkbox(row) == admin.ModelAdmin.action_checkbox(of, row)


def test_list_is_named_by_what_it_holds_and_says_when_it_holds_nothing(desk):
    nothing, box = "<p>Nothing found</p>", 'id="action-toggle"'
    page = desk.get("/admin/articles/glossaryterm/").content.decode()
    assert page.count("<h1>Words of the house</h1>") == page.count("<title>Words of the house |") == 1
    assert (page.count(nothing), page.count(box)) == (1, 0)
    GlossaryTerm.objects.create(term="border guard station", avoid="frontier post")
    page = desk.get("/admin/articles/glossaryterm/").content.decode()
    assert (page.count(nothing), page.count(box)) == (0, 1)
    chooser = desk.get("/admin/articles/source/", {"_popup": 1}).content.decode()
    assert chooser.count("<h1>Select source</h1>") == 1
