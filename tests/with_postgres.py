"""Run a command against a throwaway PostgreSQL, and leave nothing behind.

    .venv/bin/python tests/with_postgres.py .venv/bin/pytest -n 2

The server listens on a Unix socket in a temporary folder only; `DATABASE_URL` tells the command where. Run by root, the
server (not the command) runs as the user postgres, for PostgreSQL refuses root. Without PostgreSQL's programs the part
is skipped with one line, or fails where BORDERPOST_REQUIRE_ALL=1.
"""

import glob
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from typing import Any

OLDEST = 15  # what Django 6.1 supports
LONGEST_SOCKET_FOLDER = 80  # characters; the kernel allows 107 for the whole path of a socket


class Unavailable(Exception):
    """Why there can be no PostgreSQL here, in one plain sentence."""


def programs() -> str:
    """The folder of the newest PostgreSQL server on this machine."""
    debian = glob.glob("/usr/lib/postgresql/*/bin")  # Debian keeps them off the PATH
    on_path = [os.path.dirname(os.path.realpath(found))] if (found := shutil.which("initdb")) else []
    known: list[tuple[int, str]] = []
    for folder in [*debian, *on_path]:
        try:
            said = subprocess.check_output(
                [f"{folder}/postgres", "--version"], text=True, stderr=subprocess.DEVNULL
            )
        except (OSError, subprocess.SubprocessError):
            continue
        if number := re.search(r"(\d+)", said):
            known.append((int(number[1]), folder))
    if not known:
        raise Unavailable("no PostgreSQL server is installed (on Debian: apt-get install postgresql)")
    version, folder = max(known)
    if version < OLDEST:
        raise Unavailable(f"PostgreSQL {OLDEST} or newer is needed and only {version} is installed")
    return folder


def account() -> dict[str, Any]:
    """The arguments that make a subprocess run as a user PostgreSQL accepts; none are needed unless we are root."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        raise Unavailable("PostgreSQL refuses to run as root and there is no user postgres") from None
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def make(folder: str, *, bin: str, as_user: dict[str, Any], env: dict[str, str]) -> None:
    """The files of a server that has no data yet, in this folder."""
    initdb = [f"{bin}/initdb", "-D", f"{folder}/data", "-U", "app", "-A", "trust", "-E", "UTF8"]
    initdb += ["--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run(
        initdb, capture_output=True, text=True, cwd=folder, env=env, stdin=subprocess.DEVNULL, **as_user
    )
    if made.returncode:
        raise Unavailable(f"initdb failed: {(made.stderr.strip().splitlines() or ['nothing said'])[-1]}")


def start(
    folder: str, *, bin: str, as_user: dict[str, Any], env: dict[str, str], commits: str = "off"
) -> subprocess.Popen:
    """A running server whose socket lies in this folder. Durability is off: the data lives for one test run."""
    options = ["listen_addresses=", "fsync=off", f"synchronous_commit={commits}", "full_page_writes=off"]
    command = [f"{bin}/postgres", "-D", f"{folder}/data", "-k", folder]
    with open(f"{folder}/log", "wb") as log:
        server = subprocess.Popen(
            command + [part for option in options for part in ("-c", option)],
            stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True, cwd=folder, env=env, **as_user,
        )  # fmt: skip
    for _ in range(400):  # 20 s; usually ready within half a second
        if server.poll() is not None:
            break
        if subprocess.run([f"{bin}/pg_isready", "-q", "-h", folder, "-U", "app"], env=env).returncode == 0:
            return server
        time.sleep(0.05)
    stop(server)
    with open(f"{folder}/log", errors="replace") as log:
        raise Unavailable(
            f"the PostgreSQL server did not start: {(log.read().strip().splitlines() or ['no word'])[-1]}"
        )


def stop(server: subprocess.Popen) -> None:
    """End our own child: SIGINT is PostgreSQL's fast shutdown."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def run(command: list[str]) -> int:
    """Run the command with `DATABASE_URL` set; its exit status."""
    bin, as_user = programs(), account()
    folder = tempfile.mkdtemp(prefix="pg-")
    server = None
    try:
        if len(folder) > LONGEST_SOCKET_FOLDER:
            raise Unavailable(
                f"the temporary folder {folder} has too long a name for a socket; set TMPDIR to a short one"
            )
        if as_user:
            os.chown(folder, as_user["user"], as_user["group"])
        env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": folder}
        make(folder, bin=bin, as_user=as_user, env=env)
        server = start(folder, bin=bin, as_user=as_user, env=env)
        url = f"postgres://app@/postgres?host={folder}"
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    finally:
        if server:
            stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that `finally` runs when we are told to end
    try:
        return run(command)
    except Unavailable as reason:
        required = os.environ.get("BORDERPOST_REQUIRE_ALL") == "1"
        print(f"PostgreSQL part {'FAILED' if required else 'skipped'}: {reason}.", file=sys.stderr)
        return 1 if required else 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
