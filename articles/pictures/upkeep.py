"""Signal handlers that make renditions when a picture is saved and delete them with it.

A task of Django's: with the default backend it runs in the request that saved, after the commit; with a worker
(docs/staff.md) it runs there. Loading fixtures starts none: `manage.py make_renditions` makes all that lack.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.tasks import task

from articles.models import ArticleImage
from articles.pictures import perceptual_hashes, renditions


@task
def make(number: int) -> bool:
    """Whatever the picture still lacks; False when there was nothing to do or the row is gone."""
    image = ArticleImage.objects.filter(pk=number).first()
    return image is not None and bring_up_to_date(image)


def bring_up_to_date(image: ArticleImage) -> bool:
    """Look and renditions of one picture; whether anything was done."""
    has_changed = image.made.get("key") != renditions.key_of(image)
    if image.file and (has_changed or not image.look):
        look = perceptual_hashes.read_hash(image)
        if look != image.look:
            ArticleImage.objects.filter(pk=image.pk, file=str(image.file)).update(look=look)
            image.look = look
    return renditions.make(image)


def after_save(sender: Any, instance: ArticleImage, *, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.file and instance.made.get("key") != renditions.key_of(instance):
        transaction.on_commit(partial(make.enqueue, instance.pk))


def after_delete(sender: Any, instance: ArticleImage, **kwargs: Any) -> None:
    """The file itself stays: a revision may bring it back."""
    transaction.on_commit(partial(renditions.remove_all, instance))
