"""Chosen files of a form that is no article's: by which key the browser keeps them, and which it has lost on the way.

What the page shows of both is `templates/admin/desk/_lost_files.html`; what is done with them, `desk/chosen_files.js`.
"""

from typing import Any

from django.http import HttpRequest

from articles.editing.autosave import FORM_KEY, new_form_key

LONGEST_KEY = 32


def chosen_files(request: HttpRequest) -> dict[str, Any]:
    """A form that comes back is still the one that was opened."""
    return {
        "file_key": request.POST.get(FORM_KEY, "")[:LONGEST_KEY] or new_form_key(),
        "lost_files": [file.name for file in request.FILES.values()],
    }
