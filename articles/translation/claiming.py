"""Claiming an original: one draft for each original and language, and everybody is told who has it."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles import revisions
from articles.fields.original_keys import address_key, text_key
from articles.importing.document import ArticlePage, Picture
from articles.importing.draft_images import add_images
from articles.importing.drafts import credit_makers
from articles.importing.titles import title_of
from articles.models import Article, Source
from articles.permissions import NotAllowed, may, require
from articles.publishing import crediting
from articles.publishing.problems import NotPublishable, refuse
from articles.publishing.release import in_words
from articles.publishing.step import locked, log, save
from articles.translation import staleness

PASSPORT = ("source", "original_title", "original_url", "original_language", "original_date")


def claimed_by(
    *, url: str = "", text: str = "", language: str, by: AbstractBaseUser | None, besides: int | None = None
) -> str:
    """Who has this page or this text for this language, as a sentence; empty when nobody has. One query.

    The title leads to the article where the person may open it.
    """
    keys = {"address_key": address_key(url), "text_key": text_key(text)}
    taken = Article.objects.with_original(language=language, **keys).exclude(pk=besides)
    other = taken.select_related("taken_by", "created_by").defer("body", "original_text").first()
    if other is None:
        return ""
    title = other.title
    if by is not None and may(by, "view_article", other):
        title = format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_article_change", args=[other.pk]), title
        )
    return format_html(
        _("This original is taken: “{title}”, by {who}, since {since}."),
        title=title,
        who=other.taken_by or other.created_by or _("somebody"),
        since=in_words(other.taken_at or other.created_at),
    )


def take(
    *,
    by: AbstractBaseUser,
    language: str,
    url: str = "",
    source: Source | None = None,
    kind: str = "full",
    original_language: str = "vi",
    page: ArticlePage | None = None,
    pictures: list[Picture] | None = None,
    original: Article | None = None,
) -> tuple[Article, list[str]]:
    """A draft for the original, held by the person, and a sentence for whatever did not come along.

    The original is a document that was read (`page`), or an article of ours in another language. Raise NotPublishable,
    writing nothing, when somebody has it already, also when that was a moment ago.
    """
    text = page.text if page is not None else ""
    try:
        require(by, "add_article", language)
    except NotAllowed as refusal:
        raise NotPublishable([str(refusal)]) from refusal
    try:
        with transaction.atomic():
            refuse([each for each in [claimed_by(url=url, text=text, language=language, by=by)] if each])
            article = Article(
                language=language, kind=kind, source=source, original_url=url, created_by=by, taken_by=by
            )
            article.taken_at = timezone.now()
            lost: list[str] = []
            if original is not None:
                _from_ours(article, original)
                crediting.credit_account(article, by)
            elif page is not None:
                lost = _from_page(article, page, pictures or [], original_language)
            log(article, by, _("Original taken."))
            return article, lost
    except IntegrityError as error:
        sentence = claimed_by(url=url, text=text, language=language, by=by) or _(
            "This work has a text in this language already."
        )
        raise NotPublishable([sentence]) from error


@transaction.atomic
def give_back(*, article: Article, by: AbstractBaseUser | None) -> Article:
    """Let somebody else have the original. The draft stays, held by nobody."""
    article = locked(article, by, "change")
    if article.taken_by_id is None:
        refuse([_("Nobody holds “%(title)s”.") % {"title": article.title}])
    crediting.pass_on(article, before=article.taken_by, after=None)
    save(article, by, _("Original given back."), taken_by=None, taken_at=None)
    return article


@transaction.atomic
def take_over(*, article: Article, by: AbstractBaseUser, reason: str) -> Article:
    """Hold what somebody else held, saying why."""
    article = locked(article, by, "change")
    refuse([] if reason.strip() else [_("Say why you take it over.")])
    crediting.pass_on(article, before=article.taken_by, after=by)
    save(article, by, _("Taken over: %(why)s") % {"why": reason}, taken_by=by, taken_at=timezone.now())
    return article


def _from_ours(article: Article, original: Article) -> None:
    for name in PASSPORT:
        setattr(article, name, getattr(original, name) or getattr(article, name))
    article.original, article.translation_key = original, original.translation_key
    article.title, article.event_date = original.title, original.event_date
    article.slug = Article.objects.free_slug(article.title, article.language)
    article.save()
    article.provinces.set(original.provinces.all())
    article.units.set(original.units.all())
    staleness.begin(article)


def _from_page(
    article: Article, page: ArticlePage, pictures: list[Picture], original_language: str
) -> list[str]:
    article.title, article.title_supplied = title_of(page.title, page.text)
    article.original_date = page.date
    article.original_language = original_language
    if original_language == article.language:  # the document is a translation already
        article.teaser = page.teaser
        article.body = page.body
        article.original_language = ""
    else:
        article.original_title = "" if article.title_supplied else article.title
    article.slug = Article.objects.free_slug(article.title, article.language)
    article.save()
    revisions.record_original(article=article, text=page.text, by=article.taken_by)
    credit_makers(article, page)
    if original_language != article.language:
        crediting.credit_account(article, article.taken_by)
    lost = [*page.missing, *add_images(article, page, pictures)]
    if page.source_name and article.source is None:
        sentence = _(
            "The document names “%(name)s” as its source, which is not among ours; add it and choose it."
        )
        lost.append(sentence % {"name": page.source_name})
    return lost
