"""A hand that counts: the clicks and keys that an errand takes, besides what is typed; and its finger."""

from playwright.sync_api import Locator, Page, expect


class Hand:
    """Clicks and presses keys, and counts; what is typed where the caret stands costs nothing."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.count += 1

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.count += 1

    def type(self, words: str) -> None:
        self.page.keyboard.insert_text(words)

    def select(self, selector: str, value: str) -> None:
        """An entry of a plain list: the list, and the entry."""
        self.page.locator(selector).select_option(value)
        self.count += 2

    def find(self, field: str, name: str) -> None:
        """An entry of a searching list, by its name: the list, and Enter."""
        self.click(f".select2-selection:has(#select2-id_{field}-container)")
        expect(self.page.locator(".select2-search__field")).to_be_focused()
        self.page.keyboard.type(name)
        # The list of all comes first, and the pointer may stand on any of it.
        others = self.page.locator(".select2-results__option").filter(has_not_text=name)
        expect(others).to_have_count(0)
        expect(self.page.locator(".select2-results__option--highlighted")).to_contain_text(name)
        self.key("Enter")
        expect(self.page.locator(f"#select2-id_{field}-container")).to_contain_text(name)


def swipe(start: Locator, end: Locator, *, is_held: bool) -> None:
    """A finger from the middle of one element to that of another; `is_held` until the first one is taken up."""
    page = start.page
    finger = page.context.new_cdp_session(page)
    points = {"touchStart": [_middle(start)], "touchMove": [_middle(end)], "touchEnd": []}
    for kind, touched in points.items():
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})
        if kind == "touchStart" and is_held:
            expect(page.locator(".desk-carried")).to_have_count(1)


def _middle(element: Locator) -> dict[str, float]:
    box = element.bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
