"""The editor of an article's text: the house's formats, cleaned pastes, and no text that it cannot open."""

import pytest
from playwright.sync_api import Page, expect

from articles.html.sanitizer import clean_html
from articles.models import Article, ArticleImage
from tests import factories
from tests.desk import person
from tests.e2e.desk import EDITOR, PASSWORD, log_in, press

EVERYTHING = (
    '<h2>Head <em lang="vi">Điện</em></h2><p lang="vi">Một <strong>hai</strong><br>ba</p>'
    '<h3 lang="vi">Nhỏ</h3><ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul><ol><li>first</li></ol>'
    '<blockquote lang="vi"><p>Said.</p></blockquote><p><a href="https://example.org/x" rel="noopener">out</a> '
    'and <a href="/articles/" rel="noopener">in</a></p><p>10<sup>3</sup> CO<sub lang="vi">2</sub></p><p>[picture 2]</p>'
)
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
<body><!--StartFragment--><h1>Title</h1><p class=MsoNormal style='margin-left:36pt'><b style='mso-bidi:normal'>
<span lang=EN-US style='font-family:"Arial"'>Bold</span></b><o:p></o:p> and <i>leaning</i>
<span style='mso-spacerun:yes'>&nbsp; </span></p>
<p class=MsoListParagraph>plain<![if !supportLists]> point<![endif]></p><img src="file:///C:/x.png"><!--EndFragment--></body></html>"""
FROM_THE_WEB = """<div class="card"><script>alert(1)</script><h4 onclick="x()">Small</h4><p><font color=red>Red</font>
<a href="javascript:alert(1)">bad</a> <a href="https://example.org/">good</a></p><table><tr><td>cell</td></tr></table>
<img src=x onerror="alert(1)"><iframe src="https://evil.example"></iframe></div>"""
CARET_IN_LAST = """selector => [...document.querySelectorAll(`${selector} p`)].at(-1)
    .contains(document.getSelection().anchorNode)"""
PASTE = """
([selector, html]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "plain");
    const editor = document.querySelector(selector);
    editor.focus();
    editor.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
}
"""


@pytest.fixture
def article(transactional_db) -> Article:
    user = person("translator", username="lan")
    user.set_password(PASSWORD)
    user.save()
    return factories.ArticleFactory(title="T", body=clean_html(EVERYTHING))


def open_form(page: Page, article: Article) -> None:
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator(EDITOR)).to_be_visible()


def test_opening_and_saving_changes_nothing(article: Article, page: Page, complaints: list[str]):
    open_form(page, article)
    press(page, "_continue", "was changed successfully")
    after = Article.objects.get()
    assert (after.body, after.revisions.count() <= 1) == (article.body, True)
    assert complaints == []


def test_every_format_of_the_house_survives_typing(article: Article, page: Page, complaints: list[str]):
    open_form(page, article)
    paragraphs = page.locator(EDITOR).locator("p")
    paragraphs.last.click()
    page.wait_for_function(
        CARET_IN_LAST, arg=EDITOR
    )  # the editor takes note of a click when it is done with others
    page.keyboard.press("Control+End")
    count = paragraphs.count()
    page.keyboard.press("Enter")
    expect(paragraphs).to_have_count(count + 1)
    page.keyboard.insert_text("More.")
    press(page, "_continue", "was changed successfully")
    assert Article.objects.get().body.replace("\n", "") == f"{article.body}<p>More.</p>"
    assert complaints == []


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        (
            FROM_WORD,
            "<h2>Title</h2><p><strong>Bold</strong> and <em>leaning</em></p><p>plain point</p>",
        ),
        (
            FROM_THE_WEB,
            '<h3>Small</h3><p>Red bad <a href="https://example.org/" rel="noopener">good</a></p><p>cell</p>',
        ),
    ],
    ids=["Word", "web page"],
)
def test_paste_is_cleaned(article: Article, page: Page, complaints: list[str], pasted: str, stored: str):
    Article.objects.update(body="")
    open_form(page, article)
    page.evaluate(PASTE, [EDITOR, pasted])
    press(page, "_continue", "was changed successfully")
    assert (
        " ".join(Article.objects.get().body.replace("\xa0", " ").replace("&nbsp;", " ").split()).replace(
            " </", "</"
        )
        == stored
    )
    # The content policy refuses what came along, even in the moment of pasting.
    assert [each for each in complaints if "Content Security Policy" not in each] == []


def test_picture_stands_where_the_text_says(article: Article, page: Page):
    factories.ImageFactory(article=article, order=2, caption="The second")
    factories.ImageFactory(article=article, order=3, caption="The third")
    Article.objects.update(
        status="published", publish_at=article.created_at, body="<p>A.</p><p>[picture 2]</p><p>B.</p>"
    )
    page.goto(Article.objects.get().get_absolute_url())
    words = page.locator(".article__text").inner_text().split("\n")
    kept = [word for word in words if word in {"A.", "B."} or "second" in word or "third" in word]
    assert [word.removesuffix(" (caption of a picture that we do not have)") for word in kept] == [
        "A.",
        "The second",
        "B.",
        "The third",
    ]
    assert ArticleImage.objects.count() == 2
