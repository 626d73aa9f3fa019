"""While an original is sent and read, the page says so; what it shows is no barrier to anybody."""

from playwright.sync_api import Browser, expect

from articles.models import Article
from tests.desk import person
from tests.e2e.axe import problems
from tests.e2e.desk import PASSWORD, log_in

TAKE = "/admin/articles/article/take/"
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
    page.get_by_label("or a file").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": "Một chuyến tuần tra\n\nHọ đi 30 km.".encode()}
    )
    # The page as it is while the answer is waited for; a page that is about to be left cannot be looked at.
    page.evaluate(
        "document.querySelector('.desk-take').addEventListener('submit', e => e.preventDefault(), {once: true})"
    )
    page.get_by_role("button", name="Take it").click()
    expect(status).to_have_text(SENTENCE)
    expect(page.get_by_role("progressbar", name=SENTENCE)).to_be_visible()
    assert list(problems(page, [1280, 390])) == []
    page.get_by_role("button", name="Take it").click()
    expect(page.locator(".messagelist")).to_contain_text("You have “Một chuyến tuần tra”.")
    page.close()
    assert Article.objects.get().title == "Một chuyến tuần tra"
