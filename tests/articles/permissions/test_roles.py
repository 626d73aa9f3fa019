"""Who may do what: the whole table of roles and steps, and the languages a role may be limited to."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.models import LanguageLimit
from articles.permissions import NotAllowed, may, require
from articles.permissions.holders import holders
from tests.desk import person
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
ROLES = ["translator", "editor", "publisher", "registrar", "administrator"]
# The steps, and for each role whether it may, in the order of ROLES.
TABLE = {
    "add_article": "yes yes yes no yes",
    "change_article": "yes yes yes no yes",
    "view_article": "yes yes yes yes yes",
    "submit_article": "yes yes yes no yes",
    "bin_article": "yes yes yes no yes",
    "review_article": "no yes yes no yes",
    "add_changenote": "no yes yes no yes",
    "change_correctiontask": "no yes yes no yes",
    "add_glossaryterm": "no yes yes no yes",
    "add_source": "no yes yes no yes",
    "add_previewlink": "no yes yes no yes",
    "add_citation": "no yes yes yes yes",
    "add_reference": "no yes yes yes yes",
    "publish_article": "no no yes no yes",
    "withdraw_article": "no no yes no yes",
    "correct_article": "no no yes no yes",
    "approve_own_article": "no no no no yes",
    "purge_article": "no no no no yes",
    "delete_article": "no no no no yes",
}
REGISTRY = {"view_province": "yes yes yes yes yes", "change_province": "no no no yes yes"}


@pytest.mark.parametrize("step", TABLE)
@pytest.mark.parametrize("role", ROLES)
def test_role_and_step(role, step):
    assert may(person(role), step) == (TABLE[step].split()[ROLES.index(role)] == "yes")


@pytest.mark.parametrize("step", REGISTRY)
@pytest.mark.parametrize("role", ROLES)
def test_role_and_registry(role, step):
    expected = REGISTRY[step].split()[ROLES.index(role)] == "yes"
    assert person(role).has_perm(f"provinces.{step}") == expected


@pytest.mark.parametrize("step", TABLE)
def test_nobody_without_a_role_may_anything(step):
    assert may(UserFactory(is_staff=True), step) is False


def test_role_limited_to_a_language():
    user = person("editor")
    LanguageLimit.objects.create(user=user, group=Group.objects.get(name="editor"), language="en")
    other = person("editor")
    found = [
        (may(each, "review", ArticleFactory(language=language)), may(each, "review", language))
        for each in (user, other)
        for language in ("en", "vi")
    ]
    assert found == [(True, True), (False, False), (True, True), (True, True)]


def test_second_role_widens_the_first_only_for_what_it_may():
    user = person("publisher")
    LanguageLimit.objects.create(user=user, group=Group.objects.get(name="publisher"), language="en")
    user.groups.add(Group.objects.get(name="translator"))
    vietnamese = ArticleFactory(language="vi")
    assert (may(user, "submit", vietnamese), may(user, "publish", vietnamese)) == (True, False)


def test_superuser_has_no_limit_and_costs_no_query(django_assert_num_queries):
    chief, article = UserFactory(is_superuser=True), ArticleFactory(language="vi")
    with django_assert_num_queries(0):
        assert may(chief, "publish", article) is True


def test_somebody_who_has_left_may_nothing():
    assert may(person("administrator", is_active=False), "publish") is False


def test_refusal_names_the_article_its_language_and_the_remedy():
    article = ArticleFactory(title="T")
    with pytest.raises(NotAllowed) as error:
        require(person("translator"), "publish", article)
    assert str(error.value) == "“T” (English): you may not publish it; ask an administrator for the role."
    require(None, "publish", article)


def test_holders_are_those_who_may(django_assert_num_queries):
    """One question for all of them, and the same answer."""
    accounts = [person(role) for role in ROLES]
    accounts += [UserFactory(is_staff=True), UserFactory(is_staff=True, is_superuser=True)]
    accounts += [person("editor", is_active=False), person("editor")]
    LanguageLimit.objects.create(user=accounts[-1], group=Group.objects.get(name="editor"), language="vi")
    both = person("editor")
    both.groups.add(Group.objects.get(name="publisher"))
    LanguageLimit.objects.create(user=both, group=Group.objects.get(name="editor"), language="vi")
    own = UserFactory(is_staff=True)
    own.user_permissions.add(Permission.objects.get(codename="review_article"))
    for account in (both, own):
        LanguageLimit.objects.create(user=account, group=Group.objects.get(name="translator"), language="vi")
    for code in ("review_article", "publish_article"):
        for language in ("en", "vi"):
            with django_assert_num_queries(1):
                found = {account.pk for account in holders(code, language)}
            accounts_of_all = [*accounts, both, own]
            assert found == {each.pk for each in accounts_of_all if may(each, code, language)}
