"""What a model's own look-up compares is heard once, or for each key where it looks into the key."""

from typing import Any

import pytest

from articles.loading.key_columns import Through, columns_of
from articles.loading.key_forms import BadKey, form_of
from articles.models import Article, ArticleImage
from provinces.models import AgreementParty, Country

pytestmark = pytest.mark.django_db


def form(model: Any, parts: int) -> Any:
    return form_of(model, model._default_manager.all(), parts)


def test_key_of_fields_is_heard_once() -> None:
    heard = form(ArticleImage, 3)
    assert heard.conditions(("k", "en", 2)) == {
        "article__translation_key": "k",
        "article__language": "en",
        "order": 2,
    }


def test_key_that_is_looked_into_has_no_form() -> None:
    assert form(AgreementParty, 2) is None


def test_key_of_another_length_is_refused() -> None:
    with pytest.raises(BadKey):
        form(Country, 2)


def test_key_through_another_row_is_looked_up_by_its_own_columns() -> None:
    columns = columns_of(ArticleImage, form(ArticleImage, 3).paths, form)
    assert columns is not None
    assert [(column.field.attname, column.source) for column in columns] == [
        ("article_id", Through(Article, (0, 1))),
        ("order", 2),
    ]
