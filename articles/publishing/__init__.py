"""The publishing workflow: review, release, correction, withdrawal, bin. The only writer of an article's status.

Each step is one transaction, checks everything it needs before it writes, asks `permissions` whether the person may,
and stands in the object's history with who, when and why. `by=None` is the house itself: a command, a test.

Entry points: the functions exported here, each one step in one transaction.
May import: `checks`, `revisions`, `permissions`, `models`.
"""

from articles.checks.review import approval_of
from articles.publishing.approving_anew import ask_anew, is_scheduled
from articles.publishing.binning import from_bin, purge, to_bin, why_not_purged
from articles.publishing.correcting import ONLY_PUBLIC, close_task, correct, correction_problems
from articles.publishing.problems import NotPublishable
from articles.publishing.release import (
    keep_waivers,
    make_draft,
    problems_of_publishing,
    publish,
    reason_not_made_draft,
    reason_not_withdrawn,
    unwithdraw,
    withdraw,
)
from articles.publishing.rescheduling import reschedule
from articles.publishing.reviewing import (
    approve,
    comment,
    give_back,
    is_own,
    may_approve,
    owners,
    settle,
    submit,
)

__all__ = [
    "ONLY_PUBLIC",
    "NotPublishable",
    "approval_of",
    "approve",
    "ask_anew",
    "close_task",
    "comment",
    "correct",
    "correction_problems",
    "from_bin",
    "give_back",
    "is_own",
    "is_scheduled",
    "keep_waivers",
    "make_draft",
    "may_approve",
    "owners",
    "problems_of_publishing",
    "publish",
    "purge",
    "reason_not_made_draft",
    "reason_not_withdrawn",
    "reschedule",
    "settle",
    "submit",
    "to_bin",
    "unwithdraw",
    "why_not_purged",
    "withdraw",
]
