"""A hand that counts: the clicks and keys that an errand takes, besides what is typed."""

from playwright.sync_api import Page, expect


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
