"""Who is told of a step of a review by mail, and of what."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from articles import publishing
from tests import factories
from tests.desk import person

pytestmark = pytest.mark.django_db
LOCAL = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


@pytest.fixture
def mails(settings, django_capture_on_commit_callbacks):
    settings.MAILERS = LOCAL
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["*", ".news.example"], True

    def sent_by(step):
        mail.outbox = []
        with django_capture_on_commit_callbacks(execute=True):
            step()
        return sorted((each.to, each.subject, each.body) for each in mail.outbox)

    return sent_by


@pytest.fixture
def people():
    names = {"translator": "an", "editor": "binh", "publisher": "chi"}
    return {role: person(role, username=name, email=f"{name}@news.example") for role, name in names.items()}


@pytest.fixture
def article(people):
    article = factories.ArticleFactory(status="draft", title="Two posts", created_by=people["translator"])
    publishing.submit(article=article, by=people["translator"])
    return article


def words(article, *parts):
    return "\n\n".join(
        ["“Two posts”", *parts, f"https://news.example/admin/articles/article/{article.pk}/change/\n"]
    )


def test_returned_text_is_told_to_its_translator(article, people, mails):
    sent = mails(lambda: publishing.give_back(article=article, by=people["editor"], comment="Say 32 km."))
    assert sent == [
        (
            ["an@news.example"],
            "returned: Two posts",
            words(article, "It was returned to you.", "By binh.", "Say 32 km."),
        )
    ]


def test_approved_text_is_told_to_who_can_publish_it(article, people, mails):
    person("publisher", username="closed", email="closed@news.example", is_active=False)
    person("publisher", username="silent", email="")
    sent = mails(lambda: publishing.approve(article=article, by=people["editor"]))
    assert sent == [
        (["an@news.example"], "approved: Two posts", words(article, "It was approved.", "By binh.")),
        (
            ["chi@news.example"],
            "approved: Two posts",
            words(article, "It is approved, and ready to publish.", "By binh."),
        ),
    ]


def test_each_is_told_in_their_language_of_the_desk(article, people, mails):
    factories.ProfileFactory(account=people["publisher"], language="vi")
    sent = mails(lambda: publishing.approve(article=article, by=people["editor"]))
    assert [(to, subject, "Bởi binh." in body) for [to], subject, body in sent] == [
        ("an@news.example", "approved: Two posts", False),
        ("chi@news.example", "đã duyệt: Two posts", True),
    ]


def test_nobody_is_told_of_what_they_did_themselves_nor_of_a_text_handed_over(article, people, mails):
    publishing.give_back(article=article, by=people["editor"], comment="Again.")
    assert mails(lambda: publishing.submit(article=article, by=people["translator"])) == []
    assert mails(lambda: publishing.comment(article=article, by=people["translator"], comment="Done.")) == []


def test_without_a_server_nothing_is_sent(article, people, mails, settings):
    settings.MAILERS = {}
    assert mails(lambda: publishing.give_back(article=article, by=people["editor"], comment="Again.")) == []


def test_server_that_does_not_answer_stops_nothing(article, people, mails, monkeypatch, caplog):
    def away(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    mails(lambda: publishing.give_back(article=article, by=people["editor"], comment="Again."))
    article.refresh_from_db()
    assert (
        article.status,
        [record.getMessage() for record in caplog.records if "mail" in record.getMessage()],
    ) == (
        "draft",
        ["No mail about a review could be sent: ConnectionRefusedError."],
    )
