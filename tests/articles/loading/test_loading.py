"""What a load writes, and above all what it leaves alone."""

import datetime as dt
import gzip
import io
import json
import zipfile
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, ArticleImage, Citation, Tag
from provinces.models import BorderGuardUnit, Country, Figure, Province
from tests.articles.loading.conftest import entry, everything, install
from tests.articles.loading.hostile import GOOD, article, citation
from tests.factories import PUBLISHED_AT

pytestmark = pytest.mark.django_db

NOTHING_NEW = "Installed {0} object(s): 0 new, 0 changed, {0} unchanged from {1} fixture(s)\n"


def writes(*labels: str) -> tuple[str, list[str]]:
    """What the command says, and the statements it sent that are no questions."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        said, _ = install(*labels)
    free = ("SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return said, [q["sql"] for q in queries if not q["sql"].lstrip().startswith(free)]


def unit(slug: str, **fields: Any) -> dict[str, Any]:
    return entry("provinces.borderguardunit", name=slug, slug=slug, kind="post", **fields)


def test_files_of_a_folder_load_in_any_order_of_references(rows: None, write: Any) -> None:
    """The citation comes before its article and figure, a unit before its parent; the parent's parent comes last."""
    write(
        "all/1.json",
        citation(province=None, figure=["f"], reference=None, article=["new", "en"], passage="12 km"),
    )
    write("all/2.json", unit("station", parent=["post"]), unit("post", parent=["command"]), unit("command"))
    write(
        "all/3.json",
        entry("provinces.figure", code="f", province=["son-la"], measure="land_border", value="12.5"),
    )
    write(
        "all/4.json",
        article(body="<p>It is 12 km.</p>", provinces=[["son-la"]], units=[["post"], ["station"]]),
    )
    write("all/5.json", entry("provinces.province", country=["VN"], name="Son La", slug="son-la"))
    said, _ = install("all")
    assert said == "Installed 7 object(s): 7 new, 0 changed, 0 unchanged from 5 fixture(s)\n"
    assert BorderGuardUnit.objects.get(slug="station").parent.parent.slug == "command"
    assert Citation.objects.get().figure.province.slug == "son-la"
    assert sorted(Article.objects.get(slug="new").units.values_list("slug", flat=True)) == ["post", "station"]
    assert writes("all") == (NOTHING_NEW.format(7, 5), [])


def test_circle_of_optional_references_loads_and_settles(rows: None, write: Any) -> None:
    write("a.json", unit("one", successor=["two"]), unit("two", parent=["one"]))
    install("a")
    assert BorderGuardUnit.objects.get(slug="one").successor.slug == "two"
    write("b.json", unit("three", successor=["four"]), unit("four", parent=["three"]))
    assert install("b")[0].startswith("Installed 2 object(s): 2 new, 0 changed")
    assert BorderGuardUnit.objects.get(slug="three").successor.slug == "four"
    assert BorderGuardUnit.objects.get(slug="four").parent.slug == "three"
    assert writes("a", "b") == (NOTHING_NEW.format(4, 2), [])


def test_partial_fixture_keeps_the_other_fields(rows: None, write: Any) -> None:
    write("a.json", entry("provinces.province", slug="dien-bien", local_name="Điện Biên"))
    said, statements = writes("a")
    assert said == "Installed 1 object(s): 0 new, 1 changed, 0 unchanged from 1 fixture(s)\n"
    province = Province.objects.get(slug="dien-bien")
    assert (province.name, province.note, province.local_name) == ("Dien Bien", "Kept.", "Điện Biên")
    assert len(statements) == 1
    assert '"note"' not in statements[0]


def test_markup_is_cleaned_and_then_counts_as_equal(rows: None, write: Any) -> None:
    hostile = '<p onclick="x()">Good <script>alert(1)</script><img src=x onerror=y><a href="javascript:z">text</a></p>'
    write("a.json", article(body=hostile, title=" A \u202e title "))
    install("a")
    loaded = Article.objects.get(slug="new")
    assert loaded.title == "A title"
    assert loaded.body == "<p>Good text</p>"
    assert writes("a") == (NOTHING_NEW.format(1, 1), [])


