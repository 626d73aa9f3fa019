"""Two PostgreSQL servers, the second a copy of the first by streaming replication, and a site that uses both."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command

from tests.clusters import Cluster, cluster
from tests.databases import databases

LONGEST_WAIT = 20  # seconds


class Pair:
    """A primary and its copy."""

    def __init__(self, primary: Cluster, replica: Cluster) -> None:
        self.primary, self.replica = primary, replica

    def catch_up(self) -> None:
        """Come back when the copy has replayed all that was written until now."""
        newest = self.primary.ask("SELECT pg_current_wal_insert_lsn()::text")
        self.primary.ask(
            "SELECT pg_logical_emit_message(false, '', '')"
        )  # so that the log is sent to its end
        deadline = time.monotonic() + LONGEST_WAIT
        while not self._has_all(newest):
            assert time.monotonic() < deadline, "the copy did not catch up"

    def _has_all(self, newest: str) -> bool:
        """As the site asks: what the server notes by itself counts as well, and comes at any time."""
        newest = self.primary.ask("SELECT greatest(pg_current_wal_lsn(), %s::pg_lsn)::text", newest)
        return self.replica.ask("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", newest)

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """The copy goes on answering, and replays nothing."""
        self.replica.ask("SELECT pg_wal_replay_pause()")
        deadline = time.monotonic() + LONGEST_WAIT
        while self.replica.ask("SELECT pg_get_wal_replay_pause_state()") != "paused":
            assert time.monotonic() < deadline, "the copy did not stop replaying"
        try:
            yield
        finally:
            self.replica.ask("SELECT pg_wal_replay_resume()")


@contextmanager
def replicated() -> Iterator[Pair]:
    """Both servers, the tables of the site in them; nothing is left behind."""
    with cluster() as primary:
        with databases(DATABASE_URL=primary.url):
            call_command("migrate", verbosity=0)
        with cluster(copied=primary) as replica:
            yield Pair(primary, replica)
