"""How gunicorn serves the site, wherever it runs: `gunicorn --config python:config.gunicorn config.wsgi`.

Whatever stands behind that on the command line, or in GUNICORN_CMD_ARGS, wins: `--bind`, `--workers`.
"""

import os
from importlib import import_module
from typing import Any

from config.allocator import give_back
from config.env import env, read_env_file
from config.watching.folder import forget
from config.watching.log_settings import settings_of
from config.workers import THREADS, WORKERS


def _of_this_site(*names: str) -> dict[str, str]:
    """From the environment or the site's file, which each worker reads for itself, after a reload anew."""
    before = dict(os.environ)
    read_env_file()
    found = {name: env.str(name, default="") for name in names}
    for name in set(os.environ) - set(before):
        del os.environ[name]
    return found


give_back()  # here and not in a worker: those inherit it
_settings = _of_this_site("LOG_FORMAT", "METRICS_TOKEN")

bind = "127.0.0.1:8000"
workers = WORKERS
threads = THREADS
worker_class = "gthread"
forwarder_headers = ""  # by default a visitor could set the prefix of all links (SCRIPT_NAME) in a header
control_socket_disable = True  # gunicorn 27 would open one in the home folder
# Visitors' addresses are in no log of ours; who comes is the proxy's to know.
accesslog = None
loglevel = "error"
logconfig_dict = settings_of(_settings["LOG_FORMAT"].strip().lower())


def on_starting(server: Any) -> None:
    """Before the first worker: what an earlier run has counted is no part of this one's numbers."""
    if _settings["METRICS_TOKEN"]:
        forget()


def post_worker_init(worker: Any) -> None:
    """The site is loaded now, and with it the settings that headers are made of; this file itself has none."""
    import_module("config.refused_requests").install()
