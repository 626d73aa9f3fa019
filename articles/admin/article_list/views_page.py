"""A person's saved views: kept by a form of the list, listed and removed on a page of their own."""

import copy
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_form.parts import Address
from articles.admin.article_list.list_page import ListPage
from articles.admin.article_list.tabs import asked_of
from articles.editing import saved_views
from articles.models import SavedView
from provinces.admin.changelists import InvalidChangelistQuery
from provinces.datatypes.refusal import Refusal, sentences_of

LONGEST_QUERY = SavedView._meta.get_field("query").max_length


class ViewForm(forms.Form):
    """`can_answer` asks the list itself."""

    name = forms.CharField(label=gettext_lazy("name of the view"), max_length=60)
    query = forms.CharField(label=gettext_lazy("filters"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, can_answer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.can_answer = can_answer

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        query = asked_of(QueryDict(data.get("query", "")[: LONGEST_QUERY * 2]))
        if len(query) > LONGEST_QUERY:
            raise ValidationError(_("These filters are too long to be kept; use fewer."))
        if not query or not self.can_answer(query):
            raise ValidationError(_("The list cannot be narrowed like that; set its filters and try again."))
        return {**data, "query": query}


class ViewsPage(ListPage):
    def addresses(self) -> list[Address]:
        return [Address("views/", self.views_view, "articles_article_views")]

    def views_view(self, request: HttpRequest) -> HttpResponse:
        """Save one (`name`, `query`), remove one (`remove`), or see them all."""
        if request.method == "POST" and "remove" in request.POST:
            self._remove(request)
            return HttpResponseRedirect(reverse("admin:articles_article_views"))
        form = None
        if request.method == "POST":
            form = ViewForm(request.POST, can_answer=lambda query: self._can_answer(request, query))
            if form.is_valid() and self._is_kept(request, form):
                address = reverse("admin:articles_article_changelist")
                return HttpResponseRedirect(f"{address}?{form.cleaned_data['query']}")
        return self.page(
            request,
            "admin/articles/article/views.html",
            title=_("Saved views"),
            form=form,
            views=SavedView.objects.filter(person=request.user.pk),
            status=200 if form is None else 409,
        )

    def _is_kept(self, request: HttpRequest, form: ViewForm) -> bool:
        try:
            saved_views.keep(person=request.user, **form.cleaned_data)
        except (Refusal, ValidationError) as refusal:
            for sentence in sentences_of(refusal):
                form.add_error(None, sentence)
            return False
        done = _("“%(name)s” is among your views now.") % {"name": form.cleaned_data["name"]}
        self.admin.message_user(request, done, messages.SUCCESS)
        return True

    def _remove(self, request: HttpRequest) -> None:
        number = request.POST["remove"]
        is_number = number.isascii() and number.isdigit() and len(number) < 19
        name = saved_views.remove(person=request.user, number=int(number)) if is_number else ""
        if name:
            self.admin.message_user(
                request, _("The view “%(name)s” is removed.") % {"name": name}, messages.SUCCESS
            )
        else:
            self.admin.message_user(
                request, _("This view is gone already; here are those you have."), messages.WARNING
            )

    def _can_answer(self, request: HttpRequest, query: str) -> bool:
        """Whether it is a question to this list and to nothing else: the list is asked it. Its own queries."""
        asking = copy.copy(request)
        asking.method, asking.GET = "GET", QueryDict(query)
        try:
            found = self.admin.get_changelist_instance(asking)
        except InvalidChangelistQuery:
            return False
        return not any(getattr(spec, "problem", "") for spec in found.filter_specs)
