"""Files of a deployment in the eyes of the programs that read them, where a machine has those."""

import getpass
import json
import os
import shutil
import subprocess
import sys

import pytest

UNITS = (
    "borderpost.service",
    "borderpost-worker.service",
    "borderpost-backup.service",
    "borderpost-backup.timer",
)


def tool(name, why):
    """Its path; skipped with a word where it is missing, also where everything is required: CI has none of these."""
    if not (found := shutil.which(name)):
        pytest.skip(f"no {name} is installed: {why}")
    return found


def run(*command, **env):
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, env=os.environ | env, check=False
    )


def test_systemd_takes_the_units(root, tmp_path):
    verify = tool("systemd-analyze", "the units of docs/deployment are not verified")
    for name in UNITS:
        text = (root / "docs" / "deployment" / name).read_text()
        text = text.replace("/srv/borderpost/.venv/bin/python", sys.executable).replace(
            "/srv/borderpost", str(root)
        )
        text = text.replace("=borderpost\nUMask", f"={getpass.getuser()}\nUMask")
        (tmp_path / name).write_text(text)
    paths = [str(tmp_path / name) for name in UNITS]
    verified = run(verify, "verify", "--man=no", *paths, SYSTEMD_UNIT_PATH=f"{tmp_path}:")
    ours = [line for line in verified.stderr.splitlines() if "borderpost" in line]
    assert (verified.returncode, ours) == (0, [])
    # And a unit with a word that systemd does not know is told of.
    broken = tmp_path / "borderpost-broken.service"
    broken.write_text("[Service]\nExecStart=/bin/true\nNoSuchWord=yes\n")
    assert "NoSuchWord" in run(verify, "verify", "--man=no", str(broken)).stderr


def test_hadolint_finds_nothing_in_the_dockerfile(root):
    checked = run(tool("hadolint", "the Dockerfile is not linted"), str(root / "Dockerfile"))
    assert (checked.returncode, checked.stdout) == (0, "")


def test_docker_takes_the_compose_file(root):
    docker = tool("docker", "compose.yaml is parsed by us alone")
    if run(docker, "compose", "version").returncode:
        pytest.skip("docker has no compose here: compose.yaml is parsed by us alone")
    values = {"SECRET_KEY": "x" * 60, "POSTGRES_PASSWORD": "x", "ALLOWED_HOSTS": "news.example.org,127.0.0.1"}
    told = run(
        docker, "compose", "--file", str(root / "compose.yaml"), "config", "--format", "json", **values
    )
    assert told.returncode == 0, told.stderr
    assert set(json.loads(told.stdout)["services"]) == {
        "prepare",
        "site",
        "worker",
        "postgres",
        "redis",
        "proxy",
    }


def test_container_is_built(root):
    docker = tool("docker", "no container is built")
    if run(docker, "info").returncode:
        pytest.skip("no Docker daemon answers: no container is built")
    built = subprocess.run(
        [docker, "build", "--quiet", str(root)], capture_output=True, text=True, timeout=900
    )
    assert built.returncode == 0, built.stderr
