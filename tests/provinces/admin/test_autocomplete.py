"""A row is chosen by a search box, by its name where no script runs, and by nonsense not at all."""

import pytest
from django.contrib.admin import site
from django.test import Client

from articles.models import Article
from provinces.admin.autocomplete import ChosenByName
from tests.articles.admin.forms import article_data
from tests.desk import person
from tests.factories import PersonFactory, ProvinceFactory, SourceFactory

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


@pytest.fixture
def desk():
    client = Client()
    client.force_login(person("publisher"))
    return client


def with_province(**typed):
    row = {f"about_provinces-0-{name.replace('_typed', '-typed')}": value for name, value in typed.items()}
    return article_data(**{"about_provinces-TOTAL_FORMS": 1, **row})


@pytest.mark.parametrize("typed", ["Điện Biên", "dien bien", "ĐIỆN BIÊN", "Đie\u0323\u0302n Biên", "bien"])
def test_name_is_typed_with_or_without_accents(desk, typed):
    province = ProvinceFactory(name="Dien Bien")
    response = desk.post(ADD, with_province(province_typed=typed))
    assert (response.status_code, list(Article.objects.get().provinces.all())) == (302, [province])


def test_whole_name_is_meant_before_a_part_of_another(desk):
    ha_giang = ProvinceFactory(name="Ha Giang", local_name="Hà Giang")
    ProvinceFactory(name="Ha Giang Valley")
    desk.post(ADD, with_province(province_typed="Hà Giang"))
    assert list(Article.objects.get().provinces.all()) == [ha_giang]


def test_province_of_today_is_meant_before_its_namesake_of_yesterday(desk):
    today = ProvinceFactory(name="An Giang", valid_from="2025-07-01")
    ProvinceFactory(name="An Giang", slug="an-giang-until-2025", valid_to="2025-07-01")
    desk.post(ADD, with_province(province_typed="An Giang"))
    assert list(Article.objects.get().provinces.all()) == [today]


def errors(response):
    return response.context["inline_admin_formsets"][0].formset.errors


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Atlantis", "Nothing here is called “Atlantis”."),
        ("x" * 60_000, f"Nothing here is called “{'x' * 100}…”."),  # SQLite would not look for it
        ("giang", "“giang” could mean several: An Giang, Ha Giang. Type the whole name."),
    ],
)
def test_name_of_none_or_of_several_is_said_and_kept(desk, typed, sentence):
    ProvinceFactory(name="An Giang")
    ProvinceFactory(name="Ha Giang")
    response = desk.post(ADD, with_province(province_typed=typed))
    assert errors(response) == [{"province": [sentence]}]
    assert f'value="{typed}"' in response.content.decode()
    assert Article.objects.count() == 0


@pytest.mark.parametrize("nonsense", ["0", "-1", "9" * 30, "1e5", "<b>", "None", "1 or 1=1"])
def test_forged_key_is_refused_beside_the_field(desk, nonsense):
    ProvinceFactory(name="An Giang")
    response = desk.post(ADD, with_province(province=nonsense))
    assert (response.status_code, list(errors(response)[0])) == (200, ["province"])
    assert Article.objects.count() == 0


def test_source_is_chosen_by_its_key_too(desk):
    source = SourceFactory(name="Baobienphong")
    desk.post(ADD, article_data(source=source.pk))
    assert Article.objects.get().source == source


def test_person_is_typed_in_the_credits(desk):
    lan = PersonFactory(name="Nguyễn Lan")
    row = {"credits-TOTAL_FORMS": 1, "credits-0-person-typed": "nguyen lan", "credits-0-role": "translator"}
    desk.post(ADD, article_data(**row, **{"credits-0-order": 0}))
    assert [credit.person for credit in Article.objects.get().credits.all()] == [lan]


def test_every_search_box_can_be_typed_into():
    """None of the admin's classes is left with Django's own widget, which is empty without script."""
    left = []
    for model, model_admin in site._registry.items():
        if model._meta.app_label not in {"articles", "provinces"}:
            continue
        for each in (model_admin, *(inline(model, site) for inline in model_admin.inlines)):
            if each.autocomplete_fields and not isinstance(each, ChosenByName):
                left.append(type(each).__name__)
    assert left == []
