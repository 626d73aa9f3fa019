"""What a test of the desk does over and over: log in, choose, press."""

from playwright.sync_api import Page, expect

EDITOR = ".prose-editor [contenteditable=true]"  # what stands in place of the text area
PASSWORD = "a long enough password"


def log_in(page: Page, name: str, to: str = "/admin/") -> None:
    """Log in as somebody who has `PASSWORD`; the page after it is there with its styles."""
    page.goto(f"/admin/login/?next={to}")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(lambda address: "/admin/login/" not in address)


def unfold(page: Page, selector: str) -> None:
    """Open what something is folded away in, from the outside in, as a person does."""
    closed = page.locator(f"details:not([open]):has({selector})")
    while closed.count():
        closed.first.locator("> summary").click()


def choose(page: Page, field: str, typed: str, wanted: str) -> None:
    """Pick an entry in one of the admin's searching select boxes; where no script runs, type its name."""
    unfold(page, f"#id_{field}")
    by_name = page.locator(f"noscript [name='{field}-typed']")
    if by_name.count() and by_name.first.is_visible():
        by_name.first.fill(typed)
        return
    page.locator(f".select2-selection:has(#select2-id_{field}-container)").click()
    page.locator(".select2-search__field").fill(typed)
    page.locator(".select2-results__option", has_text=wanted).click()
    expect(page.locator(f"#select2-id_{field}-container")).to_contain_text(wanted)


def write_text(page: Page, *paragraphs: str) -> None:
    """Put these in place of the article's text: typed into the editor, or as source where no script runs."""
    editor = page.locator(EDITOR)
    if page.locator("noscript input").count():  # elements only where no script runs
        page.locator("#id_body").fill("".join(f"<p>{each}</p>" for each in paragraphs))
        return
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    for number, each in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(each)


def push(page: Page, button: str) -> None:
    """Press one of the buttons of the form, in the menu of its bar if it stands there."""
    unfold(page, f"[name={button}]")
    page.locator(f"[name={button}]").first.click()


def press(page: Page, button: str, says: str) -> None:
    """Press one of the buttons of the form, and read what it says once the whole page after it is there."""
    push(page, button)
    expect(page.locator(".messagelist")).to_contain_text(says)
    page.wait_for_load_state()


def leave_typed_to_the_browser(page: Page) -> None:
    """Let Back bring what is typed now: a browser tells its history a second later, or at once with an entry of it."""
    page.evaluate("history.replaceState(history.state, '')")


def let_pass(page: Page) -> None:
    """Tick what the checks warn of, with a reason."""
    unfold(page, "[name^=waive-]")
    for tick in page.locator("input[name^=waive-]").all():
        tick.check()
    for reason in page.locator("input[name^=reason-]").all():
        reason.fill("It is right as it is.")
