"""A form is sent as a browser would send it."""

from django.test import Client

from benchmarks.forms import sent_of
from tests import factories

PAGE = """
<form id="other"><input name="else" value="1"></form>
<form id="wanted"><input name="line" value="A &amp; B"><input type="hidden" name="empty" value="">
<input type="checkbox" name="ticked" checked><input type="checkbox" name="not-ticked" value="x">
<input type="radio" name="one" value="a"><input type="radio" name="one" value="b" checked>
<textarea name="text">
First &lt;p&gt;
line</textarea>
<select name="many" multiple><option value="1" selected>x</option>
<option value="2">y</option><option value="3" selected>z</option></select>
<input type="file" name="file"><input type="submit" name="_save" value="Save">
<input name="off" disabled value="1"><input value="nameless">
</form><input name="behind" value="1">
"""


def test_fields_are_sent_as_they_stand():
    assert sent_of(PAGE, "wanted") == {
        "line": ["A & B"],
        "empty": [""],
        "ticked": ["on"],
        "one": ["b"],
        "text": ["First <p>\nline"],
        "many": ["1", "3"],
    }


def test_article_form_of_the_desk_can_be_sent_back_as_it_is(db):
    client = Client()
    client.force_login(factories.UserFactory(is_staff=True, is_superuser=True))
    article = factories.ArticleFactory(title="Hà Giang & more", teaser="One.\n\nTwo.")
    path = f"/admin/articles/article/{article.pk}/change/"
    sent = sent_of(client.get(path).content.decode(), "article_form")
    assert client.post(path, sent | {"_continue": ["1"]}).status_code == 302
    before = (article.title, article.teaser, article.body)
    article.refresh_from_db()
    assert (article.title, article.teaser, article.body) == before
