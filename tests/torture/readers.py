"""Readers: many at a time, who ask for one page after another and note what they get."""

import http.client
import threading
import time
from dataclasses import dataclass, field

from benchmarks.load import Rate, rate_of
from tests.machines import Machine

REST = 0.1  # seconds between two pages: a reader looks at each


@dataclass
class Readers:
    """`pages` are asked in turn by each of `size` readers, each from another one on."""

    machine: Machine
    pages: list[str]
    size: int
    may_be_put_off: bool = False
    rest: float = REST
    stop: threading.Event = field(default_factory=threading.Event)
    milliseconds: list[float] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)  # answers other than 200, with their address
    put_off: int = 0  # those that say when to come back
    began: float = 0.0

    def begin(self) -> list[threading.Thread]:
        self.began = time.monotonic()
        threads = [
            threading.Thread(target=self._read, args=(number,), daemon=True) for number in range(self.size)
        ]
        for thread in threads:
            thread.start()
        return threads

    def rate(self) -> Rate:
        return rate_of(self.milliseconds, time.monotonic() - self.began)

    def _read(self, number: int) -> None:
        while not self.stop.wait(self.rest):
            number += 1
            page = self.pages[number % len(self.pages)]
            began = time.perf_counter()
            status: int | str
            try:
                status, _page, headers = self.machine.ask(page)
            except (OSError, http.client.HTTPException) as error:
                status, headers = repr(error), {}
            self.milliseconds.append((time.perf_counter() - began) * 1_000)
            if status == 503 and "Retry-After" in headers and self.may_be_put_off:
                self.put_off += 1
            elif status != 200:
                self.odd.append(f"{page}: {status}")
