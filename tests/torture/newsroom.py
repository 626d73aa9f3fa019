"""A newsroom: many editors who save at the same time, until they are told to stop or their server is gone."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

from tests.machines import Machine
from tests.torture.editor import GONE, Editor, Save
from tests.torture.sites import ask_site

AT_A_TIME = 8  # log-ins: each costs the server a hash of a password


class Newsroom:
    """So many editors, logged in. Each has a published article of their own to change, and writes new ones."""

    def __init__(self, machine: Machine, size: int) -> None:
        self.machine = machine
        self.editors = [Editor(machine, number) for number in range(size)]
        self.published: list[int] = ask_site(machine, f"proof.published({size})")
        self.addresses: dict[str, str] = ask_site(machine, f"proof.addresses({self.published})")
        self.stop = threading.Event()
        self.broken: list[BaseException] = []
        self.unseen: list[
            str
        ] = []  # what an acknowledged save of a public text did not show to the next reader
        with ThreadPoolExecutor(AT_A_TIME) as door:
            list(door.map(Editor.log_in, self.editors))

    def begin(self, name: str, each: int | None = None) -> list[threading.Thread]:
        """Let all of them save, `each` so often, or until they are stopped. `name` makes the marks of this time."""
        self.stop.clear()
        threads = [
            threading.Thread(target=self._work, args=(editor, name, each), daemon=True)
            for editor in self.editors
        ]
        for thread in threads:
            thread.start()
        return threads

    def saves(self, name: str = "") -> list[Save]:
        """Of this time, or all, each editor's in the order in which they were sent."""
        return [save for editor in self.editors for save in editor.saves if save.mark.startswith(name)]

    def acknowledged(self, name: str = "") -> int:
        return sum(save.is_acknowledged for save in self.saves(name))

    def judged(self) -> dict[str, list[str]]:
        """What `proof.of_saves` finds wrong with all of them until now."""
        rows = [
            {"mark": save.mark, "article": save.article, "acknowledged": save.is_acknowledged}
            for save in self.saves()
        ]
        path = self.machine.server.folder / "saves.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        return ask_site(self.machine, f"proof.of_saves({str(path)!r})")

    def _work(self, editor: Editor, name: str, each: int | None) -> None:
        """A new text, another word in it, another word in a published one; and again."""
        number, own = 0, None
        try:
            while not self.stop.is_set() and (each is None or number < each):
                mark = f"{name}e{editor.number}n{number}z"
                if number % 3 == 0 or (number % 3 == 1 and own is None):
                    own = editor.write(mark).article
                elif number % 3 == 1:
                    editor.change(int(own or 0), mark)
                else:
                    self._change_a_public_one(editor, mark)
                number += 1
        except GONE as error:
            if not self.stop.is_set():
                self.broken.append(error)
        except Exception as error:
            self.broken.append(error)

    def _change_a_public_one(self, editor: Editor, mark: str) -> None:
        """And look at it as a reader: nobody else writes it, so its page must say this and nothing else."""
        article = self.published[editor.number]
        if editor.change(article, mark).is_acknowledged:
            status, page, _headers = self.machine.ask(self.addresses[str(article)])
            if (status, f"All that {mark} says." in page.decode()) != (200, True):
                self.unseen.append(f"{self.addresses[str(article)]} ({status}) lacks {mark}")
