"""One run of the mirror: what may have changed is asked for, what is another page is written, what is gone removed."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from articles.models import PublicVersion
from config.kept_pages.release import release
from config.kept_pages.validity import Validity, until
from config.mirror import copies
from config.mirror.asking import Answer, Site
from config.mirror.ledger import Ledger, Written
from config.mirror.names import file_of
from config.mirror.places import older, place_of

SEEDS = ("/", "/vi/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt")
MISSING = ("/404/", "/vi/404/")  # no page has these addresses: what the site says then becomes 404.html
CHUNK = 100  # rows of the ledger at a time; each may name 150 parts, and SQLite takes 32,766 in one query
TOLD = 10  # addresses that the site failed over
COMMIT_AFTER = 200  # pages; a run that is stopped goes on from there


@dataclass
class Report:
    """Of one run: files written, asked for and found the same, removed; how many pages the site failed over, and the
    first of their addresses.
    """

    written: int = 0
    same: int = 0
    removed: int = 0
    failed: int = 0
    failed_over: list[str] = field(default_factory=list)
    files: int = 0


class Mirror:
    """The mirror in a folder. Cost: what a reader's first request costs, for each page that may have changed."""

    def __init__(
        self, folder: Path, site: Site, *, told: Callable[[int], object] = lambda done: None
    ) -> None:
        self.folder, self.site, self.told = folder, site, told
        self.ledger = Ledger(folder)
        self.report = Report()
        self.done = 0

    def run(self) -> Report:
        """Bring every file up to date. `told` is told how many pages are done."""
        try:
            self._begin()
            while (page := self.ledger.next_waiting()) is not None:
                self._bring_up_to_date(page)
                self.done += 1
                if self.done % COMMIT_AFTER == 0:
                    self.ledger.commit()
                self.told(self.done)
            self._end()
        finally:
            self.ledger.close()
        return self.report

    def known(self) -> int:
        """How many pages this run has to do, as far as it knows: pages lead to others."""
        return self.done + self.ledger.waiting()

    def _begin(self) -> None:
        """Find out which pages may have changed; none, where nothing was written and nothing became due."""
        made_by = f"{release()} {self.site.root}"
        if self.ledger.fact("release") != made_by:
            self.ledger.all_wait()
            self.ledger.note("release", made_by)
        self.ledger.begin()
        self.ledger.found((address, None) for address in [*SEEDS, *_files_of_the_root()])
        self.version, self.until, now = PublicVersion.now(), until(), timezone.now().timestamp()
        if now < float(self.ledger.fact("since") or 0):  # the clock was set back: what was due may wait again
            self.ledger.all_wait()
        self.ledger.note("since", str(now))
        if self.ledger.fact("version") != self.version or now >= float(self.ledger.fact("until") or 0):
            for pages in self.ledger.done(CHUNK):
                self.ledger.let_wait(self._changed(pages, now))

    def _changed(self, pages: list[Written], now: float) -> list[int]:
        """The numbers of those that may be other pages now. One query of their parts."""
        held = [page.validity for page in pages if page.validity and page.validity.parts]
        stamps = PublicVersion.of({name for validity in held for name in validity.parts or ()})

        def holds(validity: Validity | None) -> bool:
            if validity is None:
                return False
            return validity.holds(self.version, now) or (
                validity.may_hold(self.version, now)
                and all(stamps.get(name, "") == stamp for name, stamp in (validity.parts or {}).items())
            )

        return [page.number for page in pages if not holds(page.validity)]

    def _bring_up_to_date(self, page: Written) -> None:
        # A file without a row that lasts would stay for ever, should this run be killed and the page be taken away.
        if page.number > self.ledger.sure:
            self.ledger.commit()
        path = self.folder / file_of(page.address)
        answer = self.site.ask(page.address, page.etag if page.digest and path.exists() else "")
        if answer.status == 304:
            self.ledger.renew(page, answer.validity)
            self.report.same += 1
        elif answer.status >= 500:
            self.ledger.refused(page)
            self.report.failed += 1
            if len(self.report.failed_over) < TOLD:
                self.report.failed_over.append(page.address)
        elif (copy := self._copy(page.address, answer)) is None:
            self._remove(page)
            self.ledger.gone(page)
        else:
            self._write(page, path, copy, answer)

    def _copy(self, address: str, answer: Answer) -> copies.Copy | None:
        """None where there is nothing to send: the page is no more, a moved file, or nobody's to keep."""
        if answer.is_secret:
            return None
        if answer.status in (200, 410):  # a withdrawn article says so
            return copies.copy_of(
                address,
                answer.kind,
                answer.body,
                root=self.site.root,
                place=lambda wanted: older(self.ledger, address, wanted),
            )
        if answer.leads_to and address.partition("?")[0].endswith("/"):
            return copies.moved(answer.leads_to, address, root=self.site.root)
        return None

    def _write(self, page: Written, path: Path, copy: copies.Copy, answer: Answer) -> None:
        digest = hashlib.sha256(copy.body).digest()
        if digest == page.digest and path.exists():
            self.report.same += 1
        else:
            put(path, copy.body)
            self.report.written += 1
        self.ledger.write(page, digest=digest, etag=answer.etag, validity=answer.validity, older=copy.older)
        self.ledger.found((address, place_of(address)) for address in sorted(copy.leads_to))

    def _remove(self, page: Written) -> None:
        """The file, also of a run that was killed before it noted it, and the folders that it leaves empty."""
        path = self.folder / file_of(page.address)
        if path.parent.is_dir():  # a link may lead below a file
            unfinished(path).unlink(missing_ok=True)
        if not path.is_file():
            return
        path.unlink()
        self.report.removed += 1
        for parent in path.parents:
            if parent == self.folder or not parent.is_dir() or any(parent.iterdir()):
                break
            parent.rmdir()

    def _end(self) -> None:
        while unreached := self.ledger.unreached():
            for page in unreached:
                self._remove(page)
                self.ledger.remove(page)
        for address in MISSING:
            answer = self.site.ask(address)
            copy = copies.copy_of(address, answer.kind, answer.body, root=self.site.root, place=str)
            path = self.folder / address.strip("/").replace("404", "404.html")
            if not path.exists() or path.read_bytes() != copy.body:
                put(path, copy.body)
        if not self.report.failed:
            self.ledger.note("version", self.version)
            self.ledger.note("until", str(self.until))
        self.report.files = len(self.ledger)


def put(path: Path, body: bytes) -> None:
    """The file as a whole or as it was, whatever happens meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = unfinished(path)
    new.write_bytes(body)
    os.replace(new, path)


def unfinished(path: Path) -> Path:
    """What the file is called until it is whole."""
    return path.with_name(f".{path.name}.new")


def _files_of_the_root() -> list[str]:
    """What programs ask for at the root of any site."""
    return [f"/{path.name}" for path in sorted(Path(settings.WHITENOISE_ROOT).iterdir())]
