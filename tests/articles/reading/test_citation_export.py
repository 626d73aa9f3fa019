"""Citations in the formats that reference managers read."""

import json

import pytest

from articles.reading.citation_export import Work, as_bibtex, as_csl, as_ris, as_text
from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import CreditFactory, PersonFactory, PublishedFactory

WORK = Work(
    key="borderpost-1",
    title="50% of {it} & more",
    outlet="Borderpost",
    date="2024-05",
    url="https://b.example/a/1/",
    language="en",
    authors=("Điện B",),
    translators=("Lan",),
)


def test_text():
    assert as_text(WORK) == (
        "Điện B, “50% of {it} & more”, translated by Lan, Borderpost, 2024-05. https://b.example/a/1/"
    )


def test_ris():
    assert as_ris(WORK).split("\r\n") == [
        "TY  - NEWS",
        "ID  - borderpost-1",
        "TI  - 50% of {it} & more",
        "AU  - Điện B",
        "TA  - Lan",
        "T2  - Borderpost",
        "DA  - 2024/05",
        "PY  - 2024",
        "LA  - en",
        "UR  - https://b.example/a/1/",
        "ER  - ",
        "",
    ]


def test_bibtex_escapes_what_tex_would_read():
    lines = as_bibtex(WORK).splitlines()
    assert (lines[0], lines[1], lines[-1]) == (
        "@article{borderpost-1,",
        r"  title = {{50\% of \{it\} \& more}},",
        "}",
    )


def test_csl():
    [item] = json.loads(as_csl(WORK))
    assert (item["type"], item["issued"], item["translator"]) == (
        "article-newspaper",
        {"date-parts": [[2024, 5]]},
        [{"literal": "Lan"}],
    )


@pytest.mark.django_db
def test_both_works_are_offered_and_served(client):
    article = PublishedFactory(original_title="Của họ", original_date="2024-05-12T20:35+07:00")
    CreditFactory(article=article, person=PersonFactory(name="Lan"), role="translator")
    page = client.get(article.get_absolute_url())
    assert [str(label) for label, _, _ in page.context["works"]] == ["This translation", "The original"]
    for extension in ("ris", "bib", "json"):
        for query, words in (("", article.title), ("?of=original", "Của họ")):
            answer = client.get(f"/a/{article.pk}/cite.{extension}{query}")
            assert (answer.status_code, words in answer.content.decode()) == (200, True)
    assert client.get(f"/a/{article.pk}/cite.xml").status_code == 404


@pytest.mark.django_db
def test_unknown_original_is_no_file(client):
    article = PublishedFactory(original_title="", original_url="")
    assert client.get(f"/a/{article.pk}/cite.ris?of=original").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_article_is_not_cited_and_its_people_have_no_page(client, state):
    article = PublishedFactory(**hidden(state))
    person = PersonFactory(name="Lan")
    CreditFactory(article=article, person=person)
    assert client.get(f"/a/{article.pk}/cite.ris").status_code == 404
    assert client.get(person.get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_person_has_a_page_with_what_they_made(client):
    article = PublishedFactory(title="Made by Lan")
    credit = CreditFactory(article=article, person=PersonFactory(name="Lan"), role="translator")
    CreditFactory(article=article, person=credit.person, role="editor")
    page = client.get(credit.person.get_absolute_url())
    assert (page.context["page"].rows, [str(role) for role in page.context["roles"]]) == (
        [article],
        ["editor", "translator"],
    )
    assert (
        f'href="{credit.person.get_absolute_url()}"'
        in client.get(article.get_absolute_url()).content.decode()
    )
