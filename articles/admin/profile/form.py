"""Form of one's own profile. It has no field that says whose: that is whoever is logged in."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.picture_forms import FocalForm
from articles.fields.picture_files import PictureFormField
from articles.models import Person, Profile
from articles.pictures import portraits
from articles.pictures.alt_text import described
from articles.publishing.signatures import is_of_another, may_change_person
from provinces.admin.autocomplete import NamedChoiceField, NameOrChoice
from provinces.datatypes.names import slug_of

SIGNATURE = ("person", "new_name")
LANGUAGES = ("language", "translates_into", "reads")
PHOTOGRAPH = ("photograph", "focal_x", "focal_y", "alt", "is_public")
SHOWN = {*PHOTOGRAPH, *SIGNATURE}


class PhotographInput(forms.ClearableFileInput):
    template_name = "admin/widgets/photograph_input.html"


class ProfileForm(FocalForm):
    person = NamedChoiceField(
        label=_("you sign as"),
        queryset=Person.objects.all(),
        required=False,
        widget=NameOrChoice(Profile._meta.get_field("person"), admin.site),
        help_text=_("The person whom readers see credited for your translations."),
    )
    new_name = forms.CharField(
        label=_("or as somebody new"),
        required=False,
        max_length=Person._meta.get_field("name").max_length,
        help_text=_("The name as readers shall see it, if it is not among the people yet."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    photograph = PictureFormField(
        label=_("photograph"), required=False, widget=PhotographInput, max_length=200
    )

    class Meta:
        model = Profile
        fields = (*SIGNATURE[:1], *LANGUAGES, *PHOTOGRAPH)
        widgets = {
            "reads": forms.TextInput(attrs={"class": "vTextField"}),
            "alt": forms.TextInput(attrs={"class": "vTextField"}),
        }
        help_texts = {
            "translates_into": _("Stands there already when you take an original or begin an article.")
        }

    class Media:
        css = {"all": ["desk/pictures.css"]}
        js = ["desk/names.js", "desk/pictures.js"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.files_before, self.person_before = portraits.files_of(self.instance), self.instance.person_id
        if not self.instance.account.has_perm("articles.view_person"):  # the search box shows people
            for name in SIGNATURE:
                del self.fields[name]

    def clean_person(self) -> Person | None:
        person = self.cleaned_data["person"]
        if person is not None and person.pk != self.person_before:
            self._refuse_of_another(person)
        return person

    def clean_new_name(self) -> str:
        """A name that somebody has already is chosen above, where it is asked whose it is."""
        name = " ".join(self.cleaned_data["new_name"].split())
        if not name:
            return ""
        slug = slug_of(name)
        if not slug:
            raise ValidationError(
                gettext("No address can be made of “%(name)s”: write it in Latin letters.") % {"name": name}
            )
        if person := Person.objects.filter(slug=slug).first():
            self._refuse_of_another(person)
            raise ValidationError(
                gettext("“%(name)s” is among the people already: choose it above.") % {"name": person}
            )
        return name

    def _refuse_of_another(self, person: Person) -> None:
        if is_of_another(person, self.instance.account):
            sentence = gettext("“%(name)s” is the signature of somebody else; choose another person.")
            raise ValidationError(sentence % {"name": person})

    def clean_alt(self) -> str:
        return described(self.cleaned_data["alt"])

    def clean(self) -> dict[str, Any]:
        """A photograph that is taken away is shown to nobody."""
        data = super().clean() or self.cleaned_data
        if data.get("photograph") is False:
            data["is_public"] = False
        if (
            data.get("is_public")
            and SHOWN & set(self.changed_data)
            and not may_change_person(self.instance.account, data.get("person"))
        ):
            sentence = gettext(
                "Readers see what a publisher has looked at: leave this empty, save, and ask one to show the "
                "photograph."
            )
            self.add_error("is_public", sentence)
        chosen = data.get("person")
        if data.get("new_name") and chosen is not None and chosen.pk != self.person_before:
            self.add_error("new_name", gettext("Choose a person or type a new name, not both."))
        return data

    @transaction.atomic
    def save(self, commit: bool = True) -> Profile:
        """The photograph is written first, for the square is cut out of it; files that nobody names then go."""
        profile = self.instance
        if name := self.cleaned_data.get("new_name"):
            profile.person = Person.objects.create(name=name)
        if profile.person_id not in (None, self.person_before):
            said = gettext("Signature of %(account)s.") % {"account": profile.account}
            LogEntry.objects.log_actions(
                profile.account.pk, [profile.person], CHANGE, change_message=said, single_object=True
            )
        profile.save()
        has_square = bool(profile.square) == bool(profile.photograph)
        if {"photograph", "focal_x", "focal_y"} & set(self.changed_data) or not has_square:
            portraits.cut_out(profile)
            profile.save(update_fields=["square"])
        portraits.remove_later(self.files_before - portraits.files_of(profile))
        return profile
