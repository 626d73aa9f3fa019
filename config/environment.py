"""The virtual environment of every make target: a suitable Python, `.venv/`, the locked packages in it.

    python3 config/environment.py [--dev] [--python COMMAND] [--port 8000]

Runs under whatever `python3` a machine has (syntax of 3.6, standard library only): its first duty is to say in
one plain sentence what is missing. A second run costs one short process: a stamp in `.venv/` says what is installed.
"""

import argparse
import glob
import hashlib
import os
import socket
import subprocess
import sys
from typing import Iterable, List, Optional, Tuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST = (3, 12)  # what Django 6.1 asks for
TRIED = (3, 13)  # what this project is developed on, taken first where there is a choice
NAMES = ["python3.13", "python3.14", "python3.12", "python3", "python"]

# What pip says in its log, and what a person can do about it; the first that matches is told.
PIP_TROUBLES = [
    ("No space left on device", "the disk is full. Free some space and run make again"),
    (
        "Permission denied",
        "the folder .venv cannot be written. Give yourself write permission and run make again",
    ),
    (
        "DO NOT MATCH THE HASHES",
        "a package differs from the one that was locked. Do not use it; check the package index",
    ),
    (
        "Could not find a version",
        "the package index could not be reached or lacks a locked version. Check the network",
    ),
    (
        "No matching distribution",
        "the package index could not be reached or lacks a locked version. Check the network",
    ),
    ("Connection", "the package index could not be reached. Check the network and run make again"),
    ("Temporary failure", "the package index could not be reached. Check the network and run make again"),
]


class Problem(Exception):
    """What stops us, as one plain sentence that names the remedy."""


def version_of(command: str) -> Optional[Tuple[int, int]]:
    """The version of a Python that can run and has what `venv` needs, else None (a pyenv shim may exist and fail)."""
    probe = "import sys, venv, ensurepip; print('%d %d' % sys.version_info[:2])"
    try:
        answer = subprocess.check_output(
            [command, "-c", probe], stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, timeout=30
        )
        major, minor = answer.decode("ascii").split()
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def candidates(path: str) -> List[str]:
    """Every command on this PATH that may be a Python, and the interpreters that stand behind pyenv's shims."""
    found = [sys.executable] if sys.executable else []
    for folder in path.split(os.pathsep):
        found += [os.path.join(folder, name) for name in NAMES]
        if os.path.basename(folder.rstrip(os.sep)) == "shims":
            found += glob.glob(
                os.path.join(os.path.dirname(folder.rstrip(os.sep)), "versions", "3.*", "bin", "python3")
            )
    kept = []  # type: List[str]
    for command in found:
        if command not in kept and os.access(command, os.X_OK):
            kept.append(command)
    return kept


def choose(pythons: Iterable[Tuple[str, Optional[Tuple[int, int]]]]) -> str:
    """The command to use out of (command, version) pairs: the tried version first, then the newest."""
    usable = [(version, command) for command, version in pythons if version]
    good = [pair for pair in usable if pair[0] >= OLDEST]
    if good:
        return max(good, key=lambda pair: (pair[0] == TRIED, pair[0]))[1]
    newest = (
        "the newest found is {}.{}".format(*max(usable)[0]) if usable else "none with venv and pip was found"
    )
    raise Problem(
        "Python {}.{} or newer is needed and {}. Install Python {}.{} (on Debian also python{}.{}-venv), "
        "or name one: make PYTHON=/path/to/python3 demo.".format(*OLDEST, newest, *TRIED, *TRIED)
    )


def free_looking(port: int) -> int:
    """Another port to propose: the next one, or a usual one after the last."""
    return port + 1 if 1024 <= port < 65535 else 8123


