"""Collect the words to translate: as Django does, and from the readers' templates as Jinja2 reads them."""

from pathlib import Path

from django.core.management.commands import makemessages
from django.template import engines
from jinja2.ext import extract_from_ast


class _BuildFile(makemessages.BuildFile):
    """A source on its way to xgettext, which reads Python: of a template the calls of `_` and `ngettext` alone."""

    def preprocess(self) -> None:
        path = Path(self.path)
        if path.suffix != ".html" or "admin" in path.parts:
            super().preprocess()
            return
        found = extract_from_ast(engines["readers"].env.parse(path.read_text()))
        calls = []
        for _line, function, words in found:
            said = [each for each in (words if isinstance(words, tuple) else (words,)) if each is not None]
            calls.append(f"{function}({', '.join(map(repr, said))}{', 2' if function == 'ngettext' else ''})")
        Path(self.work_path).write_text("\n".join(calls))


class Command(makemessages.Command):
    """As Django's own; `make catalogue` calls it."""

    build_file_class = _BuildFile
