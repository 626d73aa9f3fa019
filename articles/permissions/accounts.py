"""Rights over accounts and roles: nobody gives, and nobody has a say over, more than they have themselves.

A right is a permission; one of the newspaper's own is a right for each language it holds in.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import Group, Permission

from articles.choices import Language
from articles.models import LanguageLimit

Rights = set[tuple[int, str]]  # the permission's key, and the language or ""
Limits = Mapping[int, set[str]]  # the languages of a group, by its key; those that are not named have all


class Standing:
    """What somebody may say about accounts and roles, by the rights they have at this moment: what they go on to write
    may be about themselves. Superusers may say everything. Four queries.
    """

    def __init__(self, person: Any) -> None:
        self.is_superuser = person.is_superuser
        self.rights: Rights = set() if person.is_superuser else rights_of(person)

    def covers(self, wanted: Rights) -> bool:
        return self.is_superuser or wanted <= self.rights

    def may_manage(self, account: Any) -> bool:
        """Its password, e-mail, roles and end."""
        return self.is_superuser or (not account.is_superuser and self.covers(rights_of(account)))

    def may_manage_role(self, group: Group) -> bool:
        return self.is_superuser or self.covers(_rights([group.pk], [], {}))

    def may_remove_limit(self, limit: LanguageLimit) -> bool:
        """Without its last limit an account has a role in every language; one of several may go together with them."""
        account = limit.user
        return self.may_manage(account) and self.covers(rights_of(account, unlimited=limit.group_id))

    def roles(self) -> list[int]:
        """Those that they may give. A query a role."""
        return [group.pk for group in Group.objects.all() if self.may_manage_role(group)]

    def permissions(self) -> list[int]:
        """Those that they may give by name, which is in all languages."""
        return [
            key
            for key, language in self.rights
            if not language or all((key, each) in self.rights for each in Language.values)
        ]


def rights_of(account: Any, *, unlimited: int | None = None) -> Rights:
    """What the account has, whether or not it may log in now; as if one group had no limit. Four queries."""
    limits: dict[int, set[str]] = {}
    for limit in LanguageLimit.objects.filter(user=account):
        if limit.group_id != unlimited:
            limits.setdefault(limit.group_id, set()).add(limit.language)
    groups = account.groups.values_list("pk", flat=True)
    return _rights(groups, account.user_permissions.values_list("pk", flat=True), limits)


def _rights(groups: Iterable[int], permissions: Iterable[int], limits: Limits) -> Rights:
    groups, direct = set(groups), set(permissions)
    found: Rights = set()
    rows = Permission.objects.order_by().values_list("pk", "content_type__app_label", "group")
    for key, app, group in rows:
        languages = set(Language.values) if app == "articles" else {""}
        if key in direct:
            found |= {(key, each) for each in languages}
        elif group in groups:
            limited = limits.get(group, languages) if app == "articles" else languages
            found |= {(key, each) for each in limited}
    return found
