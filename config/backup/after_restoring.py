"""What a restored site still wants: tables of today, new versions of its pages, no sizes of pictures that are lost."""

from django.core.management import CommandError, call_command
from django.db import connections

from articles.models import ArticleImage
from articles.pictures.renditions import names_made
from articles.search.verification import differences


def bring_up_to_date() -> None:
    """Run the migrations the backup lacks. Also where it lacks none: `migrate` draws new versions of all that readers
    see, so that no page kept from before, in a file or in a cache, is taken for one of the restored site.
    """
    connections.close_all()  # they were to the database that was not there
    call_command("migrate", verbosity=0, interactive=False)


def forget_lost_sizes() -> int:
    """Sizes that were removed while the backup was made stand in their rows still: none is printed that is not there.

    How many pictures want `make_renditions`. One look at the disk for each size.
    """
    lost = [
        image.pk
        for image in ArticleImage.objects.only("pk", "file", "made").iterator()
        if any(not image.file.storage.exists(name) for name in names_made(image))
    ]
    return ArticleImage.objects.filter(pk__in=lost).update(made={})


def prove_search() -> str:
    """What was found, in a sentence; CommandError where search would find wrong.

    On PostgreSQL the proof takes 70 s for 10,000 articles, five times the whole restore, and is left to who wants it.
    """
    if connections["default"].vendor == "postgresql":
        return "Its tables are those of this version. If you have the time, prove its search: manage.py check_search."
    if found := differences():
        raise CommandError(
            " ".join(["The site is restored.", *found, "Run manage.py check_search --rebuild."])
        )
    return "Its tables are those of this version, and its search finds what its articles say."
