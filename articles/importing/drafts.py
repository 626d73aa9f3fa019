"""Drafts from documents: all articles of a document, or none."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from articles.choices import Kind, Role
from articles.importing.document import ArticlePage, ImportProblem, ListedItem, ListingPage, Picture
from articles.importing.draft_images import add_images
from articles.importing.makers import names_in
from articles.importing.titles import title_of
from articles.models import Article, Source
from articles.publishing import crediting
from provinces.datatypes.names import fold


def find_source(*, slug: str = "", name: str = "") -> Source | None:
    """The outlet by its address part, which must exist, or by its printed name, which may not. One query."""
    if slug:
        source = Source.objects.filter(slug=slug).first()
        if source is None:
            raise ImportProblem(
                f"There is no source with the address part “{slug}”; create it in the admin first."
            )
        return source
    wanted = fold(name).replace(" ", "")
    return (
        next((source for source in Source.objects.all() if _known_as(source, wanted)), None)
        if wanted
        else None
    )


def _known_as(source: Source, wanted: str) -> bool:
    names = [source.name, source.local_name, source.slug, *source.other_names]
    return wanted in {fold(name).replace(" ", "").replace("-", "") for name in names}


@transaction.atomic
def make_drafts(
    *,
    document: ArticlePage | ListingPage,
    source: Source | None,
    language: str,
    pictures: Sequence[Picture] = (),
) -> list[Article]:
    """A draft for the article, or for each listed item. Raise ImportProblem, writing nothing, for a known one.

    What is wrong with the document's `pictures` is added to what its page says is missing.
    """
    parts = [document] if isinstance(document, ArticlePage) else document.items
    parts = _each_once(parts)
    _refuse_known(parts)
    drafts = [_draft(part, source=source, language=language) for part in parts]
    if isinstance(document, ArticlePage):
        document.missing.extend(add_images(drafts[0], document, pictures))
        credit_makers(drafts[0], document)
    if isinstance(document, ListingPage) and document.seen:
        Article.objects.filter(pk__in=[draft.pk for draft in drafts]).update(retrieved_at=document.seen)
    return drafts


def _each_once(parts: list[Any]) -> list[Any]:
    """What is listed twice, pinned and in its place, is one article."""
    unique: dict[Any, Any] = {}
    for part in parts:
        unique.setdefault(part.fingerprint or id(part), part)
    return list(unique.values())


def _refuse_known(parts: list[ArticlePage] | list[ListedItem]) -> None:
    prints = [part.fingerprint for part in parts if part.fingerprint]
    known = Article.objects.filter(original_hash__in=prints).first()
    if known is not None:
        raise ImportProblem(
            f"This document was brought in before, as “{known.title}” (number {known.pk}); nothing was written."
        )


def _draft(part: ArticlePage | ListedItem, *, source: Source | None, language: str) -> Article:
    title, supplied = title_of(part.title, part.text)
    article = Article(
        language=language,
        title=title,
        title_supplied=supplied,
        teaser=part.teaser,
        source=source,
        kind=Kind.FULL,
        original_date=part.date,
        original_text=part.text,
    )
    if isinstance(part, ArticlePage):
        article.body = part.body
    article.slug = Article.objects.free_slug(article.title, language)
    article.save()
    return article


def credit_makers(article: Article, page: ArticlePage) -> None:
    """Who wrote the original, took its pictures and, where the document is a translation already, translated it.

    A summary is ours: who wrote the original is not its author.
    """
    if article.kind != Kind.SUMMARY:
        crediting.credit(article, page.authors, Role.AUTHOR)
    crediting.credit(article, page.photographers, Role.PHOTOGRAPHER)
    if not article.original_language:
        crediting.credit(article, names_in(page.translator), Role.TRANSLATOR)
