"""The judge is judged: a page with known faults, each of which must be found, so that "0 violations" says something."""

from playwright.sync_api import Page

from tests.e2e.axe import problems

FAULTY = """<!doctype html><html lang="en"><title>Faults</title>
<style>
    @media (prefers-color-scheme: dark) { body { background: #000 } p { color: #222 } }
    a { display: inline-block; width: 9px; height: 9px; overflow: hidden }
    div { width: 900px }
</style>
<main><h1>Faults</h1><img src="data:,"><p>Grey on black when it is dark</p><div>wide</div>
<nav><a href="#1">1</a><a href="#2">2</a></nav></main></html>"""


def test_axe_finds_what_is_wrong(page: Page):
    page.set_content(FAULTY)
    found = [sentence.partition(" (")[0] for sentence in problems(page, [320])]
    assert found == [
        "light, 320 px: image-alt",
        "light, 320 px: target-size",
        "dark, 320 px: color-contrast",
        "320 px: scrolls sideways: 908 px wide",
    ]
