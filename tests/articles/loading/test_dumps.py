"""What `dumpdata` writes, `loaddata` takes: into an empty site, and the second dump is the first."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.models import Article, FormerSlug, SearchText
from provinces.models import BorderGuardUnit, Country, Province
from tests.articles.loading.conftest import everything, install
from tests.articles.loading.whole_site import MOMENT, empty_tables, empty_the_site, make_whole_site

pytestmark = pytest.mark.django_db

NATURAL = {"use_natural_foreign_keys": True, "use_natural_primary_keys": True}
KEYS = {
    "plain": {},
    "natural": NATURAL,
    "natural-foreign": {"use_natural_foreign_keys": True},
    "all rows": {"use_base_manager": True},
}


@pytest.fixture
def site(db: None) -> None:
    make_whole_site()


def dump(*labels: str, **options: Any) -> str:
    out = io.StringIO()
    call_command("dumpdata", *labels, stdout=out, **options)
    return out.getvalue()


def objects(text: str) -> list[str]:
    """The objects of a dump, whatever their order: without keys rows are numbered anew."""
    return sorted(json.dumps(item, sort_keys=True) for item in json.loads(text))


def held(text: str) -> set[str]:
    return {item["model"] for item in json.loads(text)}


def test_every_table_of_the_site_has_a_row(site: None) -> None:
    """So that the tests below speak of all of them, also of a table that is added one day."""
    assert empty_tables() == []


@pytest.mark.walk
@pytest.mark.parametrize("options", KEYS.values(), ids=KEYS)
def test_dump_loads_into_an_empty_site_and_is_dumped_again(options: Any, site: None, folder: Path) -> None:
    first = dump(**options)
    (folder / "dump.json").write_text(first, encoding="utf-8")
    empty_the_site()
    install("dump")
    assert objects(dump(**options)) == objects(first)


def test_dump_of_lines_loads_and_the_pictures_it_lacks_are_named(site: None, folder: Path) -> None:
    first = dump(format="jsonl", **NATURAL)
    (folder / "dump.jsonl").write_text(first, encoding="utf-8")
    empty_the_site()
    assert install("dump")[1].count("nor in the media folder") == 2
    assert sorted(dump(format="jsonl", **NATURAL).splitlines()) == sorted(first.splitlines())


@pytest.mark.walk
@pytest.mark.parametrize("options", KEYS.values(), ids=KEYS)
def test_dump_loads_over_the_site_it_comes_from_and_changes_nothing(
    options: Any, site: None, folder: Path
) -> None:
    (folder / "dump.json").write_text(dump(**options), encoding="utf-8")
    before = everything()
    assert " 0 new, 0 changed, " in install("dump")[0]
    assert everything() == before
    assert Article.objects.filter(created_by__username="editor").count() == 1


@pytest.mark.walk
@pytest.mark.parametrize("options", KEYS.values(), ids=KEYS)
def test_one_app_and_then_the_other_load(options: Any, site: None, folder: Path) -> None:
    first = {app: dump(app, **options) for app in ("provinces", "articles")}
    for app, text in first.items():
        (folder / f"{app}.json").write_text(text, encoding="utf-8")
    empty_the_site()
    install("provinces")
    assert objects(dump("provinces", **options)) == objects(first["provinces"])
    install("articles")
    assert objects(dump("articles", **options)) == objects(first["articles"])


@pytest.mark.parametrize("options", KEYS.values(), ids=KEYS)
def test_one_model_loads(options: Any, site: None, folder: Path) -> None:
    first = dump("provinces.Country", **options)
    (folder / "dump.json").write_text(first, encoding="utf-8")
    empty_the_site()
    install("dump")
    assert objects(dump("provinces.Country", **options)) == objects(first)
    assert Country.objects.get(code="LA").is_neighbour


def test_tables_of_triggers_and_accounts_are_left_out(site: None) -> None:
    of_all = held(dump())
    assert {label.partition(".")[0] for label in of_all} == {"articles", "provinces"}
    left_out = {"articles.searchtext", "articles.autosave", "articles.presence", "articles.languagelimit"}
    assert not of_all & left_out
    assert not held(dump("articles")) & left_out
    assert held(dump("articles.SearchText")) == set()
    assert not {"by", "created_by", "taken_by"} & {
        name for item in json.loads(dump()) for name in item["fields"]
    }


def test_accounts_are_dumped_when_they_are_named(site: None) -> None:
    assert held(dump("auth.User")) == {"auth.user"}
    assert {"auth.user", "auth.group"} <= held(dump("auth", exclude=["auth.Permission"]))
    assert held(dump("articles.LanguageLimit")) == {"articles.languagelimit"}


def test_times_keep_their_microseconds(site: None) -> None:
    assert f'"at": "{MOMENT.isoformat().removesuffix("+00:00")}Z"' in dump("articles.ChangeNote")


def test_what_triggers_make_is_there_after_a_load(site: None, folder: Path) -> None:
    (folder / "dump.json").write_text(dump(**NATURAL), encoding="utf-8")
    searched = sorted(SearchText.objects.values_list("article__language", "article__title", "dated"))
    former = sorted(FormerSlug.objects.values_list("language", "slug", "article__slug"))
    changed = {
        model: dict(model.objects.values_list("slug", "changed_at")) for model in (Province, BorderGuardUnit)
    }
    empty_the_site()
    install("dump")
    assert sorted(SearchText.objects.values_list("article__language", "article__title", "dated")) == searched
    assert sorted(FormerSlug.objects.values_list("language", "slug", "article__slug")) == former
    for model, moments in changed.items():
        assert dict(model.objects.values_list("slug", "changed_at")) == moments
