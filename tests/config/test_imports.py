"""Imports go one way: the newspaper knows the registry, the registry knows nothing of the newspaper."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# For each app, in order: a file of a layer may import its own layer and those before it.
LAYERS = ["choices", "querysets", "models"]
ABOVE_MODELS = {"views", "admin", "feeds", "sitemaps", "urls", "management", "forms", "api"}


def imported(path: Path, *, anywhere: bool = True) -> set[str]:
    """The dotted names a file imports, relative ones made absolute: anywhere in it, or only when it is loaded."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    names: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    for node in ast.walk(tree) if anywhere else tree.body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*start, *([node.module] if node.module else [])])
            names |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return names


def sources(app: str) -> list[Path]:
    return sorted(path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)


def test_provinces_never_imports_articles() -> None:
    wrong = []
    for path in sources("provinces"):
        names = [name for name in sorted(imported(path)) if name.split(".")[0] == "articles"]
        wrong += [f"{path.relative_to(ROOT)} imports {name}" for name in names]
    assert wrong == []


@pytest.mark.parametrize("app", ["articles", "provinces"])
def test_lower_layers_never_load_higher_ones(app: str) -> None:
    """An import inside a function may look upwards, where its comment says why."""
    wrong = []
    for path in sources(app):
        layer = path.relative_to(ROOT / app).with_suffix("").parts[0]
        if layer not in LAYERS:
            continue
        higher = ABOVE_MODELS | set(LAYERS[LAYERS.index(layer) + 1 :])
        for name in imported(path, anywhere=False):
            parts = name.split(".")
            if parts[0] == app and len(parts) > 1 and parts[1] in higher:
                wrong.append(f"{path.relative_to(ROOT)} loads {name}")
    assert sorted(wrong) == []


def test_imported_sees_relative_and_nested_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    path = tmp_path / "provinces" / "views" / "places.py"
    path.parent.mkdir(parents=True)
    path.write_text("from ..models import Place\ndef f():\n    import articles.html.sanitizer\n")
    at_load = {"provinces.models", "provinces.models.Place"}
    assert imported(path) == at_load | {"articles.html.sanitizer"}
    assert imported(path, anywhere=False) == at_load
