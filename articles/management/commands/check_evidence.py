"""manage.py check_evidence: list the quoted passages that an edit broke."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.checks.evidence import broken_citations
from articles.models import Citation


class Command(BaseCommand):
    help = "Lists each citation whose passage does not stand in its article, and fails if there is one."

    def handle(self, **options: Any) -> None:
        passages = Citation.objects.filter(article__isnull=False)
        broken = broken_citations(passages)
        for citation in broken:
            article = citation.article
            self.stdout.write(f"{citation.code}: “{article.title}”, {article.get_absolute_url()}")
        total = passages.count()
        if broken:
            raise CommandError(
                f"{len(broken)} of {total} passages do not stand in their articles; "
                "correct each citation in the admin, or its article."
            )
        self.stdout.write(f"All {total} passages stand in their articles.")
