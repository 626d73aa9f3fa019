"""Admin forms: the article, and the small pages of its actions."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagWidget

from articles.admin.set_by_itself import AddressPart, Moment
from articles.admin.typed_moment import MomentField, MomentInput
from articles.choices import SEEN, ChangeKind, Language, Significance, Status
from articles.editing.body_editor import TextEditor
from articles.editing.tag_input import line_of
from articles.fields.original_keys import address_key, text_key
from articles.models import Article, Tag
from articles.permissions import change_of, may
from articles.publishing import ONLY_PUBLIC, correction_problems, is_scheduled, typed_times
from articles.publishing.release import embargo_problem
from articles.translation.claiming import claimed_by

MOST_TAGS = 50  # of one article
LONGEST_TAG = 100  # letters, as the table has it
# No autocomplete="off" on this form: the back button brings no such field back.
MOMENT = {"class": "vTextField desk-moment", "size": 30}
CHANGE_FIELDS = ("significance", "note_kind", "note_text")  # asked for a change of what readers have read


class ArticleForm(forms.ModelForm):
    """The whole article. What is kept from the database by a constraint over the status is said beside its field."""

    person: Any = None  # who fills it in; the admin makes a class of its own for each request
    is_only_shown = False  # text that was kept while typing, put into the form to be looked at

    significance = forms.TypedChoiceField(
        label=_("how much it changes"),
        coerce=int,
        choices=Significance,
        initial=Significance.MINOR,
        required=False,
    )
    note_kind = forms.ChoiceField(label=_("kind of note"), choices=ChangeKind, required=False)
    note_text = forms.CharField(
        label=_("public note"),
        required=False,
        max_length=5_000,
        help_text=_("What was wrong, and what is right now. A major change needs it; a typo has none."),
        widget=forms.Textarea(attrs={"rows": 3, "cols": 90}),
    )

    unapproved = forms.CharField(
        label=_("why the changed text may go out without another approval"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )

    class Meta:
        model = Article
        fields = ()  # the fieldsets of the admin name them
        widgets = {
            "title": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 1}),  # one line, shown whole
            "teaser": forms.Textarea(attrs={"rows": 3, "cols": 90}),
            "tags": TagWidget(
                attrs={
                    "class": "vLargeTextField",
                    "data-suggest": reverse_lazy("admin:articles_tag_suggest"),
                    "data-unfinished": _("“{tag}” is not a tag yet: press Enter, or type a comma."),
                    "data-add": _("Make it a tag"),
                    "data-drop": _("Leave it out"),
                }
            ),
            "body": TextEditor(attrs={"rows": 22, "cols": 90}),
            "slug": AddressPart,
            "translation_key": forms.HiddenInput,  # of the original it is tied to, or of a work of its own
            "publish_at": MomentInput(attrs=MOMENT),
            "embargo_until": MomentInput(attrs=MOMENT),
            "retrieved_at": Moment,
            "original_text": forms.Textarea(attrs={"rows": 10, "cols": 90}),
        }
        field_classes = {"publish_at": MomentField, "embargo_until": MomentField}
        help_texts = {
            "body": _("A paragraph “[picture 2]” stands for the picture of that place."),
            "publish_at": _("“tomorrow 8:00”, “Monday 17:30”, “12/6 8:00”, in Viet Nam. Empty: at once."),
            "embargo_until": _("Typed in the same way. It cannot be public before."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.initial.get("language") in Language.values:
            self.instance.language = self.initial["language"]  # the bar and its section say it
        if "tags" in self.fields:  # what is typed besides these is asked about until confirmed (desk/tags.js)
            self.fields["tags"].widget.attrs["data-carried"] = line_of(self.initial.get("tags") or ())

    def clean_publish_at(self) -> Any:
        """Status is no field of this form, so the constraint over both is not checked with it."""
        moment, typed = self.cleaned_data["publish_at"], str(self["publish_at"].value() or "")
        if moment is None and typed.strip() and is_scheduled(self.instance):
            return timezone.now()  # "now": it need not wait any longer
        if moment is None and self.instance.status in SEEN:
            raise forms.ValidationError(_("A published article needs its publication time."))
        if moment is not None and moment <= timezone.now() and "publish_at" in self.changed_data:
            raise forms.ValidationError(typed_times.past(typed))
        return moment

    def clean_tags(self) -> list[str]:
        """A line of a thousand words is a mistake, not a thousand tags."""
        tags = self.cleaned_data["tags"] or []
        if len(tags) > MOST_TAGS:
            sentence = _("An article carries at most %(most)d tags; these would be %(count)d.")
            raise forms.ValidationError(sentence % {"most": MOST_TAGS, "count": len(tags)})
        long = next((tag for tag in tags if len(tag) > LONGEST_TAG), None)
        if long is not None:
            sentence = _("“%(tag)s…” is too long for a tag: at most %(most)d letters.")
            raise forms.ValidationError(sentence % {"tag": long[:30], "most": LONGEST_TAG})
        return tags

    def clean_language(self) -> str:
        """A role may be limited to languages, and differently for what readers have read."""
        language = self.cleaned_data["language"]
        action = change_of(self.instance) if self.instance.pk else "add_article"
        if self.person is not None and not may(self.person, action, language):
            sentence = _("Your role does not cover %(language)s; choose another language.")
            raise forms.ValidationError(sentence % {"language": Language(language).label})
        return language

    def clean(self) -> dict[str, Any]:
        """Rules over several fields, some of which no form has."""
        data = super().clean() or self.cleaned_data
        if self.is_only_shown:
            self.add_error(
                None, _("This is what you had typed. It is not saved yet: look it through and save.")
            )
        if "slug" in self.changed_data:
            self.instance.slug_typed = bool(data.get("slug"))
        self._check_original(data)
        if "significance" in data and "note_text" in data:
            self._check_correction(data)
        self._check_embargo(data)
        self._check_claim(data)
        return data

    def _check_correction(self, data: dict[str, Any]) -> None:
        """How much a change of what readers have read weighs. Of any other text nothing is to be said publicly."""
        if self.instance.pk and self.instance.is_due:
            data["significance"] = data["significance"] or Significance.MINOR
            data["note_kind"] = data.get("note_kind") or ChangeKind.CORRECTION
            for sentence in correction_problems(significance=data["significance"], text=data["note_text"]):
                self.add_error("note_text", sentence)
        elif data["note_text"].strip():
            self.add_error("note_text", ONLY_PUBLIC)
        else:
            data["significance"] = None

    def _check_original(self, data: dict[str, Any]) -> None:
        """The original is another text of ours, in another language; both are then one work."""
        original = data.get("original")
        if original is None:
            return
        if original.pk == self.instance.pk:
            self.add_error("original", _("An article is no translation of itself; choose another one."))
        elif original.language == data.get("language"):
            self.add_error(
                "original", _("The original is in the same language; choose a text in another one.")
            )
        else:
            data["translation_key"] = original.translation_key

    def _check_embargo(self, data: dict[str, Any]) -> None:
        problem = embargo_problem(data.get("publish_at"), data.get("embargo_until"))
        if problem and self.instance.status == Status.PUBLISHED:
            self.add_error("publish_at", problem)

    def _check_claim(self, data: dict[str, Any]) -> None:
        """One text a language of each original: who comes second is told who has it."""
        keys = (address_key(data.get("original_url") or ""), text_key(data.get("original_text") or ""))
        article = self.instance
        if (*keys, data.get("language")) != (article.original_key, article.original_hash, article.language):
            article.original_shared = False
        if not data.get("language") or article.binned_at or article.original_shared:
            return
        for name, given in (("original_url", "url"), ("original_text", "text")):
            asked = {given: data.get(name) or "", "language": data["language"]}
            sentence = claimed_by(**asked, by=self.person, besides=article.pk)
            if sentence:
                self.add_error(name, sentence)


class ReasonForm(forms.Form):
    """Why articles are withdrawn."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 40}),
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
