"""While an original is sent and read, the page says so; what it shows is no barrier to anybody."""

from playwright.sync_api import Browser, FilePayload, expect

from articles.models import Article
from tests.desk import person
from tests.e2e.axe import problems
from tests.e2e.desk import PASSWORD, leave_typed_to_the_browser, log_in

TAKE = "/admin/articles/article/take/"
FILE: FilePayload = {
    "name": "a.txt",
    "mimeType": "text/plain",
    "buffer": "Một chuyến tuần tra\n\nHọ đi 30 km.".encode(),
}
SENTENCE = "The original is being sent and read. A large file takes some seconds."


def test_sending_an_original_is_shown_until_the_answer_comes(transactional_db, browser: Browser, live_server):
    user = person("translator", username="mai")
    user.set_password(PASSWORD)
    user.save()
    page = browser.new_page(base_url=live_server.url)
    log_in(page, "mai", TAKE)
    status = page.get_by_role("status")
    expect(status).to_have_text("")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    page.get_by_label("or a file").set_input_files(FILE)
    # The page as it is while the answer is waited for; a page that is about to be left cannot be looked at.
    page.evaluate(
        "document.querySelector('.desk-take').addEventListener('submit', e => e.preventDefault(), {once: true})"
    )
    page.get_by_role("button", name="Take it").click()
    expect(status).to_have_text(SENTENCE)
    expect(page.get_by_role("progressbar", name=SENTENCE)).to_be_visible()
    assert list(problems(page, [1280, 390])) == []
    page.fill("#id_url", "https://example.org/1")
    leave_typed_to_the_browser(page)
    page.route("**/take/?sent", lambda route: route.abort())
    page.get_by_role("button", name="Take it").click()
    page.wait_for_url("chrome-error://**", wait_until="commit")
    page.go_back()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.locator("#id_url")).to_have_value("https://example.org/1")
    page.get_by_label("or a file").set_input_files(FILE)
    page.unroute("**/take/?sent")
    page.get_by_role("button", name="Take it").click()
    expect(page.locator(".messagelist")).to_contain_text("You have “Một chuyến tuần tra”.")
    page.close()
    assert Article.objects.get().title == "Một chuyến tuần tra"
