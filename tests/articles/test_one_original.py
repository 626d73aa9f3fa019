"""The same original is one original, whichever way it comes in."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from articles import publishing, revisions
from articles.checks import findings
from articles.importing import parse
from articles.models import Article
from articles.publishing import NotPublishable
from articles.translation import claiming
from tests.articles.admin.forms import article_data
from tests.articles.loading import conftest as fixtures
from tests.articles.loading.hostile import article as fixture_article
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db
folder, write, rows = fixtures.folder, fixtures.write, fixtures.rows
URL, SAME = "https://example.org/a?b=1&c=2", "http://www.example.org:80/a/?utm_source=x&c=2&b=%31#top"
TEXT, SAME_TEXT = "Hai đồn cùng đi.\nHọ đi 30 km.", " Hai đồn\u00a0cùng đi.\r\n\r\nHọ đi 30 \u200bkm."
TAKEN = "Somebody has taken this original for this language already. It is “Held” (number {})."


@pytest.fixture
def held() -> Article:
    article = ArticleFactory(title="Held", original_url=URL, original_text=TEXT)
    article.refresh_from_db()
    return article


def refused(**values: str) -> bool:
    """Whether the database refuses a second one, however it is written."""

    def create() -> None:
        ArticleFactory(**values)

    def create_in_bulk() -> None:
        Article.objects.bulk_create([Article(title="X", slug="x", **values)])

    def update() -> None:
        Article.objects.filter(pk=ArticleFactory().pk).update(**values)

    def update_in_bulk() -> None:
        article = ArticleFactory()
        for name, value in values.items():
            setattr(article, name, value)
        Article.objects.bulk_update([article], values)

    def save_fields() -> None:
        article = ArticleFactory()
        for name, value in values.items():
            setattr(article, name, value)
        article.save(update_fields=values)

    answers = set()
    for way in (create, create_in_bulk, update, update_in_bulk, save_fields):
        try:
            with transaction.atomic():
                way()
            answers.add(False)
            Article.objects.exclude(title="Held").delete()
        except IntegrityError:
            answers.add(True)
    [answer] = answers
    return answer


def test_database_refuses_the_same_page_and_text_whatever_writes_it(held):
    assert (held.original_url, held.original_key) == (URL, "example.org/a?b=1&c=2")
    assert [refused(original_url=SAME), refused(original_text=SAME_TEXT)] == [True, True]
    assert [refused(original_url=SAME, language="vi"), refused(original_url=f"{URL}0")] == [False, False]


def test_expression_that_nothing_can_be_derived_from_is_refused(held):
    with pytest.raises(TypeError, match="original_key cannot be made of an expression"):
        Article.objects.update(original_url=F("title"))


def test_form_names_the_article_and_leads_to_it(held):
    client = DeskClient()
    client.force_login(person("translator"))
    link = f'“<a href="/admin/articles/article/{held.pk}/change/">Held</a>”'
    for field, value in (("original_url", SAME), ("original_text", SAME_TEXT)):
        page = client.post("/admin/articles/article/add/", article_data(**{field: value}))
        [said] = page.context["adminform"].form.errors[field]
        assert said.startswith(f"This original is taken: {link}, by ")
        assert link in page.content.decode()
    assert Article.objects.count() == 1


def test_title_leads_nowhere_for_those_who_may_not_see_it(held):
    held.title = "<b>Held</b>"
    held.save()
    said = claiming.claimed_by(url=SAME, language="en", by=UserFactory())
    assert said.startswith("This original is taken: “&lt;b&gt;Held&lt;/b&gt;”, by somebody, since ")


def test_pasted_text_is_known_without_an_address(held):
    with pytest.raises(NotPublishable, match="This original is taken"):
        claiming.take(
            by=person("translator"), language="en", page=parse(SAME_TEXT.encode(), filename="text.txt")
        )
    assert Article.objects.count() == 1


def test_document_is_known_by_the_command(held, tmp_path):
    held.original_text = "Title\nHai đồn cùng đi."
    held.save()
    for name, text in (
        ("a.txt", "Title\n\nHai đồn\u00a0 cùng đi."),
        ("a.html", "<p>Title</p><p>Hai đồn cùng đi.</p>"),
    ):
        (tmp_path / name).write_text(text)
        with pytest.raises(CommandError) as error:
            call_command("import_article", tmp_path / name)
        assert str(error.value).endswith(f"as “Held” (number {held.pk}); nothing was written.")
    assert Article.objects.count() == 1


def test_fixture_is_refused_with_the_name_of_the_article(held, rows, write):
    write("a.json", fixture_article(original_url=SAME))
    with pytest.raises(CommandError) as error:
        fixtures.install("a")
    assert TAKEN.format(held.pk).rstrip(".") in str(error.value)
    assert not Article.objects.filter(title="New").exists()


def test_fixture_that_changes_an_address_changes_its_key(held, rows, write):
    other = ArticleFactory(translation_key="new", title="Other", original_url="https://example.org/b")
    write("a.json", fixture_article(original_url="https://example.org/c"))
    fixtures.install("a")
    other.refresh_from_db()
    assert (other.title, other.original_key) == ("New", "example.org/c")


def test_original_retrieved_again_is_not_that_of_another_article(held):
    other = ArticleFactory(title="Other")
    revisions.record_original(article=other, text="Its own.", by=None)
    client = DeskClient()
    client.force_login(person("translator"))
    address = f"/admin/articles/article/{other.pk}/retrieve/"
    page = client.post(address, {"text": SAME_TEXT, "significance": "20"})
    [said] = page.context["form"].non_field_errors()
    assert "This original is taken" in said
    assert client.post(address, {"text": "Its own.", "significance": "20"}).status_code == 302
    other.refresh_from_db()
    assert other.original_text == "Its own."


def test_bin_keeps_what_was_taken_meanwhile(held):
    publisher = person("publisher")
    publishing.to_bin(article=held, by=publisher)
    ArticleFactory(title="Meanwhile", original_url=SAME)
    with pytest.raises(NotPublishable, match="“Held” stays in the bin: “Meanwhile”"):
        publishing.from_bin(article=held, by=publisher)


def test_articles_of_before_are_kept_marked_and_named(held):
    """What the migration does, on rows as they were before it."""
    later = ArticleFactory(title="Later", source=SourceFactory(), original_url=SAME, original_shared=True)
    binned = ArticleFactory(original_url=SAME, original_shared=True, binned_at=later.created_at)
    vietnamese = ArticleFactory(original_url=SAME, language="vi")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_article SET original_key = '', original_hash = 'old', original_shared = %s",
            [True],
        )
    migration = importlib.import_module("articles.migrations.0011_one_original")
    migration.fill(apps, SimpleNamespace(connection=connection))
    found = {row.pk: (row.original_key, row.original_shared) for row in Article.objects.all()}
    key = held.original_key
    assert found == {
        held.pk: (key, False),
        later.pk: (key, True),
        binned.pk: (key, False),
        vietnamese.pk: (key, False),
    }
    later.refresh_from_db()
    assert [each.sentence for each in findings(later) if each.code == "same_original"] == [
        f"Article {held.pk} is made from the same original: “Held”."
    ]
    assert [each for each in findings(held) if each.code == "same_original"] == []

    client = DeskClient()
    client.force_login(person("publisher"))
    form = f"/admin/articles/article/{later.pk}/change/"
    same = article_data(
        title="Later", original_url=SAME, translation_key=later.translation_key, slug=later.slug
    )
    assert client.post(form, same | {"_continue": ""}).status_code == 302  # it may be worked on as it is
    assert (
        client.post(form, same | {"original_url": "https://example.org/b", "_continue": ""}).status_code
        == 302
    )
    assert client.post(form, same | {"_continue": ""}).status_code == 200  # and may not go back
    assert Article.objects.get(pk=later.pk).original_url == "https://example.org/b"


def fill_up() -> None:
    """Three thousand more rows like the one there is: PostgreSQL plans by how many there are."""
    own = {
        "slug": "slug || n",
        "translation_key": "translation_key || n",
        "original_key": "'k' || n",
        "original_hash": "'h' || n",
    }
    fields = [
        field
        for field in Article._meta.local_concrete_fields
        if not field.generated and not field.primary_key
    ]
    columns = ", ".join(field.column for field in fields)
    values = ", ".join(own.get(field.column, field.column) for field in fields)
    with connection.cursor() as cursor:
        rows = f"SELECT {values} FROM articles_article, generate_series(1, 3000) AS n"
        cursor.execute(f"INSERT INTO articles_article ({columns}) {rows}")
        cursor.execute("ANALYZE articles_article")


@pytest.mark.parametrize(
    "keys", [{"address_key": "a"}, {"text_key": "b"}, {"address_key": "a", "text_key": "b"}]
)
def test_original_is_looked_up_in_indexes(keys):
    """At each save: a language of 100,000 articles with their texts was gone through before there were any."""
    ArticleFactory()
    if connection.vendor == "postgresql":
        fill_up()
    asked = Article.objects.with_original(language="en", **keys).exclude(pk=1)
    sql, values = asked.query.sql_with_params()
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}", values)
        plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
    names = {"address_key": "article_original_key", "text_key": "article_original_hash"}
    assert {name for name in names.values() if name in plan} == {names[key] for key in keys}


def test_nothing_is_asked_of_an_article_without_an_original(django_assert_num_queries):
    ArticleFactory(original_url="", original_text="")
    with django_assert_num_queries(0):
        assert list(Article.objects.with_original(language="en")) == []
