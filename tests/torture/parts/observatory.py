"""MDN's HTTP Observatory looks at the site behind nginx with the files that docs give, in a network of its own."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.proxy import FOLDER, MAIN, NAME, certificate
from tests.torture.report import Row, Skipped, at_least, none_of, told
from tests.torture.sites import Scene, serving

TITLE = "MDN's HTTP Observatory, behind nginx with HTTPS"
PACKAGE = "@mdn/mdn-http-observatory"
VERSION = "1.4.8"
SCORE, TESTS = 120, 10
LONGEST = 180  # seconds, for the package manager and for the look
# Names and ports as in the world, which nothing outside of this network sees.
INSIDE = """
set -e
ip link set lo up
mount --bind {folder}/hosts /etc/hosts
nginx -c {folder}/nginx.conf -p {folder} &
proxy=$!
trap 'kill $proxy' EXIT
for attempt in $(seq 50); do
  if openssl s_client -connect 127.0.0.1:443 </dev/null >/dev/null 2>&1; then break; fi
  sleep 0.1
done
NODE_EXTRA_CA_CERTS={folder}/fullchain.pem node {scanner}/src/scan.js {name}
"""


def run(scene: Scene) -> list[Row]:
    tools = ("node", "npm", "nginx", "openssl", "unshare", "ip")
    if missing := [name for name in tools if shutil.which(name) is None]:
        raise Skipped(f"it needs {', '.join(missing)}")
    folder = Path(tempfile.mkdtemp(prefix="bp-"))
    try:
        scanner = installed(folder)
        with serving(scene.state, ALLOWED_HOSTS=NAME, HTTPS="on") as machine:
            return rows_of(look(folder, scanner, machine.server.path))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def installed(folder: Path) -> Path:
    """The package, whose own steps of installation would ask the network for lists that are not needed here."""
    command = ["npm", "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(
        [*command, f"{PACKAGE}@{VERSION}"], check=False, capture_output=True, text=True, timeout=LONGEST
    )
    if done.returncode:
        raise Skipped("the package cannot be installed from here")
    scanner = folder / "node_modules" / PACKAGE
    (scanner / "conf" / "hsts-preload.json").write_text("{}")
    (scanner / "conf" / "tld-list.json").write_text("[]")
    return scanner


def look(folder: Path, scanner: Path, site: Path) -> dict[str, Any]:
    """What the observatory found."""
    certificate(folder)
    text = (FOLDER / "upstream-one.conf").read_text() + (FOLDER / "nginx.conf").read_text()
    for written, meant in {
        "/etc/ssl/borderpost": str(folder),
        "/var/log/nginx": str(folder),
        "server 127.0.0.1:8000": f"server unix:{site}",
    }.items():
        text = text.replace(written, meant)
    (folder / "site.conf").write_text(text)
    (folder / "nginx.conf").write_text(MAIN.replace("{folder}", str(folder)).replace("{user}", "root"))
    (folder / "hosts").write_text(f"127.0.0.1 localhost {NAME}\n")
    script = INSIDE.format(folder=folder, scanner=scanner, name=NAME)
    done = subprocess.run(
        ["unshare", "--net", "--mount", "sh", "-c", script],
        check=False, capture_output=True, text=True, timeout=LONGEST,
    )  # fmt: skip
    if "Operation not permitted" in done.stderr:
        raise Skipped("only root may make a network of its own")
    found = json.loads(done.stdout or "{}")
    if "scan" not in found:
        raise AssertionError((done.stdout, done.stderr))
    return found


def rows_of(found: dict[str, Any]) -> list[Row]:
    scan, tests = found["scan"], found["tests"]
    return [
        told("version", VERSION),
        told("grade", scan["grade"]),
        at_least("score", scan["score"], SCORE),
        at_least("tests", len(tests), TESTS),
        none_of(
            "tests not passed",
            [f"{name}: {test['result']}" for name, test in tests.items() if not test["pass"]],
        ),
    ]