def check_port(text: str) -> int:
    """The number of a port on this machine that is free to listen on."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise Problem(
            "PORT must be a number from 1 to 65535, not '{}'. Try: make demo PORT=8123.".format(text)
        )
    port = int(text)
    with socket.socket() as attempt:
        attempt.setsockopt(
            socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
        )  # a server stopped a second ago holds nothing
        try:
            attempt.bind(("127.0.0.1", port))
        except PermissionError:
            raise Problem(
                "Port {} is reserved for the system. Try: make demo PORT=8123.".format(port)
            ) from None
        except OSError:
            raise Problem(
                "Port {} is already taken by another program. Try: make demo PORT={}.".format(
                    port, free_looking(port)
                )
            ) from None
    return port


def check_writable(*folders: str) -> None:
    """Refuse a folder that cannot be written, or cannot be created in its parent."""
    for folder in folders:
        existing = folder
        while not os.path.exists(existing):
            existing = os.path.dirname(existing)
        if not os.path.isdir(existing) or not os.access(existing, os.W_OK | os.X_OK):
            raise Problem(
                "The folder {} cannot be written. Give yourself write permission there.".format(existing)
            )


def fingerprint(requirements: str, version: Tuple[int, int]) -> str:
    """What the stamp holds when exactly these locked packages are installed for this Python."""
    with open(requirements, "rb") as file:
        return "{} {}.{}".format(hashlib.sha256(file.read()).hexdigest(), *version)


def explain(log: str) -> str:
    """One clause out of pip's many lines."""
    for sign, remedy in PIP_TROUBLES:
        if sign in log:
            return remedy
    return "pip stopped"


def make_venv(venv: str, named: str) -> Tuple[int, int]:
    """Make `.venv/` unless a working one is there. Return the version of its Python."""
    python = os.path.join(venv, "bin", "python")
    version = version_of(python)
    if (
        version
        and version >= OLDEST
        and glob.glob(os.path.join(venv, "lib", "python3.*", "site-packages", "pip"))
    ):
        return version
    commands = [named] if named else candidates(os.environ.get("PATH", os.defpath))
    chosen = choose((command, version_of(command)) for command in commands)
    print("Making .venv with {} ...".format(chosen), flush=True)
    result = subprocess.run(
        [chosen, "-m", "venv", "--clear", venv], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    version = version_of(python)
    if result.returncode or not version:
        said = result.stdout.decode("utf-8", "replace").strip().splitlines() or ["nothing said"]
        raise Problem("{} could not make the folder .venv: {}".format(chosen, said[-1]))
    return version


def install(venv: str, requirements: str, version: Tuple[int, int]) -> bool:
    """Install the locked packages unless the stamp says they are. Return whether pip had to be asked."""
    name = os.path.basename(requirements)
    stamp = os.path.join(venv, ".installed-" + name)
    wanted = fingerprint(requirements, version)
    if os.path.exists(stamp):
        with open(stamp) as file:
            if file.read() == wanted:
                return False
    print("Installing the packages of {} into .venv (once; a minute or two) ...".format(name), flush=True)
    log = os.path.join(venv, "install.log")
    command = [os.path.join(venv, "bin", "python"), "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--retries", "3", "-r", requirements]
    with open(log, "wb") as file:
        code = subprocess.call(command, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    if code:
        with open(log, errors="replace") as file:
            raise Problem(
                "Packages not installed: {}; the whole story is in .venv/install.log.".format(
                    explain(file.read())
                )
            )
    with open(stamp, "w") as file:
        file.write(wanted)
    return True


def main(arguments: List[str], *, root: str = ROOT) -> int:
    parser = argparse.ArgumentParser(description="Make .venv and install the locked packages.")
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    parser.add_argument("--python", default="", help="the Python to use instead of the best one found")
    parser.add_argument("--port", help="also make sure that this port is free")
    options = parser.parse_args(arguments)
    venv = os.path.join(root, ".venv")
    try:
        if options.port is not None:
            check_port(options.port)
            check_writable(os.path.abspath(os.environ.get("BORDERPOST_VAR") or os.path.join(root, "var")))
        check_writable(venv)
        version = make_venv(venv, options.python)
        install(
            venv, os.path.join(root, "requirements-dev.txt" if options.dev else "requirements.txt"), version
        )
    except Problem as problem:
        print("Borderpost: {}".format(problem), file=sys.stderr)
        return 1
    except OSError as error:
        print("Borderpost: {}: {}.".format(error.filename or "a file", error.strerror), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
