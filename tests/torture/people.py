"""People of a tortured site: editors who may publish, accounts that are switched off; and the paper they translate.

Runs in the site's process.
"""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User

from articles.models import Source
from tests.torture.accounts import EDITORS, PASSWORD, SOURCE, name_of, off_name_of


def make() -> int:
    """Those that are not there yet. One password for all, and one hash: it takes its time to be made."""
    hashed, publishers = make_password(PASSWORD), Group.objects.get(name="publisher")
    known = set(User.objects.values_list("username", flat=True))
    names = {name_of(number): True for number in range(EDITORS)}
    names |= {off_name_of(number): False for number in range(EDITORS)}
    people = [
        User(username=name, password=hashed, is_staff=True, is_active=is_active)
        for name, is_active in names.items()
        if name not in known
    ]
    User.objects.bulk_create(people)
    Source.objects.get_or_create(slug="torture-gazette", defaults={"name": SOURCE})
    publishers.user_set.add(*User.objects.filter(username__in=names))
    return len(people)
