"""An admin whose form is made of features: it asks each of them, in the order of one list."""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from itertools import chain
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Panel
from articles.admin.article_form.workbench import arranged
from articles.models import Article
from articles.publishing import NotPublishable

DJANGOS_BUTTONS = {"_save", "_continue", "_addanother"}


class FeatureAdmin(admin.ModelAdmin):
    """`Feature` says what each step means; here stands only when each is asked."""

    feature_classes: Sequence[type[Feature]] = ()

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.features = [each(self) for each in self.feature_classes]

    @property
    def media(self) -> forms.Media:
        return sum((each.media for each in self.features), super().media)

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        own = _all(each.addresses() for each in self.features)
        return [
            *(path(each.route, guarded(self.for_those_who_read(each.view)), name=each.name) for each in own),
            *super().get_urls(),
        ]

    def for_those_who_read(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Whatever a page asks besides: who may see no article is not told the title of one either."""

        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return asked

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or all(each.allows_change(request, obj) for each in self.features))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return any(each.allows_deletion(request, obj) for each in self.features)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        first, *rest = super().get_fieldsets(request, obj)
        if obj is None:
            return [first, *rest]
        return [first, *_all(each.fieldsets(request, obj) for each in self.features), *rest]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        if obj is None:
            return fixed
        return fixed + _all(each.readonly_fields(request, obj) for each in self.features)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        for each in self.features:
            each.adapt_form(request, form, obj)
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        for each in self.features:
            context.update(each.context(request, article, context))
        if article is None:
            context["desk_panels"] = _all(each.panels_for_new(request) for each in self.features)
            context["desk_notices"] = _all(each.notices_for_new(request) for each in self.features)
        else:
            context["desk_panels"] = _all(each.panels(request, article) for each in self.features)
            context["desk_tools"] = _all(each.tools(request, article) for each in self.features)
            context["desk_notices"] = _all(each.notices(request, article) for each in self.features)
        may_save = (
            self.has_change_permission(request, article) if article else self.has_add_permission(request)
        )
        context.update(arranged(request.user, context, may_save=may_save))
        return super().render_change_form(request, context, *args, **kwargs)

    def panels_beside(self, request: HttpRequest, article: Article) -> list[Panel]:
        return _all(each.panels_beside(request, article) for each in self.features)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        go_on = super().changeform_view
        if object_id is None or not _is_save(request):
            return go_on(request, object_id, form_url, extra_context)
        with transaction.atomic():
            article = self.get_object(request, unquote(object_id))
            if article is not None:
                for each in self.features:
                    answer = each.instead_of_save(request, article)
                    if answer is not None:
                        return answer
            return go_on(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        for each in self.features:
            each.before_save(request, obj, change)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for each in self.features:
            each.after_save(request, form, formsets, change)

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._press(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._press(request, obj) or super().response_change(request, obj)

    def _press(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Do what the pressed button of a feature stands for. None where it was one of Django's."""
        buttons = _all(each.buttons() for each in self.features)
        pressed = next((button for button in buttons if button.name in request.POST), None)
        if pressed is None:
            return None
        try:
            self.message_user(request, pressed.act(request, article), messages.SUCCESS)
        except NotPublishable as problem:
            self.message_user(request, str(pressed.not_done), messages.WARNING)
            for sentence in problem.problems:
                self.message_user(request, sentence, messages.ERROR)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _all(parts: Iterable[list[Any]]) -> list[Any]:
    return list(chain.from_iterable(parts))


def _is_save(request: HttpRequest) -> bool:
    """Django's form can also send one of the list's actions; that saves nothing."""
    is_action = ACTION_CHECKBOX_NAME in request.POST and not DJANGOS_BUTTONS & set(request.POST)
    return request.method == "POST" and not is_action
