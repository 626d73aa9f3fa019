"""Holders: who has a permission for a language; `may` asked of everybody at once."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import LanguageLimit


def holders(code: str, language: str) -> QuerySet[Any]:
    """Accounts of the desk that `may(account, code, language)`. No query of its own."""
    user_model = get_user_model()
    permissions = Permission.objects.filter(codename=code, content_type__app_label="articles").values("pk")
    own = user_model.user_permissions.through.objects.filter(user=OuterRef("pk"), permission__in=permissions)
    limits = LanguageLimit.objects.filter(user=OuterRef("user"), group=OuterRef("group"))
    roles = user_model.groups.through.objects.filter(
        ~Exists(limits) | Exists(limits.filter(language=language)),
        user=OuterRef("pk"),
        group__permissions__in=permissions,
    )
    found = user_model.objects.filter(is_active=True, is_staff=True)
    return found.filter(Q(is_superuser=True) | Exists(own) | Exists(roles))
