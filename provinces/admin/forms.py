"""Admin form base that understands constraints over generated columns."""

from django import forms


class RegistryForm(forms.ModelForm):
    """A form that also checks constraints over generated columns, such as the folded sides of a pair.

    Django leaves out constraints over columns the form lacks; a generated column follows from the others, so its
    rule can be checked, and said in words, before the database refuses the row.
    """

    def _get_validation_exclusions(self) -> set[str]:
        generated = {field.name for field in self._meta.model._meta.fields if field.generated}
        return super()._get_validation_exclusions() - generated
