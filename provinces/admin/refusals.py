"""Refusals in a form of the desk: what a save runs into and no field could know is said above what was typed."""

import logging
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from provinces.datatypes.refusal import REFUSED, Refusal, sentences_of

logger = logging.getLogger(__name__)


class RefusalsAdmin(admin.ModelAdmin):
    """A save is whole or it is not there; where it is refused half way, the form comes back with all its words."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        go_on = super().changeform_view
        if request.method != "POST":
            return go_on(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                return go_on(request, object_id, form_url, extra_context)
        except REFUSED as error:
            if not isinstance(error, Refusal):
                logger.warning("Refused by the database, by no field: %s", request.path, exc_info=error)
            request.refused = sentences_of(error)  # type: ignore[attr-defined]
        for file in request.FILES.values():
            file.seek(0)  # it was read to its end
        return go_on(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The second time with what was refused, so that nothing is saved."""
        form = super().get_form(request, obj, change=change, **kwargs)
        refused = getattr(request, "refused", None)
        return type("RefusedForm", (_RefusedForm, form), {"refused": refused}) if refused else form


class _RefusedForm:
    """What was refused stands among the errors that belong to no field."""

    refused: Any = ()

    def full_clean(self) -> None:
        super().full_clean()
        for sentence in self.refused:
            self.add_error(None, sentence)
