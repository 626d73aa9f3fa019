"""The first sentence a newcomer may read: config/environment.py on machines that lack something."""

import ast
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config import environment
from config.environment import (
    Problem,
    check_port,
    check_writable,
    choose,
    explain,
    fingerprint,
    install,
    make_venv,
)


def test_environment_parses_on_a_python_too_old(root: Path) -> None:
    source = (root / "config" / "environment.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))


def test_choose_takes_the_tried_version_first() -> None:
    pythons = [("a", (3, 12)), ("b", (3, 13)), ("c", (3, 14)), ("shim that fails", None)]
    assert choose(pythons) == "b"


def test_choose_takes_the_newest_where_the_tried_one_is_missing() -> None:
    assert choose([("old", (3, 11)), ("a", (3, 12)), ("c", (3, 14))]) == "c"


@pytest.mark.parametrize(
    ("pythons", "words"),
    [
        ([("python3", (3, 11)), ("python", (3, 6))], "the newest found is 3.11"),
        ([("python3.13", None)], "none with venv and pip was found"),
        ([], "none with venv and pip was found"),
    ],
)
def test_choose_says_what_is_needed_when_all_are_too_old(pythons, words) -> None:
    with pytest.raises(Problem) as raised:
        choose(pythons)
    assert str(raised.value) == (
        f"Python 3.12 or newer is needed and {words}. Install Python 3.13 (on Debian also python3.13-venv), "
        "or name one: make PYTHON=/path/to/python3 demo."
    )


def test_version_of_a_command_that_fails_is_none(tmp_path: Path) -> None:
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    assert environment.version_of(str(shim)) is None
    assert environment.version_of(str(tmp_path / "missing")) is None


def test_candidates_look_behind_shims(tmp_path: Path) -> None:
    behind = tmp_path / "versions" / "3.13.0" / "bin" / "python3"
    behind.parent.mkdir(parents=True)
    behind.symlink_to(sys.executable)
    (tmp_path / "shims").mkdir()
    assert environment.candidates(str(tmp_path / "shims")) == [sys.executable, str(behind)]


def test_make_venv_refuses_a_named_python_that_is_too_old(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\necho 3 9\n")
    old.chmod(0o755)
    with pytest.raises(Problem, match=r"^Python 3\.12 or newer is needed and the newest found is 3\.9\."):
        make_venv(str(tmp_path / ".venv"), str(old))
    assert not (tmp_path / ".venv").exists()


def test_port_taken_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Problem) as raised:
            check_port(str(port))
    assert str(raised.value).startswith(
        f"Port {port} is already taken by another program. Try: make demo PORT="
    )


@pytest.mark.parametrize("text", ["", "http", "-1", "0", "65536", "80 80"])
def test_port_that_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(Problem, match=r"^PORT must be a number from 1 to 65535, not "):
        check_port(text)


def test_port_free_is_returned() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert check_port(str(port)) == port


def test_check_writable_refuses_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("not a folder")
    with pytest.raises(
        Problem, match=r"^The folder .*var cannot be written\. Give yourself write permission there\.$"
    ):
        check_writable(str(tmp_path / "var" / "inside"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_check_writable_refuses_a_folder_of_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Problem, match=r"^The folder .* cannot be written\."):
        check_writable(str(tmp_path / ".venv"))


@pytest.mark.parametrize(
    ("log", "clause"),
    [
        (
            "WARNING: Retrying ... NewConnectionError ... Connection refused",
            "the package index could not be reached.",
        ),
        (
            "ERROR: Could not find a version that satisfies x",
            "the package index could not be reached or lacks",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM",
            "a package differs from the one that was locked.",
        ),
        ("OSError: [Errno 28] No space left on device", "the disk is full."),
        ("something new", "pip stopped"),
    ],
)
def test_explain_tells_the_cause_out_of_pips_log(log: str, clause: str) -> None:
    assert explain(log).startswith(clause)


def test_install_asks_pip_only_when_the_lock_changed(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("django==6.1.3\n")
    venv = tmp_path / ".venv"
    pip = venv / "bin" / "python"
    pip.parent.mkdir(parents=True)
    pip.write_text(f"#!/bin/sh\necho asked >> {tmp_path}/calls\n")
    pip.chmod(0o755)

    assert install(str(venv), str(requirements), (3, 13)) is True
    assert install(str(venv), str(requirements), (3, 13)) is False
    requirements.write_text("django==6.1.4\n")
    assert install(str(venv), str(requirements), (3, 13)) is True
    assert (tmp_path / "calls").read_text() == "asked\nasked\n"


def test_install_that_fails_leaves_no_stamp_and_one_sentence(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("django==6.1.3\n")
    venv = tmp_path / ".venv"
    pip = venv / "bin" / "python"
    pip.parent.mkdir(parents=True)
    pip.write_text("#!/bin/sh\necho 'Temporary failure in name resolution'\nexit 1\n")
    pip.chmod(0o755)

    with pytest.raises(Problem) as raised:
        install(str(venv), str(requirements), (3, 13))
    assert str(raised.value) == (
        "Packages not installed: the package index could not be reached. Check the network and run make again; "
        "the whole story is in .venv/install.log."
    )
    assert list(venv.glob(".installed-*")) == []


def test_fingerprint_changes_with_the_python(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("django==6.1.3\n")
    assert fingerprint(str(requirements), (3, 12)) != fingerprint(str(requirements), (3, 13))


def test_script_prints_one_sentence_and_no_traceback(root: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            [sys.executable, root / "config" / "environment.py", "--port", str(port)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"Borderpost: Port {port} is already taken by another program.")
