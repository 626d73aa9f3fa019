"""Admin forms of pictures: one by itself, and the rows of an article's form, where a file may be used again."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminFileWidget
from django.db import transaction
from django.db.models import F, Max
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.admin.set_by_itself import Place
from articles.editing.picture_library import RIGHTS, numbered
from articles.models import ArticleImage
from articles.pictures.alt_text import described


class PictureInput(AdminFileWidget):
    """The file's name instead of a link: pictures are served by their article, and this one may be lost."""

    template_name = "admin/widgets/picture_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"aria-label": _("Picture file"), **(attrs or {})})


class FocalForm(forms.ModelForm):
    """What a picture's cut-outs are made around: the middle, where nothing else is said."""

    focal_x = forms.IntegerField(
        label=_("focal point, from the left"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("In percent. What a cut-out must show."),
    )
    focal_y = forms.IntegerField(
        label=_("focal point, from the top"), required=False, min_value=0, max_value=100
    )

    def clean_focal_x(self) -> int:
        return self._or_middle("focal_x")

    def clean_focal_y(self) -> int:
        return self._or_middle("focal_y")

    def _or_middle(self, name: str) -> int:
        percent = self.cleaned_data[name]
        return 50 if percent is None else percent


class ImageForm(FocalForm):
    """A picture; its place in the order is found for it when left empty."""

    order = forms.IntegerField(label=_("place"), required=False, min_value=0, max_value=9_999, widget=Place)

    class Meta:
        model = ArticleImage
        fields = (
            "file",
            "alt",
            "decorative",
            "caption",
            "credit",
            "licence",
            "focal_x",
            "focal_y",
            "is_illustration",
            "is_lead",
            "order",
        )
        widgets = {"file": PictureInput}
        help_texts = {
            "alt": _(
                "One sentence for those who cannot see it: who or what is seen, doing what, where, as far as it matters"
                " here. No “picture of”, and not the caption again."
            )
        }

    def clean_alt(self) -> str:
        return described(self.cleaned_data["alt"])

    def clean(self) -> dict[str, Any]:
        """The words for a picture may come later, as long as nobody reads the article.

        The constraint is checked here: the form lacks one of its columns.
        """
        data = super().clean() or self.cleaned_data
        wordless = data.get("file") and not data.get("alt") and not data.get("decorative")
        self.instance.alt_later = bool(wordless)
        if wordless and self.instance.article_id and self.instance.article.is_due:
            sentence = _("Describe the picture for those who cannot see it, or mark it as decorative.")
            self.add_error("alt", sentence)
        return data


class ImageRowForm(ImageForm):
    """A picture among those of its article. It may show the file of a picture that is here already."""

    reusable: dict[int, ArticleImage] = {}
    reuse = forms.IntegerField(
        label=_("or a picture already here"),
        required=False,
        min_value=1,
        help_text=_("Its number, as the list of pictures has it. Credit and licence come along."),
    )

    def clean(self) -> dict[str, Any]:
        """A file that was chosen goes before a number."""
        number = self.cleaned_data.get("reuse")
        if number is not None and not (self.files and self.add_prefix("file") in self.files):
            picture = self.reusable.get(number)
            if picture is None:
                sentence = _("There is no picture number %(number)d to be used; choose another one.")
                self.add_error("reuse", sentence % {"number": number})
            else:
                self._use(picture)
        return super().clean()

    def _use(self, picture: ArticleImage) -> None:
        """The file itself is shared, as translations share theirs; what is left empty of its rights comes along."""
        self.cleaned_data["file"] = str(picture.file)
        for name in RIGHTS:
            self.cleaned_data[name] = self.cleaned_data.get(name) or getattr(picture, name)
        for name in ("focal_x", "focal_y"):
            if self[name].data in (None, ""):
                self.cleaned_data[name] = getattr(picture, name)
        row = self.instance
        row.width, row.height = picture.width, picture.height
        if row.pk is None:  # a row that had a file still has to give up what was made of that one
            row.look, row.made = picture.look, picture.made

    def _get_validation_exclusions(self) -> set[str]:
        """Places and the leading one change among the rows; all of them together are looked at below."""
        return super()._get_validation_exclusions() | {"order", "is_lead"}


class ImageFormSet(forms.models.BaseInlineFormSet):
    """Rules over the pictures of one form, which the database would only refuse one by one."""

    @property
    def most_bytes(self) -> str:
        """Of all files of one save, for the script; as digits, whatever the language writes between them."""
        return str(settings.DESK_MAX_BYTES)

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        if self.is_bound and index is not None:
            form.reusable = self._reusable  # type: ignore[attr-defined]

    @cached_property
    def _reusable(self) -> dict[int, ArticleImage]:
        """The pictures whose files the rows ask for. One query, none where no row does."""
        names = (f"{self.prefix}-{place}-reuse" for place in range(self.total_form_count()))
        return numbered(self.data.get(name, "") for name in names)

    def clean(self) -> None:
        kept = [form for form in self.forms if self._is_kept(form)]
        if sum(bool(form.cleaned_data.get("is_lead")) for form in kept) > 1:
            raise forms.ValidationError(_("An article has one leading picture; untick the others."))
        self._find_places(kept)
        places = [form.cleaned_data["order"] for form in kept if "order" in form.cleaned_data]
        if len(set(places)) < len(places):
            raise forms.ValidationError(_("Two pictures of this article have the same place in the order."))
        super().clean()

    def save(self, commit: bool = True) -> Any:
        with transaction.atomic():
            self._make_room()
            return super().save(commit)

    def _make_room(self) -> None:
        """Rows are written one by one, and the database takes no place twice and no second leading one at any moment.

        Two queries where pictures change places, or the leading one does.
        """
        moved = {"order", "is_lead"}
        leaving = [
            form.instance.pk
            for form in self.initial_forms
            if moved & set(form.changed_data) or self._should_delete_form(form)
        ]
        if leaving:
            rows = ArticleImage.objects.filter(article=self.instance)
            places = [form.cleaned_data.get("order") or 0 for form in self.forms if form.has_changed()]
            highest = max([rows.aggregate(last=Max("order"))["last"] or 0, *places])
            rows.filter(pk__in=leaving).update(order=F("order") + highest + 1, is_lead=False)

    def _is_kept(self, form: forms.ModelForm) -> bool:
        filled = hasattr(form, "cleaned_data") and (form.has_changed() or form.instance.pk)
        return bool(filled) and not self._should_delete_form(form)

    def _find_places(self, kept: list[forms.ModelForm]) -> None:
        taken = {form.cleaned_data["order"] for form in kept if form.cleaned_data.get("order") is not None}
        free = iter(number for number in range(1, 10_000) if number not in taken)
        for form in kept:
            if form.cleaned_data.get("order") is None:
                form.cleaned_data["order"] = form.instance.order = next(free)
