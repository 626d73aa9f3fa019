"""Small fixtures in a folder of the test's own, and the whole database as a value to compare."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command

from articles.choices import Language
from articles.management.commands import loaddata
from articles.models import PublicVersion
from provinces.models import RegistryVersion
from tests.factories import ArticleFactory, CountryFactory, ProvinceFactory, ReferenceFactory, UserFactory


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """The only fixture folder there is."""
    settings.FIXTURE_DIRS = [tmp_path]
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Callable[..., None]:
    """`write("a.json", {...}, {...})` puts objects, text or bytes into a file."""

    def written(name: str, *content: Any) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if len(content) == 1 and isinstance(content[0], bytes):
            path.write_bytes(content[0])
        elif len(content) == 1 and isinstance(content[0], str):
            path.write_text(content[0], encoding="utf-8")
        else:
            path.write_text(json.dumps(content), encoding="utf-8")

    return written


@pytest.fixture
def rows(db: None) -> None:
    """Something of each kind that a bad fixture could damage."""
    CountryFactory(code="VN")
    CountryFactory(code="LA")
    ProvinceFactory(name="Dien Bien", slug="dien-bien", note="Kept.")
    ArticleFactory(
        translation_key="diplomacy",
        language=Language.ENGLISH,
        title="Border diplomacy",
        slug="border-diplomacy",
        body="<p>The border is over 164 km long.</p>",
    )
    ReferenceFactory(code="LAW-1")
    UserFactory(username="editor")


def install(*labels: str, **options: Any) -> tuple[str, str]:
    """Run the command; what it says and what it warns of.

    By its class, not its name, so that all of the loader is imported before a test makes batches smaller: a module that
    takes the number while it is changed keeps it for good.
    """
    out, err = io.StringIO(), io.StringIO()
    call_command(loaddata.Command(), *labels, stdout=out, stderr=err, no_color=True, **options)
    return out.getvalue(), err.getvalue()


def everything() -> dict[str, list[Any]]:
    """Every row of every table of this site, by table. Versions are drawn by lot at each write."""
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model not in (PublicVersion, RegistryVersion)
    }


def entry(model: str, **fields: Any) -> dict[str, Any]:
    """One object of a fixture; `pk` goes where it belongs."""
    pk = {"pk": fields.pop("pk")} if "pk" in fields else {}
    return {"model": model, **pk, "fields": fields}
