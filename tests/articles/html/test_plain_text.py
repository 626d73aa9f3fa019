"""The words of clean HTML, with a tree of it and without one."""

from hypothesis import example, given
from hypothesis import strategies as st

from articles.html.plain_text import plain_text, plain_text_of_clean
from articles.html.sanitizer import clean_html

PIECES = (
    "<p> </p> <p~lang=vi> <h2> </h2> <ul> <li> </li> </ul> <blockquote> </blockquote> <br> <sup> </sup> <em> </em> "
    "<a~href='http://x/?a=1&b=>'> </a> &lt;p&gt; &amp;lt; &nbsp; &#8232; &#133; [picture~2] [ảnh~~3] [picture] Điện x ."
)


@given(
    st.lists(st.sampled_from([piece.replace("~", " ") for piece in PIECES.split()]), max_size=20).map("".join)
)
@example("<p>[picture 2]</p>a<p lang=vi> [ẢNH 3] </p>b<p>[picture 2] <em>x</em></p>")
@example("a<ul><li>b<ul><li>c</ul>d</ul>e")
def test_clean_html_says_the_same_without_a_tree(source):
    clean = clean_html(source)
    assert plain_text_of_clean(clean) == plain_text(clean)


@given(st.text(st.sampled_from("<>/&\"' =apb\n#;li") | st.characters(codec="utf-8"), max_size=60))
def test_so_does_whatever_was_cleaned(source):
    clean = clean_html(source)
    assert plain_text_of_clean(clean) == plain_text(clean)
