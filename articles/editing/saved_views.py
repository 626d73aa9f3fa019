"""Saved views: a person keeps a question to the list of articles by a name, and gives it up again."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import SavedView
from provinces.datatypes.refusal import Refusal

MOST = 30  # of one person: a row of tabs, not an archive


@transaction.atomic
def keep(*, person: AbstractBaseUser, name: str, query: str) -> SavedView:
    """Whoever calls has asked the list whether it can answer the query. Raise Refusal or ValidationError, in words."""
    # Two tabs that save at once are counted one after the other.
    get_user_model().objects.select_for_update().get(pk=person.pk)
    if SavedView.objects.filter(person=person).count() >= MOST:
        sentence = _("You have %(most)d views, which is as many as there may be; remove one first.")
        raise Refusal([sentence % {"most": MOST}])
    view = SavedView(person=person, name=name, query=query)
    view.full_clean()
    view.save()
    return view


def remove(*, person: AbstractBaseUser, number: int) -> str:
    """The name of the view that is gone, "" where the person has none of this number. Another's stays."""
    view = SavedView.objects.filter(person=person, pk=number).first()
    if view is None:
        return ""
    view.delete()
    return view.name
