"""Two entries of one thing become one: whatever pointed to either points to it, and nothing of it is lost."""

import json

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError

from articles import models as newspaper
from articles.models import ArticleProvince, Citation
from provinces import models as registry
from provinces.datatypes.refusal import Refusal
from provinces.merging.carrying_out import merge, said_by
from provinces.merging.doubts import doubts
from provinces.merging.plan import plan_of
from provinces.merging.relations import pointers
from provinces.models import FormerAddress, Neighbour, Province, ProvinceCode, StatusChange, Succession
from tests import factories
from tests.world import put_back

pytestmark = pytest.mark.django_db
MERGED = [model for model, page in admin.site._registry.items() if getattr(page, "merges", False)]
# What a row needs beside the key that is tried; a table that is new here is added with it.
ROWS = {
    registry.AgreementParty: lambda: {
        "agreement": factories.AgreementFactory(),
        "country": factories.CountryFactory(),
    },
    registry.AgreementRelation: lambda: {
        "later": factories.AgreementFactory(),
        "earlier": factories.AgreementFactory(),
        "kind": "amends",
    },
    registry.AgreementText: lambda: {
        "agreement": factories.AgreementFactory(),
        "language": "en",
        "url": "https://a.vn/",
    },
    registry.Neighbour: lambda: {
        "province": factories.ProvinceFactory(),
        "across": factories.ProvinceFactory(),
    },
    registry.ProvinceCode: lambda: {"scheme": "gso", "code": "02"},
    registry.StatusChange: lambda: {"kind": "city", "since": "1997"},
    newspaper.ArticleProvince: lambda: {"article": factories.PublishedFactory()},
    newspaper.ArticleUnit: lambda: {"article": factories.PublishedFactory()},
}
MADE = {
    each._meta.model: each for each in vars(factories).values() if hasattr(each, "_meta") and each._meta.model
}


def row_of(field, entry):
    """A row that points to the entry by the key, and by no other."""
    model, given = field.model, {}
    if model in (registry.Figure, Citation) and "across" not in field.name:
        given = {"province": None} if model is registry.Figure else {"figure": None}
    if field.name == "organisation" and model is registry.AgreementParty:
        given = {"country": None}
    given |= {field.name: entry}
    if model in ROWS:
        return model._default_manager.create(**(ROWS[model]() | given))
    return MADE[model](**given)


@pytest.mark.parametrize("model", MERGED, ids=lambda model: model.__name__)
def test_every_row_that_points_to_one_points_to_the_other_behind_it(model):
    """Of each key of each table: a new one moves by itself, and is made here without a word or needs one in `ROWS`."""
    kept, other = MADE[model](), MADE[model]()
    rows = [(field, row_of(field, other)) for field in pointers(model)]
    assert rows != []
    said = json.loads(said_by(plan_of(kept, [other])))
    merge(plan_of(kept, [other]))
    assert [getattr(type(row)._base_manager.get(pk=row.pk), field.name) for field, row in rows] == [
        kept
    ] * len(rows)
    assert list(model._default_manager.filter(pk__in=[kept.pk, other.pk])) == [kept]
    assert sum(map(len, said["moved"].values())) == len(rows)


def test_names_values_and_addresses_stay():
    kept = factories.ProvinceFactory(name="Ha Giang", aliases="Hagiang", border_order=3)
    other = factories.ProvinceFactory(
        name="Hà Giang", slug="older", aliases="HAGIANG\nHa Zang", note="A note."
    )
    Province.objects.filter(pk=other.pk).update(slug="ha-giang-2")
    other.refresh_from_db()
    merge(plan_of(kept, [other]), {"name": str(other.pk), "border_order": str(kept.pk)})
    kept.refresh_from_db()
    assert (kept.name, kept.other_names, kept.border_order, kept.note, kept.slug) == (
        "Hà Giang",
        ["Ha Giang", "Hagiang", "Ha Zang"],
        3,
        "A note.",
        "ha-giang",
    )
    leading = FormerAddress.objects.order_by("former").values_list("former", "current")
    assert list(leading) == [("ha-giang-2", "ha-giang"), ("older", "ha-giang")]


