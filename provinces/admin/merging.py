"""“Merge into…” on the desk: two entries of one thing side by side, what would move, and the merge."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provinces.admin.autocomplete import can_be_key
from provinces.admin.merge_form import MergeForm, OtherForm
from provinces.datatypes.refusal import REFUSED, Refusal, sentences_of
from provinces.merging.carrying_out import leading, merge, said_by
from provinces.merging.doubts import doubts
from provinces.merging.plan import Move, Plan, plan_of
from provinces.merging.relations import beside
from provinces.merging.values import all_names, labelled

MOST, NAMED = 5, 5  # entries at once; rows of one kind that are named
# For tables where the role alone does not say whether somebody may let these rows of it move, or go: who knows better.
# A sentence that says why not, "" if they may.
ASKED: dict[type[Model], Callable[[Any, QuerySet], str]] = {}


def why_not(user: Any, verb: str, rows: QuerySet) -> str:
    """What stands in the way of a change of the rows, as a sentence; empty where nothing does."""
    model = rows.model
    if model in ASKED:
        return ASKED[model](user, rows)
    return by_role(user, verb, model)


def by_role(user: Any, verb: str, model: type[Model]) -> str:
    if user.has_perm(f"{model._meta.app_label}.{verb}_{model._meta.model_name}"):
        return ""
    sentence = _(
        "Some “%(rows)s” belong to these entries, and you may not change those; ask an administrator."
    )
    return sentence % {"rows": model._meta.verbose_name_plural}


class MergingAdmin(admin.ModelAdmin):
    """An entry with an address, other names, and rows that point to it."""

    merges = True
    actions: Any = ["merge_selected"]

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        return [*([path("merge/", view, name=name)] if self.merges else []), *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.merges and self.has_change_permission(request) and self.has_delete_permission(request)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        if obj and self.has_merge_permission(request):
            context["merge_address"] = self._address([obj.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(description=gettext_lazy("Merge selected into one…"), permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> Any:
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(keys) == 1 or len(keys) > MOST:
            sentence = _("Choose two entries of one and the same thing, or a few more: at most %(most)d.")
            self.message_user(request, sentence % {"most": MOST}, messages.ERROR)
            return None
        return HttpResponseRedirect(self._address(keys))

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """`?entry=` names them, `&into=` the one that stays: the oldest where none is named."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        entries = self._entries(request)
        if not entries:
            self.message_user(request, _("Choose the entries to merge in the list."), messages.WARNING)
            return HttpResponseRedirect(
                reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
            )
        if len(entries) == 1 or request.GET.get("into-typed"):
            return self._choice(request, entries[0])
        return self._compared(request, entries)

    def _choice(self, request: HttpRequest, entry: Any) -> HttpResponse:
        sent = request.GET if {"into", "into-typed"} & request.GET.keys() else None
        form = OtherForm(sent, entry=entry, site=self.admin_site)
        if form.is_valid():
            return HttpResponseRedirect(self._address([entry.pk], into=form.cleaned_data["into"].pk))
        return self._page(request, "admin/merge_choice.html", entry=entry, form=form, media=form.media)

    def _entries(self, request: HttpRequest, *, locked: bool = False) -> list[Any]:
        """The one that stays first. One query."""
        into = request.GET.get("into", "")
        asked = [key for key in [into, *request.GET.getlist("entry")] if can_be_key(self.model, key)]
        rows = self.get_queryset(request).filter(pk__in=list(dict.fromkeys(asked))[:MOST]).order_by("pk")
        rows = rows.select_for_update(of=("self",)) if locked else rows
        return sorted(rows, key=lambda row: str(row.pk) != into)

    def _compared(self, request: HttpRequest, entries: list[Any]) -> HttpResponse:
        refused: list[str] = []
        if request.method == "POST":
            try:
                with transaction.atomic():
                    return self._merged(request)
            except REFUSED as error:
                refused = sentences_of(error)
        plan, said = plan_of(entries[0], entries[1:]), doubts(entries)
        form = self._form(request, plan, said, is_sent=request.method == "POST")
        return self._page(
            request,
            "admin/merge.html",
            form=form,
            plan=plan,
            doubts=said,
            problems=list(dict.fromkeys([*self._obstacles(request, plan), *refused])),
            has_life=any(field.name == "valid_to" for field in self.opts.fields),
            columns=[
                {"label": labelled(each), "keep": self._kept_instead(each, entries)} for each in entries
            ],
            names=all_names(entries),
            moves=[_in_words(request.user, move) for each in plan.whole() for move in each.moves],
            both=_both(request.user, plan),
            leading=leading(plan),
            becoming=self.becoming_address(plan.kept, plan.others[0]),
        )

    def _merged(self, request: HttpRequest) -> HttpResponse:
        """Asked once more of the locked rows. Refusal where something stands in the way."""
        entries = self._entries(request, locked=True)
        if len(entries) < 2:
            raise Refusal([_("One of these entries is not there any more; choose again.")])
        plan = plan_of(entries[0], entries[1:])
        if problems := self._obstacles(request, plan):
            raise Refusal(problems)
        form = self._form(request, plan, doubts(entries), is_sent=True)
        if not form.is_valid():
            raise Refusal([])
        labels = ", ".join(f"“{labelled(each)}”" for each in plan.others)
        self._log(request, plan, labels)
        merge(plan, form.taken)
        sentence = _("Merged into “%(kept)s”: %(others)s.")
        self.message_user(request, sentence % {"kept": plan.kept, "others": labels}, messages.SUCCESS)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[plan.kept.pk]))

    def _log(self, request: HttpRequest, plan: Plan, labels: str) -> None:
        """Before it is done: the last of what they say is read here."""
        came = _("Merged %(others)s into this entry. What they said, with this one as it was: %(said)s")
        went = _("Merged into “%(kept)s”, whose history keeps what it said.") % {"kept": labelled(plan.kept)}
        said = came % {"others": labels, "said": said_by(plan)}
        log = LogEntry.objects.log_actions
        log(request.user.pk, [plan.kept], CHANGE, change_message=said, single_object=True)
        log(request.user.pk, plan.others, DELETION, change_message=went)

    def _obstacles(self, request: HttpRequest, plan: Plan) -> list[str]:
        """What the plan refuses, and which of all that would be written is not this person's to write."""
        user, said = request.user, list(plan.refusals)
        for entry in plan.entries:
            asked = (self.has_change_permission, self.has_delete_permission)[entry is not plan.kept]
            if not asked(request, entry):
                said.append(_("You may not merge “%(entry)s”.") % {"entry": labelled(entry)})
        for each in plan.whole():
            said += [why_not(user, "change", move.rows) for move in each.moves]
            said += [why_not(user, "delete", inner.gone) for inner in each.inner]
        return list(dict.fromkeys(filter(None, said)))

    def _form(self, request: HttpRequest, plan: Plan, said: list[str], *, is_sent: bool) -> MergeForm:
        sent = request.POST if is_sent else None
        return MergeForm(sent, entries=plan.entries, doubts=said, said=said_by(plan))

    def becoming_address(self, kept: Any, other: Any) -> str:
        """Where it is recorded that one of them became the other."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[other.pk])

    def _kept_instead(self, entry: Any, entries: list[Any]) -> str:
        return self._address([each.pk for each in entries], into=entry.pk) if entry is not entries[0] else ""

    def _address(self, keys: list[Any], **into: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_merge"
        return f"{reverse(name)}?{urlencode({'entry': keys, **into}, doseq=True)}"

    def _page(self, request: HttpRequest, template: str, **context: Any) -> TemplateResponse:
        title = _("Merge %(entries)s") % {"entries": self.opts.verbose_name_plural}
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, template, shared | context)


def _in_words(user: Any, move: Move) -> dict[str, Any]:
    names = move.named(NAMED) if _sees(user, move.field.model) else []
    by = str(move.field.verbose_name) if beside(move.field) else ""
    return {**_counted(move.field.model, len(move.keys), names), "by": by}


def _both(user: Any, plan: Plan) -> list[dict[str, Any]]:
    """By table, the rows that both have: they may be as many as there are articles."""
    kinds: dict[type[Model], list[Plan]] = {}
    for inner in plan.inner:
        kinds.setdefault(type(inner.kept), []).append(inner)
    return [
        _counted(model, len(rows), [each.named for each in rows[:NAMED]] if _sees(user, model) else [])
        for model, rows in kinds.items()
    ]


def _counted(model: type[Model], count: int, names: list[str]) -> dict[str, Any]:
    kind = capfirst(str(model._meta.verbose_name_plural))
    return {"kind": kind, "count": count, "names": names, "more": count - len(names) if names else 0}


def _sees(user: Any, model: type[Model]) -> bool:
    """Rows of tables that somebody may not look at are counted, and not named, nor those that they name."""
    models = {model, *(each.related_model for each in model._meta.concrete_fields if each.is_relation)}
    return all(user.has_perm(f"{each._meta.app_label}.view_{each._meta.model_name}") for each in models)
