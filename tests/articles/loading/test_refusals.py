"""A hostile fixture is refused in one sentence that names it, and leaves no trace."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management import CommandError

from articles.models import Article, Citation, LanguageLimit
from provinces.models import Province
from tests.articles.loading.conftest import entry, everything, install
from tests.articles.loading.hostile import FILES, GOOD, OBJECTS, article, citation, image

pytestmark = pytest.mark.django_db


def refused(*labels: str) -> str:
    """The one sentence; the database must be what it was."""
    before = everything()
    with pytest.raises(CommandError) as caught:
        install(*labels)
    assert everything() == before
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(". Nothing was loaded.")
    return sentence


@pytest.mark.parametrize("case", OBJECTS)
def test_object_refused_by_name_and_nothing_written(case: str, rows: None, write: Any) -> None:
    content, parts = OBJECTS[case]
    write("a.json", GOOD, content)
    sentence = refused("a")
    assert [part for part in parts if part not in sentence] == []


@pytest.mark.parametrize("case", FILES)
def test_file_refused_by_name_and_nothing_written(case: str, rows: None, folder: Any) -> None:
    name, content, parts = FILES[case]
    (folder / name).write_bytes(content)
    sentence = refused("a")
    assert [part for part in parts if part not in sentence] == []


OF_OTHERS = {"taggit.tag"}  # nothing of the site shows one: a tag of ours is another model


@pytest.mark.walk
def test_no_fixture_brings_what_says_who_may_do_what_or_what_triggers_make(rows: None, write: Any) -> None:
    """Every table with a column for an account that must be filled, or written by triggers, and every foreign app."""
    closed, others = [], []
    for model in apps.get_models():
        owned = any(f.related_model is User and not f.null for f in model._meta.concrete_fields)
        if (
            model._meta.app_label in {"articles", "provinces"}
            and not owned
            and not getattr(model, "written_by_triggers", False)
        ):
            continue
        label = model._meta.label_lower
        write("a.json", GOOD, entry(label))
        (closed if f"{label} is not loaded from fixtures" in refused("a") else others).append(label)
    assert set(others) == OF_OTHERS
    assert {"articles.languagelimit", "articles.autosave", "articles.publicversion", "auth.group"} <= set(
        closed
    )


def test_language_limit_is_not_moved_to_another_account(rows: None, write: Any) -> None:
    """Whose only limit goes may work in every language."""
    limited, other = User.objects.get(), User.objects.create(username="other")
    role = Group.objects.create(name="role")
    limited.groups.add(role)
    limit = LanguageLimit.objects.create(user=limited, group=role, language="vi")
    row = {"user": other.pk, "group": role.pk, "language": "vi"}
    write("a.json", {"model": "articles.languagelimit", "pk": limit.pk, "fields": row})
    assert "articles.languagelimit is not loaded from fixtures" in refused("a")


def test_good_part_of_the_hostile_table_loads_by_itself(rows: None, write: Any) -> None:
    """Else the table above would prove nothing about being whole."""
    write("a.json", GOOD, article(provinces=[["dien-bien"]]), citation(), image(order=2))
    assert install("a")[0] == "Installed 4 object(s): 4 new, 0 changed, 0 unchanged from 1 fixture(s)\n"


def test_second_file_refused_takes_the_first_back(rows: None, write: Any) -> None:
    write("all/1.json", GOOD)
    write("all/2.json", article(status="live"))
    assert refused("all").startswith("all/2.json, object 1, articles.article")


def test_foreign_pk_of_another_object_is_not_overwritten(rows: None, write: Any) -> None:
    there = Province.objects.get(slug="dien-bien")
    write("a.json", entry("provinces.province", pk=there.pk, country=["VN"], name="Son La", slug="son-la"))
    assert "is another object here (Dien Bien)" in refused("a")


def test_text_that_loses_a_quoted_sentence_is_refused(rows: None, write: Any) -> None:
    quoted = Article.objects.get()
    Citation.objects.create(
        code="c1",
        statement="length",
        province=Province.objects.get(),
        article=quoted,
        passage="over 164 km",
    )
    write("a.json", entry("articles.article", translation_key="diplomacy", language="en", body="<p>New.</p>"))
    sentence = refused("a")
    assert 'would no longer contain "over 164 km", which the citation “c1” quotes' in sentence


def test_circle_of_references_with_an_unknown_key_is_refused(rows: None, write: Any) -> None:
    write("a.json", entry("provinces.borderguardunit", name="U", slug="u", kind="post", parent=["nowhere"]))
    assert 'no provinces.borderguardunit ["nowhere"]' in refused("a")


def test_second_row_of_a_batch_is_the_one_named(rows: None, write: Any) -> None:
    """Rows are written many at a time; the refusal still finds the one."""
    provinces = [
        entry("provinces.province", country=["VN"], name=f"P{n}", slug=f"p-{n}", valid_from=f"20{n}")
        for n in range(10, 15)
    ]
    provinces[3]["fields"]["valid_to"] = "2001"
    write("a.json", *provinces)
    assert 'object 4, provinces.province "p-13": A province cannot end before it begins' in refused("a")


def test_changed_row_that_breaks_a_rule_is_named(rows: None, write: Any) -> None:
    write("a.json", entry("provinces.province", slug="dien-bien", valid_from="2025", valid_to="2004"))
    assert "A province cannot end before it begins" in refused("a")


def test_unreadable_file_refused(rows: None, folder: Any) -> None:
    (folder / "a.json").mkdir()
    assert "a.json: the file cannot be read (Is a directory)" in refused("a")


def test_unknown_label_and_empty_folder_refused(folder: Any, db: None) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(CommandError, match="No fixture named 'nothing' found"):
        install("nothing")
    with pytest.raises(CommandError, match="The folder empty holds no fixture; put files"):
        install("empty")
