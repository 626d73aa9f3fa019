"""The article's form as a workbench: the text in front, the next step in a bar, the rest folded away.

Entry point: `arranged` puts into the form's context what its templates print. It asks the database for nothing that the
form has not loaded already, but for one question in review: whether the text is the reviewer's own.
"""

from articles.admin.article_form.workbench.arrangement import arranged

__all__ = ["arranged"]
