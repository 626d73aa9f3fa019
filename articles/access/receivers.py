"""What follows when somebody logs in or out, or when a password or rights change, whichever way it came."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.http import HttpRequest

from articles.access import guessing, log, sessions
from articles.choices import AccessEvent
from articles.models import LanguageLimit

SIGNS = ("is_active", "is_staff", "is_superuser")
CHANGES = {"post_add", "post_remove", "post_clear"}


def connect() -> None:
    user_model = get_user_model()
    user_logged_in.connect(logged_in, dispatch_uid="access_logged_in")
    user_logged_out.connect(logged_out, dispatch_uid="access_logged_out")
    pre_save.connect(before_saving, user_model, dispatch_uid="access_before_saving")
    post_save.connect(after_saving, user_model, dispatch_uid="access_after_saving")
    for through in (user_model.groups.through, user_model.user_permissions.through):
        m2m_changed.connect(roles_changed, through, dispatch_uid=f"access_{through.__name__}")
    m2m_changed.connect(role_itself_changed, Group.permissions.through, dispatch_uid="access_role_itself")
    for signal in (post_save, post_delete):
        signal.connect(limit_changed, LanguageLimit, dispatch_uid="access_limit")


def logged_in(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    sessions.begin(request, user)
    request.logs_in = user  # whose browser is known from now on: the middleware has the answer that tells it
    guessing.forget(request, user.get_username())
    log.record(AccessEvent.LOGGED_IN, user, request)


def logged_out(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user is not None:
        event = getattr(request, "session_ends_by", AccessEvent.LOGGED_OUT)
        log.record_if_possible(event, user, request)


def before_saving(instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Whether the account is about to get other signs than it has."""
    instance.gets_other_signs = False
    if raw or instance._state.adding or (update_fields is not None and not set(update_fields) & set(SIGNS)):
        return
    before = type(instance)._default_manager.filter(pk=instance.pk).values_list(*SIGNS).first()
    instance.gets_other_signs = before is not None and before != tuple(
        getattr(instance, each) for each in SIGNS
    )


def after_saving(instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """A password that was set is there until Django's own `save` has told its validators."""
    if raw or created:
        return
    if instance._password is not None:
        log.record(AccessEvent.PASSWORD_CHANGED, instance)
    if instance.gets_other_signs:
        _rights_changed([instance])


def roles_changed(instance: Any, action: str, reverse: bool, pk_set: Any = None, **kwargs: Any) -> None:
    if action not in CHANGES or not (pk_set or action == "post_clear"):
        return
    if not reverse:
        _rights_changed([instance])
    elif pk_set:
        _rights_changed(get_user_model()._default_manager.filter(pk__in=pk_set))


def role_itself_changed(instance: Any, action: str, reverse: bool, pk_set: Any = None, **kwargs: Any) -> None:
    if action in CHANGES and not reverse and (pk_set or action == "post_clear"):
        _rights_changed(instance.user_set.all())


def limit_changed(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    account = get_user_model()._default_manager.filter(pk=instance.user_id).first()
    if account is not None and not raw:  # None: it goes together with its limits
        _rights_changed([account])


def _rights_changed(accounts: Any) -> None:
    accounts = list(accounts)
    sessions.rights_changed(accounts)
    for account in accounts:
        log.record(AccessEvent.RIGHTS_CHANGED, account)
