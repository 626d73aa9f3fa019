"""The original beside the editor of the text, on the stock form: two columns by styles alone; a script scrolls both."""

import copy
from typing import Any

from django import forms

from articles.models import Article
from articles.translation import staleness


class OriginalBeside(forms.Widget):
    """Another widget, whichever edits the text, with what it translates on its left. It asks for that when printed."""

    template_name = "admin/widgets/original_beside.html"

    def __init__(self, widget: forms.Widget, article: Article) -> None:
        super().__init__(widget.attrs)
        self.widget, self.article = widget, article

    def __deepcopy__(self, memo: Any) -> "OriginalBeside":
        return OriginalBeside(copy.deepcopy(self.widget, memo), self.article)

    @property
    def media(self) -> forms.Media:
        return self.widget.media + forms.Media(
            css={"all": ["desk/side_by_side.css"]}, js=["desk/side_by_side.js"]
        )

    @property
    def needs_multipart_form(self) -> bool:
        return self.widget.needs_multipart_form

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The original's paragraphs in order, each with the places of those of ours that translate it."""
        context = super().get_context(name, value, attrs)
        sides = staleness.sides_of(self.article)
        paragraphs = [
            {"pair": pair, "lines": " ".join(str(line) for line in pair.lines if line >= 0)}
            for pair in sides.pairs
            if pair.original or pair.change == "gone"
        ]
        return context | {
            "editor": self.widget.render(name, value, attrs),
            "article": self.article,
            "sides": sides,
            "paragraphs": paragraphs,
        }

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return self.widget.value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return self.widget.value_omitted_from_data(data, files, name)

    def id_for_label(self, id_: str) -> str:
        return self.widget.id_for_label(id_)

    def use_required_attribute(self, initial: Any) -> bool:
        return self.widget.use_required_attribute(initial)
