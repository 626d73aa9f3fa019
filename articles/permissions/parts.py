"""Parts of articles: rows with pages of their own of which readers of an article are shown something.

`PARTS` is the list of them. Who may change such a row is a question to every article behind it; the desk's pages ask it
by `articles/admin/parts.py`. Not among them: credits, preview links and other rows without a page of their own, which
are changed with their article; and the registry, which is kept by a role of its own, whatever articles say of it.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from articles.choices import SEEN
from articles.models import Article, ArticleImage, ChangeNote, Citation, Person, Source, Tag
from articles.permissions import CHANGE, CORRECT, languages_for, may

# How an article leads to such a row. A row with `article` belongs to that one; any other is shared by many.
PARTS: dict[type[Model], tuple[str, ...]] = {
    ArticleImage: ("images",),
    ChangeNote: ("change_notes",),
    Citation: ("citations",),
    Person: ("credits__person",),
    Source: ("source", "via_source"),
    Tag: ("tagged_items__tag",),
}


def articles_with(row: Model) -> QuerySet[Article]:
    """The articles that show the row."""
    ways = [Q(**{way: row}) for way in PARTS[type(row)]]
    return Article.objects.filter(Q(*ways, _connector=Q.OR))


def may_change(user: AbstractBaseUser, row: Model) -> bool:
    """Whether the articles behind the row let the user change or delete it. Whether the role does is not asked here.

    One query, beside those of `may`. What keepers of the registry say of it is theirs, whichever article they cite. An
    article in the bin keeps its own rows as they are, and has no say about those it shares.
    """
    if isinstance(row, Citation) and _keeps_subject(user, row):
        return True
    if hasattr(row, "article_id"):
        return row.article_id is None or may(user, "change", row.article)
    return not articles_with(row).on_desk().filter(closed_to(user)).exists()


def why_not(user: AbstractBaseUser, row: Model) -> str:
    """What stands in the way, for those who look at the row and cannot change it. Names no article."""
    if may_change(user, row):
        return ""
    sentence = _("“%(row)s” is shown by articles that you may not change; ask somebody who may correct them.")
    return sentence % {"row": row}


def _keeps_subject(user: AbstractBaseUser, citation: Citation) -> bool:
    """Whether the user keeps what the citation is evidence for, a row of the registry."""
    names = [field.name for field in Citation._meta.fields if _is_of_registry(field)]
    said = [name for name in names if getattr(citation, f"{name}_id") is not None]
    models = [Citation._meta.get_field(name).related_model._meta.model_name for name in said]
    return bool(models) and all(user.has_perm(f"provinces.change_{model}") for model in models)


def _is_of_registry(field: object) -> bool:
    model = getattr(field, "related_model", None)
    return model is not None and model._meta.app_label == "provinces"


def closed_to(user: AbstractBaseUser) -> Q:
    """The articles that the user may not change; the rule of `may(user, "change", article)` for many."""
    if user.is_superuser and user.is_active:
        return Q(pk__in=[])
    seen, unseen = (_languages(user, code) for code in (CORRECT, CHANGE))
    return (Q(status__in=SEEN) & ~Q(language__in=seen)) | (~Q(status__in=SEEN) & ~Q(language__in=unseen))


def _languages(user: AbstractBaseUser, code: str) -> set[str]:
    return languages_for(user, code) if may(user, code) else set()
