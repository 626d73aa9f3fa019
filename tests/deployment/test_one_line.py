"""The site is served by one line, wherever it runs; what stands in the files of a deployment is there."""

import re
import shlex

import pytest
import yaml
from django.core.management import get_commands

from config import gunicorn, serve
from tests.config.test_env_example import LISTED
from tests.machines import LINE

PYTHON = ".venv/bin/python"
COMMAND = re.compile(rf"{re.escape(PYTHON)} manage\.py ([a-z_]+)")
# Of compose.yaml itself, and not of the site.
OF_COMPOSE = {"POSTGRES_PASSWORD", "CERTIFICATES"}
OF_SYSTEM = {"BORDERPOST_VAR", "PROMETHEUS_MULTIPROC_DIR"}
WITH_COMMANDS = ("compose.yaml", "Dockerfile", "docs/deployment/*.service", "docs/staff.md")


@pytest.fixture
def settings_known(root):
    return set(LISTED.findall((root / ".env.example").read_text()))


@pytest.fixture
def compose(root):
    return yaml.safe_load((root / "compose.yaml").read_text())


def dockerfile(root):
    """Its instructions, each with its words."""
    text = re.sub(r"^#.*\n", "", (root / "Dockerfile").read_text(), flags=re.M).replace("\\\n", " ")
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip()]


def test_line_that_serves_is_the_same_everywhere(root):
    line = " ".join(LINE)
    unit = (root / "docs" / "deployment" / "borderpost.service").read_text()
    assert f"\nExecStart=/srv/borderpost/{PYTHON} {line}\n" in unit
    [command] = [words for name, words in dockerfile(root) if name == "CMD"]
    assert yaml.safe_load(command)[: len(LINE) + 1] == [PYTHON, *LINE]
    assert serve.gunicorn("8000")[1 : len(LINE) + 1] == list(LINE)
    assert f"{PYTHON} {line}" in (root / "docs" / "staff.md").read_text()


def test_line_says_what_a_site_needs():
    assert (gunicorn.worker_class, gunicorn.workers, gunicorn.threads) == ("gthread", 2, 4)
    assert (gunicorn.control_socket_disable, gunicorn.accesslog, gunicorn.forwarder_headers) == (
        True,
        None,
        "",
    )


def test_every_command_that_a_deployment_runs_is_there(root):
    files = [path for pattern in WITH_COMMANDS for path in sorted(root.glob(pattern))]
    named = {name for path in files for name in COMMAND.findall(path.read_text())}
    assert named >= {"backup", "check", "collectstatic", "db_worker", "migrate"}
    assert named - set(get_commands()) - {"db_worker"} == set()  # that one is there where TASKS=database is


def test_every_setting_that_a_deployment_makes_is_one(root, compose, settings_known):
    text = (root / "compose.yaml").read_text()
    asked = set(re.findall(r"\$\{([A-Z_]+)", text))
    assert (asked - settings_known, asked & OF_COMPOSE) == (OF_COMPOSE, OF_COMPOSE)
    assert set(compose["x-site"]["environment"]) - settings_known == set()
    for path in sorted((root / "docs" / "deployment").glob("*.service")):
        assert set(re.findall(r"^Environment=(\w+)=", path.read_text(), re.M)) - OF_SYSTEM == set()


def test_every_file_that_a_container_is_given_is_there(root, compose):
    copied = [words for name, words in dockerfile(root) if name == "COPY" and "--from" not in words]
    mounted = [each for service in compose["services"].values() for each in service.get("volumes", [])]
    files = [name for words in copied for name in shlex.split(words)[:-1]]
    files += [each.partition(":")[0] for each in mounted if each.startswith("./")]
    assert "docs/deployment/nginx.conf" in {name.removeprefix("./") for name in files}
    assert [name for name in files if not (root / name).exists()] == []


def test_container_installs_as_make_does(root):
    runs = [words for name, words in dockerfile(root) if name == "RUN"]
    assert runs[0] == "python config/environment.py"
    assert '"$(ANY)" config/environment.py' in (root / "Makefile").read_text()


def test_containers_are_of_named_versions_and_fit_each_other(root, compose):
    images = {name: service["image"] for name, service in compose["services"].items()}
    assert [
        image for image in images.values() if image != "borderpost" and not re.search(r":\d", image)
    ] == []
    bases = {words.split()[0] for name, words in dockerfile(root) if name == "FROM"}
    python = (root / ".python-version").read_text().strip()
    assert bases == {f"python:{python}-slim-trixie"}
    [server] = re.findall(r"postgres:(\d+)", images["postgres"])
    assert f"postgresql-client-{server}" in (root / "Dockerfile").read_text()


def test_containers_may_do_little(root, compose):
    for name in ("prepare", "site", "worker"):
        service = compose["services"][name]
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert [words for name, words in dockerfile(root) if name == "USER"] == ["10001:10001"]
    ignored = (root / ".dockerignore").read_text().splitlines()
    assert {".git", ".venv", "var", ".env"} <= set(ignored)


def test_who_waits_for_whom_is_there(compose):
    names = set(compose["services"])
    waited = {each for service in compose["services"].values() for each in service.get("depends_on", {})}
    assert waited - names == set()
    assert set(compose["volumes"]) == {"state", "database"}
