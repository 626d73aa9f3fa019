"""The admin site, with the work lists as its front page and with session recovery."""

from functools import partial, update_wrapper
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from articles.access import first_account
from articles.access.login_form import GuardedLoginForm, GuardedPasswordChangeForm
from articles.editing import login, session_recovery
from articles.editing.desk import LISTS
from articles.editing.desk import help as desk_help
from provinces.datatypes.bounded_counts import count_of, in_words
from provinces.datatypes.refusal import REFUSED

FIRST_ROWS = 4  # of each list, on the front page
ROWS_A_PAGE = 50


# Not in articles.admin: that package registers with this very site while it is imported.
class DeskSite(admin.AdminSite):
    site_header = "Borderpost"
    site_title = "Borderpost"
    index_title = _("The desk")
    login_form = GuardedLoginForm
    logout_template = "admin/logged_out.html"
    password_change_form = GuardedPasswordChangeForm

    def get_urls(self) -> list[URLPattern | URLResolver]:
        listed = self.admin_view(self.list_view)
        return [
            path("desk/<slug:key>/", listed, name="desk_list"),
            path("help/", self.admin_view(desk_help.help_view), name="help"),
            path("help/<slug:name>.webp", self.admin_view(desk_help.picture_view), name="help_picture"),
            path("first-account/<str:token>/", first_account.first_account, name="first_account"),
            *super().get_urls(),
        ]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "help_address": desk_help.address_for(request)}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Put together when a page prints it: Django asks for it on every one, and an article's form does without."""
        return SimpleLazyObject(partial(super().get_app_list, request, app_label))

    def _build_app_dict(self, request: HttpRequest, label: str | None = None) -> dict[str, Any]:
        """With names that are text: Django sorts by lazy ones, which are translated anew at each comparison, on every
        page of the desk.
        """
        found = super()._build_app_dict(request, label)
        for app in found.values():
            for table in app["models"]:
                table["name"] = str(table["name"])
        return found

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A form sent after the session had ended is asked to log in with its fields in hand; one that is refused in a
        way its view does not know comes back with them.
        """
        guarded = super().admin_view(view, cacheable)

        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            outside = {reverse("admin:login"), reverse("admin:logout")}
            if request.method == "POST" and not request.user.is_authenticated and request.path not in outside:
                return self._log_in_first(request)
            try:
                return guarded(request, *args, **kwargs)
            except REFUSED as error:
                if request.method != "POST":
                    raise
                return login.not_taken(request, error)

        return update_wrapper(keeping, guarded)

    def _log_in_first(self, request: HttpRequest) -> HttpResponse:
        return login.ask(request, request.get_full_path(), session_recovery.pack(request))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's own page, whose form leads on to the second factor, and brings a text along."""
        if request.method != "POST":
            return super().login(
                request, {"is_nobody_here": first_account.is_wanted(), **(extra_context or {})}
            )
        context = {
            **self.each_context(request),
            "title": _("Log in"),
            "app_path": request.get_full_path(),
            "next": request.GET.get("next") or request.POST.get("next", ""),
            "kept": request.POST.get("kept", ""),
            "username": request.user.get_username(),
            **(extra_context or {}),
        }
        return login.SessionRecoveryLogin.as_view(extra_context=context)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Every list, counted up to a thousand, with its first rows. Two queries a list, three for the evidence."""
        desk = []
        if request.user.has_perm("articles.view_article"):
            for each in LISTS.values():
                rows = each.rows(request.user)
                count = count_of(rows)
                shown = {"count": count, "counted": in_words(count), "lines": each.lines(rows[:FIRST_ROWS])}
                desk.append({"list": each, **shown})
        return super().index(request, {"desk": desk, **(extra_context or {})})

    def list_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """One list in full, sorted by `?o=`, by pages that count nothing."""
        if not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        if key not in LISTS:
            raise Http404
        each = LISTS[key]
        order, number = request.GET.get("o", ""), request.GET.get("p", "")
        page = int(number) if number.isascii() and number.isdigit() and 0 < int(number[:6]) < 100_000 else 1
        start = (page - 1) * ROWS_A_PAGE
        rows = list(each.ordered(request.user, order)[start : start + ROWS_A_PAGE + 1])
        context = {
            **self.each_context(request),
            "title": each.title,
            "list": each,
            "lines": each.lines(rows[:ROWS_A_PAGE]),
            "headings": [
                {
                    "title": column.title,
                    "order": f"-{place}" if order == str(place) else str(place),
                    "sorted": {str(place): "ascending", f"-{place}": "descending"}.get(order, ""),
                }
                for place, column in enumerate(each.columns, 1)
            ],
            "order": order if order.removeprefix("-").isdigit() else "",
            "page": page,
            "has_more": len(rows) > ROWS_A_PAGE,
        }
        return TemplateResponse(request, "admin/desk/list.html", context)