def test_missing_slug_is_made_from_the_name_and_found_again(rows: None, write: Any) -> None:
    write("a.json", entry("provinces.province", country=["VN"], name="Sơn La"))
    install("a")
    assert Province.objects.get(name="Sơn La").slug == "son-la"
    assert writes("a") == (NOTHING_NEW.format(1, 1), [])


def test_list_is_made_equal_and_not_touched_when_equal(rows: None, write: Any) -> None:
    write("a.json", article(provinces=[["dien-bien"]]))
    install("a")
    write("a.json", article(provinces=[]))
    assert install("a")[0].startswith("Installed 1 object(s): 0 new, 1 changed")
    assert Article.objects.get(slug="new").provinces.count() == 0


def test_every_key_of_parts_is_found_again(rows: None, write: Any) -> None:
    """Credits, codes, parties, notes, tags: rows told apart by their neighbours."""
    part = {"article": ["diplomacy", "en"]}
    write(
        "a.json",
        entry("articles.person", name="Tran Hoai", slug="tran-hoai"),
        entry("articles.credit", **part, person=["tran-hoai"], role="translator"),
        entry("articles.changenote", **part, at="2025-01-02T03:04:05+07:00", text="Wrong, now right."),
        entry("articles.articleprovince", **part, province=["dien-bien"]),
        entry("articles.tag", name="border", slug="border"),
        entry("articles.taggedarticle", tag=["border"], content_object=["diplomacy", "en"]),
        entry("articles.articleimage", **part, order=3, caption="A gate"),
        entry("provinces.organisation", name="UNODC", slug="unodc", kind="international"),
        entry("provinces.agreement", name="Treaty", slug="treaty", instrument="treaty"),
        entry("provinces.agreementparty", agreement=["treaty"], country=["LA"]),
        entry("provinces.agreementparty", agreement=["treaty"], organisation=["unodc"]),
        entry("provinces.provincecode", province=["dien-bien"], scheme="gso", code="11"),
    )
    assert install("a")[0].startswith("Installed 12 object(s): 12 new")
    assert writes("a") == (NOTHING_NEW.format(12, 1), [])


def test_numbers_are_exact(rows: None, write: Any) -> None:
    fields = '{"code": "f", "nation": true, "measure": "land_border", "value": %s}'
    text = f'[{{"model": "provinces.figure", "fields": {fields}}}]'
    write("a.json", text % "1449.566")
    install("a")
    assert str(Figure.objects.get().value) == "1449.566"
    write("b.json", text % '"1449.566"')
    assert writes("b") == (NOTHING_NEW.format(1, 1), [])


def test_dump_with_primary_keys_loads_back(rows: None, write: Any, folder: Any) -> None:
    call_command("dumpdata", "provinces", "articles", output=str(folder / "dump.json"), verbosity=0)
    assert writes("dump")[1] == []
    # Dumps carry milliseconds only, so what is loaded into an empty table has no more.
    Article.objects.update(created_at=PUBLISHED_AT, updated_at=PUBLISHED_AT)
    later = timezone.now().replace(microsecond=0) + dt.timedelta(seconds=1)
    Province.objects.update(recorded_at=PUBLISHED_AT, changed_at=later)
    call_command("dumpdata", "provinces", "articles", output=str(folder / "dump.json"), verbosity=0)
    before = everything()
    Article.objects.all().delete()
    Province.objects.all().delete()
    install("dump")
    assert everything() == before
    assert Province.objects.create(name="Next", country_id="VN").pk > max(
        row[0] for row in before["provinces_province"]
    )


def test_options_of_the_stock_command(rows: None, write: Any) -> None:
    old = entry("provinces.country", pk="CN", name="China", slug="china", gone=1)
    write("a.json", old, entry("provinces.gone", name="x"), entry("auth.user", username="x"))
    assert install("a", ignore=True, exclude=["auth"])[0].startswith("Installed 1 object(s): 1 new")
    write("b.json", GOOD, entry("articles.tag", name="t", slug="t"))
    assert install("b.json", exclude=["provinces.Country"])[0].startswith("Installed 1 object(s): 1 new")
    assert Tag.objects.count() == 1


