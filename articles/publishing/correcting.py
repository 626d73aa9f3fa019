"""Corrections: how much a public text changed decides what readers are told and who has to follow."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import revisions
from articles.choices import ChangeKind, Significance
from articles.models import Article, ChangeNote, CorrectionTask
from articles.publishing.problems import NotPublishable, refuse
from articles.publishing.step import locked, log
from provinces.datatypes.text_fields import tidy

TIME_TO_FOLLOW = dt.timedelta(
    hours=24
)  # for the translations of a text in which readers were told something wrong

ONLY_PUBLIC = gettext_lazy("Only a public article can be corrected publicly; just edit this one.")


def correction_problems(*, significance: int, text: str) -> list[str]:
    """What an editor has still to say about a change of this weight. For forms, before they save anything."""
    if significance == Significance.MAJOR and not tidy(text):
        return [_("Say what was wrong and what is right now.")]
    if significance == Significance.TYPO and tidy(text):
        return [_("A typo gets no public note; empty the note, or call the change more than a typo.")]
    return []


@transaction.atomic
def correct(
    *,
    article: Article,
    by: AbstractBaseUser | None,
    text: str = "",
    kind: str = ChangeKind.CORRECTION,
    significance: int = Significance.MAJOR,
    reason: str = "",
) -> ChangeNote | None:
    """Account for a change of a public article that has been saved: keep the revision, say publicly what changed.

    A typo has no note, and the public date stays. A major change has one, which is an entry of the feeds, and gives
    each translation a task with a deadline. Raise NotPublishable when the article is not public or nothing is said.
    """
    article = locked(article, by, "correct")
    problems = correction_problems(significance=significance, text=text)
    if (
        not article.is_due
    ):  # one that waits for its original is accounted for as well: readers may have seen it
        problems.append(str(ONLY_PUBLIC))
    refuse(problems)
    revisions.record(article=article, by=by, significance=significance, reason=reason or text)
    if not tidy(text):
        log(
            article,
            by,
            _("Typo mended.") if significance == Significance.TYPO else _("Changed without a note."),
        )
        return None
    note = ChangeNote.objects.create(article=article, kind=kind, text=text, by=by)
    log(article, by, _("Public change note: %(text)s") % {"text": text})
    _close_tasks_of(article, by, text)
    if significance == Significance.MAJOR:
        CorrectionTask.objects.bulk_create(
            CorrectionTask(article=translation, note=note, due_at=note.at + TIME_TO_FOLLOW)
            for translation in _translations_of(article)
        )
    return note


@transaction.atomic
def close_task(*, task: CorrectionTask, by: AbstractBaseUser | None, outcome: str) -> CorrectionTask:
    """Close a task by hand, saying what was done, or why nothing had to be."""
    locked(task.article, by, "change_correctiontask")
    task = CorrectionTask.objects.select_for_update().get(pk=task.pk)
    if task.closed_at is not None:
        raise NotPublishable([_("This task was closed already: %(outcome)s") % {"outcome": task.outcome}])
    refuse([] if outcome.strip() else [_("Say what was done, or why nothing had to be.")])
    task.closed_at, task.closed_by, task.outcome = timezone.now(), by, outcome
    task.save(update_fields=["closed_at", "closed_by", "outcome"])
    log(task.article, by, _("Followed the correction of the original: %(outcome)s") % {"outcome": outcome})
    return task


def _translations_of(article: Article) -> list[Article]:
    """Texts made from this one. Texts of one work without a known original count as made from the other."""
    if article.original_id is not None:
        return list(article.translations.on_desk())
    of_the_work = Q(translation_key=article.translation_key, original__isnull=True)
    return list(Article.objects.on_desk().filter(Q(original=article) | of_the_work).exclude(pk=article.pk))


def _close_tasks_of(article: Article, by: AbstractBaseUser | None, text: str) -> None:
    open_tasks = article.correction_tasks.filter(closed_at__isnull=True)
    open_tasks.update(
        closed_at=timezone.now(), closed_by=by, outcome=_("Corrected: %(text)s") % {"text": text}
    )
