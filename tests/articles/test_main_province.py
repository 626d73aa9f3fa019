"""The first province of an article is the one its editors put first, not the first of the alphabet."""

import pytest

from articles.models import Article, ArticleProvince
from tests.factories import ProvinceFactory, PublishedFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    made = PublishedFactory(title="Two provinces")
    other = PublishedFactory(title="Another")
    prey_veng, tay_ninh = ProvinceFactory(name="Prey Veng"), ProvinceFactory(name="Tay Ninh")
    ArticleProvince.objects.create(article=other, province=prey_veng)
    ArticleProvince.objects.create(article=made, province=tay_ninh)
    ArticleProvince.objects.create(article=made, province=prey_veng)
    ArticleProvince.objects.create(article=other, province=tay_ninh)
    return made


@pytest.mark.parametrize("way", ["for_cards", "for_page"])
def test_order_is_the_editors(article, way):
    found = {
        each.title: [str(row) for row in each.provinces.all()] for each in getattr(Article.objects, way)()
    }
    assert found == {"Two provinces": ["Tay Ninh", "Prey Veng"], "Another": ["Prey Veng", "Tay Ninh"]}


def test_page_goes_on_in_the_list_of_the_main_province(client, article):
    response = client.get(article.get_absolute_url())
    assert str(response.context["beside"].province) == "Tay Ninh"
