"""The one stylesheet browsers load, put together from the files people edit. There is no other build step."""

from pathlib import Path

LAYERS = ("tokens", "base", "layout", "components", "print")
TARGET = "site.css"


def sources(folder: Path, layer: str) -> list[Path]:
    """The files of a layer, in order: one of its name, or all in the folder of its name."""
    return sorted((folder / layer).glob("*.css")) if (folder / layer).is_dir() else [folder / f"{layer}.css"]


def combined(folder: Path) -> str:
    """All files of `static/css` as one, each in the cascade layer it belongs to: later layers win."""
    parts = [
        "/* Made by manage.py build_css from the files beside this one. Edit those. */",
        f"@layer {', '.join(LAYERS)};",
    ]
    for layer in LAYERS:
        texts = [path.read_text(encoding="utf-8").strip() for path in sources(folder, layer)]
        parts.append(f"@layer {layer} {{\n" + "\n\n".join(texts) + "\n}")
    return "\n\n".join(parts) + "\n"
