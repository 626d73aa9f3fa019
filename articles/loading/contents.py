"""Which tables a dump and a pack hold, and which they leave to the database or to the accounts."""

from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import models

# Who may log in, and what they did, never comes out of a fixture.
ACCOUNT_APPS = {"auth", "sessions", "admin", "contenttypes", "account", "mfa"}
# Work that waits for a worker belongs to the machine it waits on.
QUEUE_APPS = {"django_tasks_database"}
# `migrate` writes these by itself, with other numbers in each database.
MADE_BY_MIGRATE = {"contenttypes.ContentType", "auth.Permission"}


def is_account(model: type[models.Model]) -> bool:
    """Whether the table says who may get in, or who did: some of our own models say so with `about_accounts`."""
    return (
        model._meta.app_label in ACCOUNT_APPS
        or model._meta.label == settings.AUTH_USER_MODEL
        or getattr(model, "about_accounts", False)
    )


def is_derived(model: type[models.Model]) -> bool:
    """Whether triggers write the table: its model says so with `written_by_triggers`.

    Loading its rows would write them twice: once by the trigger of the row they come from, once from the file.
    """
    return getattr(model, "written_by_triggers", False)


def is_personal(model: type[models.Model]) -> bool:
    """Whether its rows mean nothing without an account: unsaved texts, open forms, languages of a role."""
    return any(
        f.is_relation and not f.null and is_account(f.related_model) for f in model._meta.concrete_fields
    )


def why_not_loaded(model: type[models.Model]) -> str:
    """Why no fixture brings rows of the table, and what to do; empty where one may.

    Rows that are one account's own are closed like accounts: which languages a role holds for is a right. What triggers
    write is not asked of a file either: a stamp set back would bring kept pages back that were withdrawn since.
    """
    name = model._meta.label_lower
    if is_account(model) or is_personal(model):
        return (
            f"{name} is not loaded from fixtures, for files make no accounts, permissions, sessions or log entries; "
            "use the admin or make_administrator, or leave these out with --exclude"
        )
    if is_derived(model):
        return f"{name} is not loaded from fixtures, for the database itself writes it; leave it out with --exclude"
    return ""


@cache
def dumped(model: type[models.Model]) -> bool:
    """Whether `dumpdata` holds the table when nobody names it."""
    return not (
        is_account(model) or is_derived(model) or is_personal(model) or model._meta.app_label in QUEUE_APPS
    )


def packed() -> list[type[models.Model]]:
    """The tables of a pack, in the order in which they were declared: all that cannot be made from others.

    Sessions are left out: they are signed with the secret of the site they come from.
    """
    return [
        model
        for model in apps.get_models()
        if model._meta.managed
        and not model._meta.proxy
        and not is_derived(model)
        and model._meta.app_label not in {"sessions", *QUEUE_APPS}
        and model._meta.label not in MADE_BY_MIGRATE
    ]
