"""manage.py import_article: bring in a document as drafts, or say what it holds."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.choices import Language
from articles.importing import ArticlePage, ImportProblem, ListingPage, parse
from articles.importing.drafts import find_source, make_drafts
from articles.importing.reading import read_pictures


class Command(BaseCommand):
    help = (
        "Make drafts of a document in the house form (.txt, .html, .docx): an article page or a listing page."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Say what was found, write nothing.")
        parser.add_argument(
            "--source", default="", help="The outlet, by the address part it has in the admin."
        )
        parser.add_argument(
            "--language", default="en", choices=Language.values, help="The language of the text."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            try:
                data = path.read_bytes()
            except OSError as error:
                raise ImportProblem(
                    f"{path} cannot be read ({error.strerror}); check the name and try again."
                ) from error
            document = parse(data, filename=path.name)
            name = document.source_name if isinstance(document, ArticlePage) else ""
            source = find_source(slug=options["source"], name=name)
            if options["dry_run"]:
                self.stdout.write("Dry run: nothing was written.")
            else:
                make_drafts(
                    document=document,
                    source=source,
                    language=options["language"],
                    pictures=read_pictures(data, filename=path.name),
                )
        except ImportProblem as problem:
            raise CommandError(str(problem)) from problem
        for line in described(document, source=str(source) if source else ""):
            self.stdout.write(line)


def described(document: ArticlePage | ListingPage, *, source: str) -> list[str]:
    """What was found and what is missing, line by line; the same with and without a dry run."""
    parts = [document] if isinstance(document, ArticlePage) else document.items
    if isinstance(document, ListingPage):
        seen = f", seen {document.seen:%Y-%m-%d %H:%M} (GMT+7)" if document.seen else ""
        lines = [f"A listing page of {len(parts)} articles{seen}."]
    else:
        lines = ["An article page."]
    for number, part in enumerate(parts, 1):
        lines.append(f"{number}. {part.title or 'without a title'}")
        if part.published:
            hour = " %H:%M (GMT+7)" if isinstance(part.published, dt.datetime) else ""
            lines.append(f"   Date: {part.published:%Y-%m-%d{hour}}")
        if part.teaser:
            lines.append(
                f"   Teaser: {part.teaser[:80]}…" if len(part.teaser) > 80 else f"   Teaser: {part.teaser}"
            )
        if isinstance(part, ArticlePage):
            lines.append(f"   Paragraphs: {len(part.paragraphs)}")
            lines += [
                f"   Caption after paragraph {caption.after}: {caption.text}" for caption in part.captions
            ]
            lines += [
                f"   Source: {part.source_name}" + ("" if source else " (not among our sources)")
            ] * bool(part.source_name)
            makers = {
                "Author": part.authors,
                "Photographs": part.photographers,
                "Translator": [part.translator],
            }
            lines += [f"   {role}: {', '.join(names)}" for role, names in makers.items() if any(names)]
        lines += [f"   Note: {note}" for note in part.notes]
        lines += [f"   Missing: {sentence}" for sentence in part.missing]
    if isinstance(document, ListingPage):
        lines += [f"Missing: {sentence}" for sentence in document.missing]
    lines.append(f"Drafts: {len(parts)}.")
    return lines