def test_what_both_have_stays_once_with_all_its_evidence():
    kept, other, across = (factories.ProvinceFactory() for _ in range(3))
    article = factories.PublishedFactory()
    for province in (other, kept):
        ArticleProvince.objects.create(article=article, province=province)
        neighbour = Neighbour.objects.create(province=province, across=across)
        factories.CitationFactory(figure=None, neighbour=neighbour)
        factories.FigureFactory(province=province)
    ProvinceCode.objects.create(province=kept, scheme="gso", code="02")
    fuller = ProvinceCode.objects.create(province=other, scheme="gso", code="02", note="Since 1991.")
    main = article.about_provinces.get(province=other).pk
    merge(plan_of(kept, [other]))
    (neighbour,) = Neighbour.objects.all()
    assert (neighbour.province, neighbour.citations.count()) == (kept, 2)
    assert list(ProvinceCode.objects.values_list("pk", "note")) == [(fuller.pk, "Since 1991.")]
    assert list(article.about_provinces.values_list("pk", "province")) == [(main, kept.pk)]
    assert kept.figures.count() == 2


def contradiction(kept, other):
    for province, kind in ((kept, "city"), (other, "province")):
        StatusChange.objects.create(province=province, kind=kind, since="1997")


def way_round(kept, other):
    between = factories.ProvinceFactory(name="Between")
    Succession.objects.create(predecessor=kept, successor=between, on="1991")
    Succession.objects.create(predecessor=between, successor=other, on="2025")


TWICE = (
    "%s, number 7: it names “Kept (kept)” (%s) and “Other (other)” (%s), and would name one entry twice. If they are "
    "not one and the same, do not merge them; if they are, correct or delete it first."
)
REFUSALS = {
    "a succession": (
        lambda kept, other: Succession.objects.create(predecessor=kept, successor=other, on="2025", pk=7),
        TWICE % ("Succession", "predecessor", "successor"),
    ),
    "a neighbour": (
        lambda kept, other: Neighbour.objects.create(province=other, across=kept, pk=7),
        TWICE % ("Neighbour across the border", "province across the border", "Vietnamese province"),
    ),
    "a pair": (
        lambda kept, other: factories.PairFactory(pk=7, our_province=kept, their_province=other),
        TWICE % ("Twinning pair", "our province", "their province"),
    ),
    "two that differ": (
        contradiction,
        (
            "Both have change of status “1997”, and the two differ in “became”: “centrally run city” and “province”. "
            "Merging would lose one of them; make the two alike, or delete the wrong one, first."
        ),
    ),
    "a way round": (
        way_round,
        (
            "“Kept” leads back to “Between” by way of other rows, and “Between” cannot lead to it as well; correct "
            "this row or the one that leads back."
        ),
    ),
}


def test_what_would_contradict_itself_is_refused_in_words(subtests):
    for name, (make, sentence) in REFUSALS.items():
        with subtests.test(name), put_back():
            kept, other = (
                factories.ProvinceFactory(name=each, slug=each.lower()) for each in ("Kept", "Other")
            )
            make(kept, other)
            with pytest.raises(Refusal) as refused:
                merge(plan_of(kept, [other]))
            assert refused.value.problems == [sentence]
            assert Province.objects.filter(pk__in=[kept.pk, other.pk]).count() == 2


def test_unit_that_belongs_to_the_other_is_none_and_the_same():
    kept = factories.UnitFactory(name="Kept")
    other = factories.UnitFactory(name="Other", parent=kept)
    sentence = (
        "“Other (other)” has “Kept (kept)” in “belongs to”, and would have itself there. If they are not one and the "
        "same, do not merge them; if they are, empty that field first."
    )
    assert plan_of(kept, [other]).refusals == plan_of(other, [kept]).refusals == [sentence]


def test_values_that_do_not_fit_each_other_are_refused():
    kept = factories.ProvinceFactory(name="One", valid_from="2000")
    other = factories.ProvinceFactory(name="Another", valid_to="1990")
    factories.GateFactory(province=other)
    with pytest.raises(ValidationError):
        merge(plan_of(kept, [other]))
    assert other.gates.count() == 1


def test_doubts():
    kept = factories.ProvinceFactory(name="Ha Giang", valid_to="2025-07-01")
    other = factories.ProvinceFactory(
        name="Ha Giang", slug="other", country=factories.CountryFactory(code="LA")
    )
    alike = factories.ProvinceFactory(name="Ha Giang", slug="alike", valid_from="1991", valid_to="2025-07-01")
    for province, code in ((kept, "02"), (other, "08"), (alike, "02")):
        ProvinceCode.objects.create(province=province, scheme="gso", code=code)
    assert doubts([kept, alike]) == []
    first, second = "Ha Giang (until 2025) (ha-giang)", "Ha Giang (other)"
    assert doubts([kept, other]) == [
        f"They differ in “country”: {first}: Viet Nam; {second}: Laos.",
        f"They differ in “until, not including”: {first}: 1 July 2025; {second}: nothing.",
        f"They have different official codes (statistics office code): {first}: 02; {second}: 08.",
    ]
