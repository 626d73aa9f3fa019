"""The one stylesheet: complete, in its order, light, and always made of what people wrote last."""

import gzip
import re
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command, get_commands
from django.core.management.base import SystemCheckError

from config.stylesheets import STYLESHEET, BrokenStylesheet, StylesheetFinder, bundle

LAYERS = ["tokens", "base", "layout", "components", "print"]
IMPORT = re.compile(r'^@import "(.+)" layer\((\w+)\);$', re.M)


@pytest.fixture
def ours(root: Path) -> Path:
    """The folder of the real stylesheet."""
    return root / "static" / "css"


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    """The folder of a stylesheet of two components, which the site takes for its own."""
    folder = tmp_path / "static" / "css"
    folder.mkdir(parents=True)
    (folder / "site.css").write_text('@import "card.css" layer(parts);\n@import "list.css" layer(parts);\n')
    (folder / "card.css").write_text(".card {\n  color: light-dark(#fff, #000);\n}\n")
    (folder / "list.css").write_text(".list {\n  margin: 0;\n}\n")
    (folder.parent / "other.js").write_text("let other;\n")
    settings.STATICFILES_DIRS = [folder.parent]
    settings.STATICFILES_FINDERS = ["config.stylesheets.StylesheetFinder"]
    settings.BUILD_ROOT = tmp_path / "build"
    settings.STATIC_ROOT = tmp_path / "collected"
    return folder


def found() -> str:
    """What somebody who looks for the stylesheet now is given."""
    return Path(finders.find(STYLESHEET)).read_text(encoding="utf-8")


def declared(folder: Path) -> list[tuple[str, str]]:
    """The files that the stylesheet imports, each with its layer."""
    return IMPORT.findall((folder / "site.css").read_text(encoding="utf-8"))


def test_no_file_is_forgotten_or_put_in_twice(ours):
    files = {str(path.relative_to(ours)) for path in ours.rglob("*.css")} - {"site.css"}
    assert sorted(file for file, _ in declared(ours)) == sorted(files)


def test_every_file_stands_in_the_layer_of_its_name_or_folder(ours):
    assert [(file, layer) for file, layer in declared(ours) if re.split(r"[/.]", file)[0] != layer] == []
    layers = [layer for _, layer in declared(ours)]
    assert sorted(layers, key=LAYERS.index) == layers


def test_every_file_is_built_in_once_and_in_the_declared_order(ours, tmp_path):
    copy = shutil.copytree(ours, tmp_path / "css")
    for number, (file, _) in enumerate(declared(ours)):
        with (copy / file).open("a", encoding="utf-8") as component:
            component.write(f"\n.of-{Path(file).stem} {{ order: {number}; }}\n")
    text = bundle(copy / "site.css")
    assert re.findall(r"\.of-(\w+)\{order:\d+\}", text) == [Path(file).stem for file, _ in declared(ours)]
    assert re.findall(r"@layer (\w+)\{", text) == LAYERS


def test_stylesheet_is_light_and_asks_nobody_else(ours):
    text = bundle(ours / "site.css")
    assert len(gzip.compress(text.encode())) <= 12 * 1024
    assert re.findall(r"@import|url\(|!important|\n", text) == []


def test_no_brace_is_left_open(ours):
    """Rules nest, so a brace forgotten in the middle is no error: all that follows would mean something else."""
    texts = {
        path.name: re.sub(r'/\*.*?\*/|"[^"]*"', "", path.read_text(), flags=re.S)
        for path in ours.rglob("*.css")
    }
    assert [name for name, text in texts.items() if text.count("{") != text.count("}")] == []


@pytest.mark.parametrize(
    "text",
    [
        "a{color:light-dark(#fff,#000)}",
        "a{text-decoration:underline;text-decoration-thickness:2px}",
        "a{&:hover{color:red}}",
        "a{text-wrap:pretty;margin-inline:1px}",
        "a{font-size:clamp(1rem,1rem + 2vw,2rem)}",
        "a :is(b,i){color:red}",
        "@media (forced-colors:active){a{border:1px solid canvastext}}",
        "@media print{a:after{content:attr(href)}}",
        "@page{margin:2cm}",
        "@view-transition{navigation:auto}",
        "@layer one{a{color:red}}@layer two{a{color:#00f}}",
    ],
)
def test_what_browsers_know_is_kept_as_it_is(tmp_path, text):
    (tmp_path / "site.css").write_text(text)
    assert bundle(tmp_path / "site.css") == text


def test_change_of_a_component_shows_at_the_next_look(folder):
    before = found()
    assert before == "@layer parts{.card{color:light-dark(#fff,#000)}.list{margin:0}}"
    (folder / "list.css").write_text(".list { margin: 1px; }")
    assert found() == before.replace("margin:0", "margin:1px")


def test_stylesheet_without_a_change_keeps_its_time(folder):
    first = Path(finders.find(STYLESHEET)).stat()
    assert Path(finders.find(STYLESHEET)).stat() == first


def test_files_it_is_made_of_are_not_published(folder):
    assert finders.find("css/card.css") is None
    assert sorted(path for path, _ in StylesheetFinder().list([])) == [STYLESHEET, "other.js"]


def test_browser_in_development_asks_each_time_and_gets_the_change(folder, settings, client):
    assert get_commands()["runserver"] == "whitenoise.runserver_nostatic"
    settings.DEBUG = True
    settings.MIDDLEWARE = ["whitenoise.middleware.WhiteNoiseMiddleware"]
    first = client.get("/static/css/site.css")
    assert (first.status_code, first["Cache-Control"]) == (200, "max-age=0, public")
    again = {"if-none-match": first["ETag"]}
    assert client.get("/static/css/site.css", headers=again).status_code == 304
    (folder / "list.css").write_text(".list { margin: 16px; }")
    changed = client.get("/static/css/site.css", headers=again)
    assert changed.getvalue() == first.getvalue().replace(b"margin:0", b"margin:16px")


def test_collectstatic_writes_it_minified_and_hashed(folder, settings):
    storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"  # that of production
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    call_command("collectstatic", interactive=False, verbosity=0)
    written = settings.STATIC_ROOT / staticfiles_storage.stored_name(STYLESHEET)
    assert re.fullmatch(r"site\.[0-9a-f]{12}\.css", written.name)
    assert written.read_text() == "@layer parts{.card{color:light-dark(#fff,#000)}.list{margin:0}}"
    assert sorted(written.parent.iterdir()) == sorted([written, written.with_name("site.css")])


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("list.css", ".list {\n  margin: 0;\n  color red;\n}\n", 3),
        ("list.css", ".list {\n}\n}\n", 4),
        ("list.css", "@media (min-width: {\n  a { color: red; }\n}\n", 1),
        ("site.css", '@import "card.css";\n@import "gone.css";\n', 2),
    ],
)
def test_broken_file_is_refused_by_name(folder, file, text, line):
    (folder / file).write_text(text)
    sentence = re.escape(f"The stylesheet cannot be built. {folder / file}, line {line}: ") + r".+\."
    with pytest.raises(BrokenStylesheet, match=sentence):
        finders.find(STYLESHEET)
    with pytest.raises(BrokenStylesheet, match=sentence):
        call_command("collectstatic", interactive=False, verbosity=0)
    with pytest.raises(SystemCheckError, match=sentence):
        call_command("check", tags=["staticfiles"])
