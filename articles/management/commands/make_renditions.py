"""manage.py make_renditions: make renditions and perceptual hashes of all pictures that lack them."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.models import ArticleImage
from articles.pictures.upkeep import bring_up_to_date


class Command(BaseCommand):
    help = (
        "Makes the sizes and formats of pictures that lack them, as after loading fixtures. Can be repeated."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        made = 0
        for image in ArticleImage.objects.exclude(file="").order_by("pk").iterator(chunk_size=100):
            made += bring_up_to_date(image)
        self.stdout.write(f"Made the sizes of {made} pictures.")
