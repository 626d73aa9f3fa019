"""What may never be in the repository: inline style or script, package indexes, secrets, paths of a machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNTRACKED = {
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".pytest_cache",
    ".ruff_cache",
    ".mypy_cache",
    ".hypothesis",
}
BINARY = {
    ".png",
    ".jpg",
    ".jpeg",
    ".webp",
    ".avif",
    ".gif",
    ".ico",
    ".woff2",
    ".ttf",
    ".sqlite3",
    ".mo",
    ".gz",
    ".pyc",
}

# Put together here, so that this file does not hold what it looks for.
FORBIDDEN = {
    "the address of a package index": re.compile(
        r"(--(extra-)?index-url|--find-links)\s*[= ]\s*\S+|\bpython[h]osted\.org|https?://[^\s/]*pypi[^\s]*/simple",
        re.I,
    ),
    "a secret key": re.compile(
        r"""^\s*["']?(export )?SECRET_KEY["']?\s*[=:]\s*["']?(?!only-for-tests)[\w!@#%^&*()+-]{16,}""", re.M
    ),
    "a path of one machine": re.compile(r"(?<![\w.$})-])/(" + "work|root|home|Users|tmp" + r")/[\w.]+"),
}
INLINE = {
    "an inline style": re.compile(r"<[a-z][^<>]*\sstyle\s*=|<style(?![^>]*\bnonce=)", re.I),
    "an inline script": re.compile(
        r"<[a-z][^<>]*\son[a-z]+\s*=|<script(?![^>]*\bsrc=)[^>]*>|javascript:", re.I
    ),
    "an unescaped variable": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}
# The one sanitised body field; rendering stays in the template that shows it.
BODY_TEMPLATES = {"templates/articles/_stored.html"}
DATA_BLOCK = re.compile(r"<script[^>]*type=[\"']application/(ld\+)?json[\"'][^>]*>", re.I)


def tracked() -> list[Path]:
    """The files of the repository; outside of git, every file but those that are never tracked."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not UNTRACKED & set(path.relative_to(ROOT).parts)]
    return sorted(path for path in paths if path.is_file() and path.suffix.lower() not in BINARY)


def templates() -> list[Path]:
    return [
        path for path in tracked() if path.suffix in {".html", ".xml", ".txt"} and "templates" in path.parts
    ]


def findings(
    paths: list[Path], patterns: dict[str, re.Pattern[str]], *, without: re.Pattern[str] | None = None
) -> list[str]:
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        text = without.sub("", text) if without else text
        for what, pattern in patterns.items():
            for match in pattern.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                found.append(
                    f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name}:{line} has {what}"
                )
    return found


def test_repository_holds_no_address_secret_or_machine_path() -> None:
    assert findings(tracked(), FORBIDDEN) == []


def test_templates_hold_no_inline_style_or_script() -> None:
    paths = [path for path in templates() if str(path.relative_to(ROOT)) not in BODY_TEMPLATES]
    assert findings(paths, INLINE, without=DATA_BLOCK) == []


def test_state_and_environment_are_not_tracked() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert names & {".venv", "var", "uv.lock", ".env"} == set()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("SECRET_KEY = 'django-insecure-" + "x" * 30 + "'\n", "a secret key"),
        ("SECRET_KEY=" + "Zm9v" * 12 + "\n", "a secret key"),
        ("--index-url" + " https://packages.example/simple\n", "the address of a package index"),
        ("see /" + "home/someone/project\n", "a path of one machine"),
    ],
)
def test_scan_finds_what_may_not_be_there(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "file.txt").write_text(text)
    assert findings([tmp_path / "file.txt"], FORBIDDEN) == [f"file.txt:1 has {what}"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<p style="color:red">', "an inline style"),
        ("<style>p{}</style>", "an inline style"),
        ('<a onclick="x()">', "an inline script"),
        ("<script>x()</script>", "an inline script"),
        ("{{ text|safe }}", "an unescaped variable"),
    ],
)
def test_scan_finds_inline_markup(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "page.html").write_text(text)
    assert findings([tmp_path / "page.html"], INLINE, without=DATA_BLOCK) == [f"page.html:1 has {what}"]
