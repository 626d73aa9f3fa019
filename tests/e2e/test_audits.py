"""What Lighthouse asks of a page beside axe's rules and the weights, asked of every template here.

Lighthouse itself needs Node, which nothing else here does. Its numbers come from audits that pass or fail, and these
are the ones that a page can fail: for search engines, of good practice, and of what makes a page slow or jumpy.
"""

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

from articles.models import ArticleImage
from tests import factories
from tests.e2e.test_axe import PAGES, status_of
from tests.world import make_world

WIDTHS = [412, 1350]  # Lighthouse's phone and desktop
# Pages that say of themselves that they are none for search engines: results of a search.
UNLISTED = {"search", "search results", "search without results"}
ERRORS = {"400", "404", "410"}

AUDITS = r"""async () => {
    const found = [];
    const fails = (audit, at) => found.push(`${audit}: ${at}`);
    const all = selector => [...document.querySelectorAll(selector)];
    const one = (audit, selector, good) => {
        const [first, ...others] = all(selector);
        if (!first || others.length || !good(first)) fails(audit, selector);
    };
    const absolute = link => /^https?:\/\//.test(link.getAttribute("href"));

    // For search engines.
    one("document-title", "head > title", title => title.textContent.trim().length > 3);
    one("meta-description", "meta[name=description]", meta => meta.content.trim().length > 5);
    one("viewport", "meta[name=viewport]", meta => meta.content === "width=device-width, initial-scale=1");
    if (all("link[rel=canonical]").length) one("canonical", "link[rel=canonical]", absolute);
    for (const link of all("link[hreflang]"))
        if (!absolute(link) || !["en", "vi"].includes(link.hreflang)) fails("hreflang", link.outerHTML);
    if (all("meta[name=robots]").some(meta => /noindex/.test(meta.content))) fails("is-crawlable", "noindex");
    const GENERIC = ["click here", "here", "this", "go", "start", "more", "read more", "learn more", "right here",
                     "link", "đây", "tại đây", "xem thêm", "đọc tiếp", "chi tiết"];
    for (const link of all("a")) {
        const href = link.getAttribute("href");
        if (!href || /^(javascript|void)/i.test(href)) fails("crawlable-anchors", link.outerHTML);
        if (GENERIC.includes(link.textContent.trim().toLowerCase())) fails("link-text", link.outerHTML);
    }

    // Good practice.
    if (document.compatMode !== "CSS1Compat") fails("doctype", document.compatMode);
    if (document.characterSet !== "UTF-8") fails("charset", document.characterSet);
    if (document.documentElement.outerHTML.slice(0, 900).indexOf('charset="utf-8"') < 0) fails("charset", "late");
    for (const node of all("*"))
        for (const name of node.getAttributeNames())
            if (name.startsWith("on") || name === "style") fails("inline code", `${name} of ${node.tagName}`);
    if (all("iframe, embed, object, frame").length) fails("frames", "a frame");
    const ids = all("[id]").map(node => node.id);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) fails("duplicate id", id);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !parent.getClientRects().length) continue;
        if (parent.closest("svg, script, .visually-hidden")) continue;
        if (parseFloat(getComputedStyle(parent).fontSize) < 12) fails("font-size", texts.currentNode.data.trim());
    }

    // What makes a page slow or jumpy.
    for (const image of all("img")) {
        const box = image.getBoundingClientRect();
        if (!image.hasAttribute("width") || !image.hasAttribute("height")) fails("unsized-images", image.src);
        if (!image.hasAttribute("alt")) fails("image-alt", image.src);
        if (!image.complete || !image.naturalWidth || getComputedStyle(image).objectFit === "cover") continue;
        const shape = (box.width / box.height) / (image.naturalWidth / image.naturalHeight);
        if (Math.abs(shape - 1) > 0.05) fails("image-aspect-ratio", `${image.src} ${shape}`);
    }
    if (all("*").length > 1400) fails("dom-size", all("*").length);
    const scripts = all("script[src]").map(script => new URL(script.src).pathname);
    if (scripts.join() !== "/static/js/colours.js") fails("scripts", scripts);
    if (all("link[rel=stylesheet]").length !== 1) fails("render-blocking", "style sheets");
    const strangers = performance.getEntriesByType("resource").map(entry => entry.name)
        .filter(name => !name.startsWith(location.origin) && !name.startsWith("data:"));
    if (strangers.length) fails("third-parties", strangers);
    const onScreen = all("img").filter(image => image.getBoundingClientRect().top < innerHeight);
    await Promise.all(onScreen.map(image => image.decode().catch(() => {})));
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    for (let frames = 0; frames < 3; frames++) await frame();
    const painted = await new Promise(resolve => {
        new PerformanceObserver(list => resolve(list.getEntries().pop().element))
            .observe({type: "largest-contentful-paint", buffered: true});
        setTimeout(resolve, 500);
    });
    if (painted?.loading === "lazy") fails("lcp-lazy", painted.src);
    return found;
}"""


def show_large(image: ArticleImage) -> None:
    """A picture that is what a list paints last; of one without detail the browser would say it is background."""
    noise = io.BytesIO()
    Image.effect_noise((1280, 960), 90).convert("RGB").save(noise, "JPEG")
    image.file = default_storage.save("articles/noise.jpeg", ContentFile(noise.getvalue()))
    image.width, image.height = 1280, 960
    image.save()


def said_by_headers(name: str, response: Response) -> Iterator[str]:
    headers = response.headers
    if response.status != status_of(name):
        yield f"http-status-code: {response.status}"
    if headers["content-type"] != "text/html; charset=utf-8":
        yield f"charset: {headers['content-type']}"
    if "set-cookie" in headers:
        yield f"cookies: {headers['set-cookie']}"
    if "no-store" in headers.get("cache-control", ""):
        yield "bf-cache: no-store"
    if "script-src 'self'" not in headers.get("content-security-policy", ""):
        yield f"csp-xss: {headers.get('content-security-policy')}"
    if response.request.redirected_from:
        yield "redirects"


@pytest.mark.parametrize("width", WIDTHS)
def test_every_template_passes_the_audits_of_lighthouse(
    transactional_db, context: BrowserContext, width: int
):
    world = make_world()
    factories.WithdrawnFactory()
    for image in world.images.values():
        show_large(image)
    page: Page = context.new_page()
    page.set_viewport_size({"width": width, "height": 823})
    logged: list[str] = []

    def keep(message: ConsoleMessage) -> None:
        """Chromium logs an answer that is an error; on the pages of errors that is what was asked for."""
        if "Failed to load resource" not in message.text or urlsplit(message.location["url"]).path != where:
            logged.append(f"errors-in-console: {message.text}")

    page.on("console", keep)
    page.on("pageerror", lambda error: logged.append(f"errors-in-console: {error}"))
    found = {}
    for name, path in PAGES.items():
        address = path(world)
        where = urlsplit(address).path
        logged.clear()
        response = page.goto(address)
        problems = [*said_by_headers(name, response), *page.evaluate(AUDITS), *logged]
        if name in UNLISTED | ERRORS:
            problems.remove("is-crawlable: noindex")
        if problems:
            found[name] = problems
    assert found == {}
