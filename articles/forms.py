"""Forms of the desk: the article, its pictures, and the small pages of the actions."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagWidget

from articles.choices import Status
from articles.models import Article, ArticleImage, Tag


class ArticleForm(forms.ModelForm):
    """The whole article. What is kept from the database by a constraint over the status is said beside its field."""

    class Meta:
        model = Article
        fields = ()  # the fieldsets of the admin name them
        widgets = {
            "title": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "teaser": forms.Textarea(attrs={"rows": 3, "cols": 90}),
            "tags": TagWidget(attrs={"class": "vLargeTextField"}),
            "body": forms.Textarea(attrs={"rows": 22, "cols": 90}),
            "original_text": forms.Textarea(attrs={"rows": 10, "cols": 90}),
        }

    def clean_publish_at(self) -> Any:
        """Status is no field of this form, so the constraint over both is not checked with it."""
        moment = self.cleaned_data["publish_at"]
        if moment is None and self.instance.status in {Status.PUBLISHED, Status.WITHDRAWN}:
            raise forms.ValidationError(_("A published article needs its publication time."))
        return moment


class PictureInput(AdminFileWidget):
    """The file's name instead of a link: pictures are served by their article, and this one may be lost."""

    template_name = "admin/widgets/picture_input.html"


class ImageForm(forms.ModelForm):
    """A picture; its place in the order is found for it when left empty."""

    order = forms.IntegerField(label=_("order"), required=False, min_value=0, max_value=9_999)

    class Meta:
        model = ArticleImage
        fields = ("file", "alt", "decorative", "caption", "credit", "is_illustration", "is_lead", "order")
        widgets = {"file": PictureInput}


class ImageFormSet(forms.models.BaseInlineFormSet):
    """Rules over the pictures of one form, which the database would only refuse one by one."""

    def clean(self) -> None:
        kept = [form for form in self.forms if self._is_kept(form)]
        if sum(bool(form.cleaned_data.get("is_lead")) for form in kept) > 1:
            raise forms.ValidationError(_("An article has one leading picture; untick the others."))
        self._find_places(kept)
        super().clean()

    def _is_kept(self, form: forms.ModelForm) -> bool:
        filled = hasattr(form, "cleaned_data") and (form.has_changed() or form.instance.pk)
        return bool(filled) and not self._should_delete_form(form)

    def _find_places(self, kept: list[forms.ModelForm]) -> None:
        taken = {form.cleaned_data["order"] for form in kept if form.cleaned_data.get("order") is not None}
        free = iter(number for number in range(1, 10_000) if number not in taken)
        for form in kept:
            if form.cleaned_data.get("order") is None:
                form.cleaned_data["order"] = form.instance.order = next(free)


class ReasonForm(forms.Form):
    """Why articles are withdrawn."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        help_text=_("Readers see it where the article was."),
    )


class TagForm(forms.Form):
    """A tag for several articles."""

    tag = forms.CharField(label=_("Tag"), max_length=100)


class MergeForm(forms.Form):
    """Which of the chosen tags stays."""

    into = forms.ModelChoiceField(
        label=_("The tag that stays"), queryset=Tag.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, tags: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = tags
