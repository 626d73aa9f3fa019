"""Ask pip-audit whether a locked package has a known hole; a part that cannot be asked says so.

    .venv/bin/python tests/audit.py requirements-dev.txt

pip-audit stands in an environment of its own (`tests/audit.txt`), so that the site's packages are not mixed with its. A
package that the service does not know fails the check: one that was passed over looks like one without a hole.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "tests" / "audit.txt"
OWN = ROOT / ".venv" / "audit"
LONGEST = 600  # seconds
WITHOUT_NETWORK = (
    "ConnectionError",
    "Max retries",
    "Could not connect",
    "Name or service",
    "timed out",
    "ServiceError",
)


def verdict(report: dict[str, Any] | None, said: str) -> tuple[int, str]:
    """The exit code and one sentence, of pip-audit's report and what it said beside it."""
    if report is None:
        if any(sign in said for sign in WITHOUT_NETWORK):
            return 0, "skipped, for no list of known holes can be reached from here"
        return 1, f"pip-audit gave no report: {(said.strip().splitlines() or ['nothing said'])[-1]}"
    packages = report["dependencies"]
    holes = [
        f"{each['name']} {each['version']}: {hole['id']}"
        for each in packages
        for hole in each.get("vulns", [])
    ]
    passed_over = [each["name"] for each in packages if "skip_reason" in each]
    if holes:
        return 1, f"{len(holes)} known holes: {', '.join(holes)}"
    if packages and len(passed_over) == len(packages):
        return 0, "skipped, for no list of known holes can be reached from here"
    if passed_over or not packages:
        return 1, f"not asked of {len(passed_over)} packages: {', '.join(passed_over)}"
    return 0, f"no known hole in {len(packages)} packages, 0 passed over"


def is_installed() -> bool:
    """Whether pip-audit is there as it is locked; installed now if it can be."""
    stamp = OWN / "installed.txt"
    if stamp.exists() and stamp.read_bytes() == LOCK.read_bytes():
        return True
    pip = [OWN / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in ([sys.executable, "-m", "venv", "--clear", OWN], [*pip, "--require-hashes", "-r", LOCK]):
        if subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=LONGEST).returncode:
            return False
    stamp.write_bytes(LOCK.read_bytes())
    return True


def asked(requirements: str) -> tuple[dict[str, Any] | None, str]:
    """The report, if there is one, and what was said."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "report.json"
        command = [OWN / "bin" / "python", "-m", "pip_audit", "--require-hashes", "--disable-pip"]
        command += [
            "--requirement",
            requirements,
            "--format",
            "json",
            "--output",
            written,
            "--progress-spinner",
            "off",
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=LONGEST
        )
        text = written.read_text() if written.exists() else ""
    return (json.loads(text) if text else None), done.stderr


def main(requirements: str) -> int:
    if is_installed():
        code, sentence = verdict(*asked(requirements))
    else:
        code, sentence = 0, "skipped, for pip-audit cannot be installed from here"
    print(f"make audit: {sentence}.")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
