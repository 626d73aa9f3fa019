"""The form with which a reader reports an error: no account, no script, and nothing that a program fills in rightly."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from articles.models import ErrorReport

SOONEST, LATEST = dt.timedelta(seconds=3), dt.timedelta(hours=24)  # between opening the form and sending it
SALT = "articles.report_form"


class ReportForm(forms.ModelForm):
    """Page, passage, what is wrong, and an address for the answer, if one is wanted."""

    # People do not see it and programs fill in all they find. Named as they expect it.
    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    class Meta:
        model = ErrorReport
        fields = ("about", "passage", "message", "email")
        labels = {
            "about": _("Page"),
            "passage": _("The passage, copied from the page"),
            "message": _("What is wrong, and how you know"),
            "email": _("Your e-mail address, if you want an answer"),
        }
        help_texts = {
            "about": "",
            "passage": _("May be left empty."),
            "message": _("A source that we can look up helps most."),
            "email": _("Not needed. We use it for the answer alone and delete it with the answer."),
        }
        widgets = {"passage": forms.Textarea(attrs={"rows": 3}), "message": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["website"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.initial["opened"] = signing.dumps(timezone.now().timestamp(), salt=SALT)

    @property
    def is_from_a_program(self) -> bool:
        """It filled in what nobody sees."""
        return bool(self.data.get(self.add_prefix("website")))

    def clean_about(self) -> str:
        """A page of ours in either language, with or without scheme and host in front."""
        try:
            path = urlsplit(self.cleaned_data["about"]).path
            with translation.override("vi" if path.startswith("/vi/") else "en"):
                if resolve(path).namespace in {"articles", "provinces"}:
                    return path
        except (Resolver404, ValueError):  # no page, or half an IPv6 address
            pass
        raise ValidationError(_("Give the address of a page of this site."))

    def clean_opened(self) -> str:
        """Signed by us, a while ago but not yesterday. The text stays in the form, to be sent once more."""
        try:
            opened = dt.datetime.fromtimestamp(signing.loads(self.cleaned_data["opened"], salt=SALT), dt.UTC)
        except (signing.BadSignature, ValueError, TypeError, OverflowError):
            opened = None
        if opened is None or not SOONEST <= timezone.now() - opened <= LATEST:
            raise ValidationError(
                _(
                    "This form was open too long or too briefly. Nothing is lost: read it over and send it again."
                )
            )
        return self.cleaned_data["opened"]

    def renewed(self) -> "ReportForm":
        """The same with a new moment of opening, for the next try."""
        self.data = self.data.copy()
        self.data[self.add_prefix("opened")] = self.initial["opened"]
        return self
