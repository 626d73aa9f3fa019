"""What runs in a browser, and what would if somebody touched it."""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

# Finds what nobody of ours wrote, and does to it whatever could make it run. A page that has none of it is over at
# once; else what it starts gets a moment.
PROVOKE = r"""
async () => {
  const leads = /^[\s\x00-\x20]*(javascript|vbscript|data|feed|view-source):/i;
  const flat = (text) => (text || "").replace(/[\t\n\r]/g, "");
  const odd = [], roots = [document];
  for (const root of roots) for (const each of root.querySelectorAll("*")) {
    if (each.shadowRoot) roots.push(each.shadowRoot);
    const handlers = each.getAttributeNames().filter((name) => name.startsWith("on"));
    const led = ["href", "xlink:href", "action", "formaction", "src", "data", "values", "srcdoc"]
      .filter((name) => each.hasAttribute(name) && (name === "srcdoc" || leads.test(flat(each.getAttribute(name)))));
    const isScript = each.localName === "script" && !each.src && each.type !== "application/ld+json"
      && each.type !== "application/json" && each.type !== "importmap";
    const isData = (each.localName === "img" || each.rel === "icon") && led.length === 1 && !handlers.length;
    const isForeign = /^(iframe|object|embed|base|frameset|marquee|plaintext|xmp|math)$/.test(each.localName);
    // What the panel of publishing shows of the article: an address of ours, in which no script runs.
    const isLook = each.localName === "iframe" && each.getAttribute("sandbox") === "allow-same-origin"
      && /^\/admin\/articles\/article\/\d+\/look\/(card\/)?$/.test(each.getAttribute("src") || "") && !led.length;
    if (isData || (isLook && !handlers.length) || !(handlers.length || led.length || isScript || isForeign)) continue;
    odd.push([each, handlers, led]);
  }
  for (const [each, handlers, led] of odd) {
    for (const name of handlers) {
      try { each.dispatchEvent(new Event(name.slice(2), {bubbles: true, cancelable: true})); } catch {}
    }
    try { each.focus?.(); } catch {}
    try { if (led.length) each.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})); } catch {}
    try { if (led.includes("action")) each.submit(); } catch {}
  }
  if (odd.length) await new Promise((over) => setTimeout(over, 250));
  return odd.map(([each]) => (each.cloneNode(false).outerHTML || each.localName).slice(0, 150));
}
"""
# Cleaned HTML is what a browser makes of it: read, and written again.
READ_AGAIN = """
(texts) => texts.filter((text) => {
  const whole = new DOMParser().parseFromString(text, "text/html").body.innerHTML;
  const part = document.createElement("div");
  part.innerHTML = text;
  document.body.append(part);
  return whole !== text || part.innerHTML !== text;
})
"""
TOLD = """
() => [...document.querySelectorAll('script[type="application/ld+json"]')].map((each) => {
  try { JSON.parse(each.textContent); return ""; } catch (error) { return String(error); }
}).filter(Boolean)
"""


@dataclass
class Watch:
    """Hears `ran(17)` in every frame of every page of a context. `ran[17]` is where, `odd` what could have run."""

    context: BrowserContext
    ran: dict[int, str] = field(default_factory=dict)
    odd: dict[str, list[str]] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    visited: int = 0

    def __post_init__(self) -> None:
        self.context.expose_binding("ran", self._heard)
        self.page: Page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.dismiss())

    def _heard(self, source: Any, *said: Any) -> None:
        number = re.search(r"\d+", str(said))
        self.ran.setdefault(int(number[0]) if number else 0, source["frame"].url)

    def visit(self, path: str, *, expected: Set[int] = frozenset({200})) -> None:
        """Open a page of the site and touch everything in it."""
        answer = self.page.goto(path)
        if answer is None or answer.status not in expected:
            self.broken[path] = str(answer and answer.status)
        self._provoke(path)

    def show(self, name: str, html: str) -> None:
        """The same for an answer to a form, with no policy of ours around it."""
        self.page.goto("about:blank")
        self.page.set_content(html, wait_until="load")
        self._provoke(name)

    def _provoke(self, name: str) -> None:
        self.visited += 1
        try:
            found = self.page.evaluate(PROVOKE)
            wrong = self.page.evaluate(TOLD)
        except Error as gone:  # it has led the page elsewhere
            found, wrong = [f"left the page: {gone}"], []
        if found:
            self.odd[name] = found
        if wrong:
            self.broken[name] = str(wrong)

    def said(self, where: dict[int, str]) -> list[str]:
        """What ran, in words for a failure."""
        return [f"{where.get(number, number)} — on {url}" for number, url in sorted(self.ran.items())]
