"""Gates and agreements that a text names are recorded as facts with the article, or come back with it."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Article, Autosave, Citation
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import AgreementFactory, ArticleFactory, CitationFactory, GateFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
NAMED = "They met at the border gate Long Sap."
SIGNED = "The Treaty of Friendship was signed."
BODY = f"<p>{NAMED}</p><p>{SIGNED}</p>"


@pytest.fixture
def gate(db):
    return GateFactory(name="Long Sap")


@pytest.fixture
def agreement(db):
    return AgreementFactory(name="Treaty of Friendship")


@pytest.fixture
def article(db):
    return ArticleFactory(title="T", teaser="", body=BODY)


def desk_of(role):
    client = DeskClient()
    client.force_login(person(role))
    return client


def sent(article, **more):
    same = {"title": article.title, "teaser": "", "body": article.body, "slug": article.slug}
    return article_data(
        **(same | {"source": article.source_id, "translation_key": article.translation_key} | more)
    )


def ticked(*rows, passage=NAMED):
    keys = [f"{row._meta.verbose_name.split()[-1]}-{row.pk}" for row in rows]
    return {"suggestion": keys} | {f"suggestion-sentence-{key}": passage for key in keys}


def fact(row, place=0, **more):
    values = {"statement": NAMED, "passage": NAMED, "supports": "name"} | more
    values[row._meta.verbose_name.split()[-1]] = row.pk
    return {f"facts-{place}-{name}": value for name, value in values.items()}


def recorded():
    return [
        (each.gate or each.agreement, each.statement, each.passage, each.supports)
        for each in Citation.objects.order_by("pk")
    ]


def facts_of(response):
    formsets = {each.formset.prefix: each.formset for each in response.context["inline_admin_formsets"]}
    return formsets["facts"].forms


def said(response):
    return [(wrong.label, wrong.sentence) for wrong in response.context["desk_errors"]]


def test_tick_is_recorded_with_the_save_of_an_old_and_of_a_new_article(article, gate, agreement):
    desk = desk_of("editor")
    desk.post(f"{LIST}{article.pk}/change/", sent(article, **ticked(gate)))
    long = f"{SIGNED[:-1]} {'again ' * 60}and again."
    new = sent(article, title="New", slug="", translation_key="other", body=f"<p>{long}</p>")
    desk.post(f"{LIST}add/", new | ticked(agreement, passage=long))
    assert recorded() == [(gate, NAMED, NAMED, "name"), (agreement, long[:250].strip(), long, "name")]
    assert [each.article.title for each in Citation.objects.order_by("pk")] == ["T", "New"]
    histories = LogEntry.objects.filter(content_type__model="citation").order_by("pk")
    assert (
        [(each.object_repr, each.is_addition()) for each in histories]
        == [  # as long as a history keeps
            (str(each)[:200], True) for each in Citation.objects.order_by("pk")
        ]
    )
    told = LogEntry.objects.filter(content_type__model="article").order_by("pk")
    assert [each.get_change_message().count("Added citation") for each in told] == [1, 1]
    again = desk.get(f"{LIST}{article.pk}/change/")
    assert [each["kind"] for each in again.context["desk_suggestions"]["chips"]] == ["agreement"]


def test_fact_that_does_not_stand_comes_back_whole_with_a_sentence(article, gate, agreement):
    desk = desk_of("editor")
    wrong = fact(gate, passage="They met at Na Meo.") | fact(agreement, 1, passage=SIGNED, supports="class")
    wrong |= {"facts-TOTAL_FORMS": 2, "translation_key": "another", "slug": "another"}
    for path in (f"{LIST}{article.pk}/change/", f"{LIST}add/"):
        response = desk.post(path, sent(article, **wrong))
        about = [label for label, _sentence in said(response)]
        sentence = said(response)[0][1]
        assert about == ["Passage of the article (Long Sap)", "Evidence for (Treaty of Friendship)"]
        assert sentence == (
            "The article “T” does not contain this passage word for word; copy it from the article."
        )
        assert [form["passage"].value() for form in facts_of(response)] == ["They met at Na Meo.", SIGNED]
        section = next(each for each in response.context["desk_sections"] if each.anchor == "citations")
        assert (section.is_open, recorded()) == (True, [])
    assert Article.objects.count() == 1

    kept = fact(gate) | {"title": "", "facts-TOTAL_FORMS": 1}  # right, but the title is missing
    page = desk.post(f"{LIST}{article.pk}/change/", sent(article, **kept))
    assert [(form.subject, form["statement"].value()) for form in facts_of(page)] == [(gate, NAMED)]
    assert recorded() == []

    gone = {f"facts-0-{name}": value for name, value in (("gate", 0), ("passage", NAMED), ("statement", "S"))}
    out = fact(agreement, 1, passage="Nowhere.") | {"facts-1-DELETE": "on", "facts-TOTAL_FORMS": 2}
    page = desk.post(f"{LIST}{article.pk}/change/", sent(article, **gone, **out))
    assert ("Gate", "This is no longer in the registry; leave the fact out.") in said(page)
    assert "Treaty of Friendship" not in str(said(page))  # what is left out has nothing to be mended
    left = {"facts-0-DELETE": "on"} | out
    answer = desk.post(f"{LIST}{article.pk}/change/", sent(article, **(gone | left)))
    assert (answer.status_code, recorded()) == (302, [])


def test_same_fact_sent_twice_is_recorded_once_and_kept_in_a_conflict(article, gate):
    desk = desk_of("editor")
    old = desk.get(f"{LIST}{article.pk}/change/").context["desk_version"]
    typed = sent(article, **fact(gate), **{"facts-TOTAL_FORMS": 1})
    assert [desk.post(f"{LIST}{article.pk}/change/", typed).status_code for _time in range(2)] == [302, 302]
    assert recorded() == [(gate, NAMED, NAMED, "name")]
    desk.post(f"{LIST}{article.pk}/change/", sent(article, title="Theirs"))
    conflict = desk.post(f"{LIST}{article.pk}/change/", typed | {"title": "Mine", "version": old})
    assert (conflict.status_code, ("facts-0-passage", NAMED) in conflict.context["hidden"]) == (409, True)


def test_unsaved_facts_are_kept_while_typing_and_shown_again(article, gate):
    desk = desk_of("editor")
    typed = sent(article, **fact(gate), **{"facts-TOTAL_FORMS": 1, "form_key": "k"})
    desk.post(f"{LIST}{article.pk}/autosave/", typed)
    kept = dict(Autosave.objects.get().data)
    page = desk.post(f"{LIST}{article.pk}/change/", kept | {"_restore": "1"})
    assert [(form.subject, form["passage"].value()) for form in facts_of(page)] == [(gate, NAMED)]
    assert recorded() == []


def test_who_may_not_add_citations_is_told_who_may_and_records_nothing(article, gate):
    translator = desk_of("translator")
    shown = translator.get(f"{LIST}{article.pk}/change/")
    told = shown.context["desk_suggestions"]["told"]
    who = "Editors and registrars, who may add citations, can record it as a fact."
    assert [(each["name"], each["why"]) for each in told] == [("Long Sap", who)]
    assert "gate" not in [each["kind"] for each in shown.context["desk_suggestions"]["chips"]]
    forged = fact(gate) | ticked(gate) | {"facts-TOTAL_FORMS": 1}
    answer = translator.post(f"{LIST}{article.pk}/change/", sent(article, **forged))
    assert (answer.status_code, recorded()) == (302, [])


def test_name_in_the_original_alone_is_told_and_not_offered(article, gate):
    Article.objects.update(body="<p>They met.</p>", original_text=NAMED, original_language="en")
    why = "Only the original names it: a fact quotes a sentence of our text."
    for role in ("editor", "translator"):  # nobody can record it
        shown = desk_of(role).get(f"{LIST}{article.pk}/change/").context["desk_suggestions"]
        assert [(each["name"], each["why"]) for each in shown["told"]] == [("Long Sap", why)]
        assert shown["chips"] == []


@pytest.mark.walk
def test_forged_rows_are_refused_and_touch_no_other_fact(article, gate):
    other = CitationFactory(
        gate=gate, figure=None, reference=None, article=ArticleFactory(), passage="A text."
    )
    desk = desk_of("editor")
    forged = (
        {"facts-0-gate": "9" * 500},
        {"facts-0-gate": "\0"},
        {"facts-0-agreement": "1"},
        {"facts-0-supports": "\0"},
        {"facts-0-statement": "S" * 251},
        {"facts-TOTAL_FORMS": "x"},
        {"facts-TOTAL_FORMS": "9" * 9},
        {"facts-INITIAL_FORMS": 1, "facts-0-id": other.pk, "facts-0-statement": "Forged"},
    )
    answers = {}
    for place, values in enumerate(forged):
        data = sent(article, **fact(gate), **{"facts-TOTAL_FORMS": 1})
        answers[place] = desk.post(f"{LIST}{article.pk}/change/", data | values).status_code
    # The last claims to be there already: no row of this form is, so the article is saved without it.
    assert answers == dict.fromkeys(range(len(forged)), 200) | {len(forged) - 1: 302}
    assert list(Citation.objects.values_list("pk", "statement")) == [(other.pk, other.statement)]