@pytest.mark.parametrize("ending", ["jsonl", "json.gz", "json.zip"])
def test_other_forms_of_a_file(ending: str, rows: None, folder: Any) -> None:
    path, text = folder / f"a.{ending}", json.dumps(GOOD)
    if ending == "jsonl":
        path.write_text(f"\ufeff{text}\n\n", encoding="utf-8")
    elif ending == "json.gz":
        path.write_bytes(gzip.compress(f"[{text}]".encode()))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.json", f"[{text}]")
    assert install("a")[0].startswith("Installed 1 object(s): 1 new")
    assert Country.objects.get(code="CN").name == "China"


def test_standard_input_needs_a_format(rows: None, monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps([GOOD])))
    with pytest.raises(CommandError, match="--format must be specified"):
        install("-")
    assert install("-", format="json")[0].startswith("Installed 1 object(s): 1 new")


def test_one_file_by_two_labels_is_loaded_once(rows: None, write: Any) -> None:
    write("all/a.json", GOOD)
    assert (
        install("all", "all/a")[0]
        == "Installed 1 object(s): 1 new, 0 changed, 0 unchanged from 1 fixture(s)\n"
    )


def test_fixture_without_objects_is_told(rows: None, write: Any) -> None:
    write("a.json", "[]")
    assert install("a")[1] == "a.json: the fixture holds no object.\n"


def test_receivers_of_signals_hear_of_raw_rows(rows: None, write: Any) -> None:
    heard = []

    def listen(sender: Any, instance: Any, raw: bool, created: bool, **kwargs: Any) -> None:
        heard.append((instance.pk, raw, created))

    post_save.connect(listen, sender=Country)
    try:
        write("a.json", GOOD)
        install("a")
    finally:
        post_save.disconnect(listen, sender=Country)
    assert heard == [("CN", True, True)]


def test_rows_that_change_places_are_written_in_an_order_that_works(rows: None, write: Any) -> None:
    """The new leading picture stands before the old one in the file."""
    part = {"article": ["diplomacy", "en"]}
    for lead, name in ((1, "a.json"), (2, "b.json")):
        images = [
            entry("articles.articleimage", **part, order=n, caption=f"{n}", is_lead=n == lead) for n in (2, 1)
        ]
        write(name, *images)
    install("a")
    assert install("b")[0].startswith("Installed 2 object(s): 0 new, 2 changed")
    assert ArticleImage.objects.get(is_lead=True).order == 2
    assert install("a")[0].startswith("Installed 2 object(s): 0 new, 2 changed")


def test_user_who_is_here_may_be_pointed_to(rows: None, write: Any) -> None:
    write("a.json", article(created_by=["editor"]))
    install("a")
    assert Article.objects.get(slug="new").created_by.username == "editor"


def test_folder_by_its_path_from_here(
    rows: None, write: Any, folder: Any, monkeypatch: Any, settings: Any
) -> None:
    write("somewhere/all/a.json", GOOD)
    settings.FIXTURE_DIRS = []
    monkeypatch.chdir(folder)
    assert install("somewhere/all")[0].startswith("Installed 1 object(s): 1 new")


@pytest.mark.parametrize("provinces", [1, 30])
def test_load_costs_the_same_queries_whatever_the_rows(
    provinces: int, rows: None, write: Any, django_assert_num_queries: Any
) -> None:
    names = [f"p-{number}" for number in range(provinces)]
    write("a.json", *(entry("provinces.province", country=["VN"], name=name, slug=name) for name in names))
    write("b.json", *(article(slug=n, translation_key=n, provinces=[[n]], title=n) for n in names))
    with django_assert_num_queries(17):
        install("a", "b")
    with django_assert_num_queries(11):
        assert install("a", "b")[0] == NOTHING_NEW.format(2 * provinces, 2)
