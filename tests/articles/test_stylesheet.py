"""The one stylesheet: up to date, light, and without anything of another house."""

import gzip
import re

import pytest
from django.core.management import CommandError, call_command

from articles.stylesheet import combined


def test_site_css_is_up_to_date(root):
    folder = root / "static" / "css"
    assert (folder / "site.css").read_text(encoding="utf-8") == combined(folder)


def test_site_css_is_light_and_asks_nobody_else(root):
    text = (root / "static" / "css" / "site.css").read_text(encoding="utf-8")
    assert len(gzip.compress(text.encode())) <= 12 * 1024
    assert re.findall(r"@import|url\(|!important", text) == []


def test_stale_site_css_is_told(settings, tmp_path):
    folder = tmp_path / "static" / "css"
    (folder / "components").mkdir(parents=True)
    for name in ("tokens", "base", "layout", "print", "components/card"):
        (folder / f"{name}.css").write_text(f".{name[-4:]} {{ color: red; }}")
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match="build_css"):
        call_command("build_css", "--check")
    call_command("build_css", verbosity=0)
    call_command("build_css", "--check")
    (folder / "base.css").write_text("a { color: blue; }")
    with pytest.raises(CommandError, match="is stale"):
        call_command("build_css", "--check")
