"""The site by a clock that is wrong by as many seconds as the file named in SET_CLOCK says, at each request anew.

libfaketime would fake SQLite's clock as well, but stops gunicorn: of its version in Debian 12 a wait of Python's, which
is until a moment of the monotonic clock, is an error.
"""

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import time_machine

from config.wsgi import application as site

real = time_machine.escape_hatch.time.time
traveller = time_machine.travel(time.time(), tick=True).start()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    traveller.move_to(real() + float(Path(os.environ["SET_CLOCK"]).read_text()))
    return site(environ, start_response)
