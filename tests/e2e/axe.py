"""axe-core on a page that stays loaded: every rule once a width in light, the rules about colours in dark as well.

A run of all rules takes about half a second, and the suite has some two hundred of them. Between light and dark only
colours change, and only the rules tagged `cat.color` read them; between widths everything that is shown may change.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCRIPT = Axe().axe_script
# axe leaves target-size out unless it is asked for; a run without it proves nothing about fingers.
PROVING = {"target-size", "color-contrast", "region", "html-has-lang"}
RUN = """async ({tags, coloursOnly}) => {
    document.getAnimations().forEach(animation => animation.finish())  // a colour half way is no colour of ours
    const ofColours = axe.getRules(tags).filter(rule => rule.tags.includes("cat.color")).map(rule => rule.ruleId)
    const found = await axe.run({
        runOnly: coloursOnly ? {type: "rule", values: ofColours} : {type: "tag", values: tags},
        rules: {"target-size": {enabled: true}},
        resultTypes: ["violations"],
        preload: false,
    })
    const kinds = ["passes", "violations", "incomplete", "inapplicable"]
    return {
        executed: kinds.flatMap(kind => found[kind].map(rule => rule.id)),
        violations: found.violations.map(rule => ({
            id: rule.id, help: rule.help, places: rule.nodes.slice(0, 3).map(node => node.target),
        })),
    }
}"""


def problems(page: Page, widths: Sequence[int], height: int = 800) -> Iterator[str]:
    """Violations on the page as it stands, in both schemes at each width, and sideways scrolling.

    Each is a sentence that names the scheme, the width, the rule and the first three places.
    """
    page.evaluate(SCRIPT)
    for width in widths:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for violation in violations(page, colours_only=scheme == "dark"):
                yield f"{scheme}, {width} px: {violation}"
        wide = page.evaluate("document.scrollingElement.scrollWidth")
        if wide > width:
            yield f"{width} px: scrolls sideways: {wide} px wide"


def violations(page: Page, *, colours_only: bool) -> Iterator[str]:
    """Of one run of axe, which must have asked the rules that prove most."""
    result: dict[str, Any] = page.evaluate(RUN, {"tags": TAGS, "coloursOnly": colours_only})
    assert ({"color-contrast"} if colours_only else PROVING) <= set(result["executed"])
    for rule in result["violations"]:
        yield f"{rule['id']} ({rule['help']}) at {json.dumps(rule['places'])}"
