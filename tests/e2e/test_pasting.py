"""The cases of texts from elsewhere, pasted into the rich editor: stored as from any other way in."""

from playwright.sync_api import Page, expect

from articles.html.sanitizer import clean_html
from tests import factories
from tests.articles.importing.cases import PASTED, on_one_line
from tests.desk import person
from tests.e2e.desk import EDITOR, PASSWORD, log_in
from tests.e2e.test_body_editor import PASTE


def test_each_case_gives_the_same_text_as_the_other_ways_in(transactional_db, page: Page):
    user = person("translator", username="lan")
    user.set_password(PASSWORD)
    user.save()
    article = factories.ArticleFactory(title="T", body="")
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    editor = page.locator(EDITOR)
    expect(editor).to_be_visible()
    stored = {}
    for name, (source, _) in PASTED.items():
        editor.click()
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        expect(editor).to_have_text("")
        page.evaluate(PASTE, [EDITOR, source])
        sent = page.locator("#id_body").input_value()
        stored[name] = on_one_line(clean_html(sent)).removesuffix("<p></p>")
    assert stored == {name: body for name, (_, body) in PASTED.items()}
