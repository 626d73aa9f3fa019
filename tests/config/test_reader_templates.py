"""Templates of readers' pages: all compile, say only what there is to say, and escape as Django's did."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist, engines
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.translation import override
from jinja2 import Environment, meta, nodes

ROOT = Path(settings.BASE_DIR) / "templates"
NAMES = sorted(
    str(path.relative_to(ROOT))
    for path in (*ROOT.rglob("*.html"), *ROOT.rglob("*.xml"))
    if "admin" not in path.relative_to(ROOT).parts
)


@pytest.fixture
def env() -> Environment:
    return engines["readers"].env


def rendered(env: Environment, source: str, **given: object) -> str:
    return env.from_string(source).render(given)


@pytest.mark.parametrize("name", NAMES)
def test_every_template_compiles_and_finds_what_it_includes(env, name):
    """A filter or test that nobody has is refused as it compiles; an included file is looked for here."""
    env.get_template(name)
    tree = env.parse((ROOT / name).read_text())
    inserted = [
        call.args[0].value
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in {"constant", "insert"}
    ]
    assert [each for each in (*meta.find_referenced_templates(tree), *inserted) if each not in NAMES] == []


def test_desk_keeps_djangos_own():
    assert type(get_template("admin/desk/list.html")).__module__ == "django.template.backends.django"
    assert type(get_template("base.html")).__module__ == "django.template.backends.jinja2"
    with pytest.raises(TemplateDoesNotExist):
        engines["readers"].get_template("admin/desk/list.html")


def test_values_are_escaped_and_our_own_words_are_not(env):
    assert rendered(env, "{{ value }}", value='<b>&"') == "&lt;b&gt;&amp;&#34;"
    assert rendered(env, "{{ _('a <em>b</em>') }}") == "a <em>b</em>"
    filled = "{{ _('see <em>%(words)s</em>')|filled(words=words) }}"
    assert rendered(env, filled, words="<b>") == "see <em>&lt;b&gt;</em>"
    assert rendered(env, filled, words=format_html("<i>{}</i>", "x")) == "see <em><i>x</i></em>"


def test_blanks_may_have_any_name(env):
    assert rendered(env, "{{ '%(template)s %(words)s'|filled(template=1, words=2) }}") == "1 2"


def test_words_are_those_of_the_language_in_use(env):
    count = "{{ ngettext('%(number)s article', '%(number)s articles', n)|filled(number=n) }}"
    assert [rendered(env, count, n=number) for number in (1, 2)] == ["1 article", "2 articles"]
    with override("vi"):
        assert [rendered(env, "{{ _('Front page') }}"), rendered(env, count, n=2)] == ["Trang chủ", "2 bài"]


def test_addresses_are_those_of_the_language_in_use(env):
    with override("vi"):
        assert rendered(env, "{{ url('provinces:province', 'dien-bien') }}") == "/vi/provinces/dien-bien/"


def test_what_is_not_there_prints_nothing(env):
    assert rendered(env, "{{ nothing.of.this }}{% if nothing.of.this %}!{% endif %}") == ""


def test_an_inserted_piece_knows_what_it_is_given_alone(env):
    piece = "{% set title = 'Outer' %}{{ insert('includes/section_title.html', id='x') }}"
    assert "Outer" not in rendered(env, piece)
    assert 'id="x"' in rendered(env, piece)


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{{ value|capfirst }}", format_html("<b>{}</b>", "x"), "<b>x</b>"),
        ("{{ value|capfirst }}", "<b>", "&lt;b&gt;"),
        ("{{ value|linebreaks }}", "a\n\n<b>", "<p>a</p>\n\n<p>&lt;b&gt;</p>"),
        ("{{ value|truncatewords(1) }}", "one two", "one …"),
        ("{{ value|urlencode('') }}", "a/b c", "a%2Fb%20c"),
        ("{{ value|slice(':2') }}", "2024", "20"),
        ("{{ value|default('none', true) }}", "", "none"),
    ],
)
def test_filters_do_what_djangos_do(env, source, value, expected):
    assert rendered(env, source, value=value) == expected


def test_a_constant_piece_is_kept_for_each_language(env):
    footer = "{{ constant('includes/footer.html') }}"
    english = rendered(env, footer)
    assert english == rendered(env, "{{ insert('includes/footer.html') }}")
    with override("vi"):
        assert rendered(env, footer) == rendered(env, "{{ insert('includes/footer.html') }}") != english
    assert rendered(env, footer) == english
