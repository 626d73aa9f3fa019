"""Payloads of our own, by class: each would run in a browser if it were written as it is. None survives, and what is
clean stays as it is when it is cleaned again.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.html import sanitizer
from articles.html.dom import parsed
from articles.html.sanitizer import ATTRIBUTES, SCHEMES, TAGS, clean_html
from tests.payloads import AROUND, corpus, sample
from tests.unseen_signs import UNSEEN, named

SCRIPTS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
]
INSIDE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<details open ontoggle=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<base href=//evil.example><a href=x>x</a>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#x2028;javascript:alert(1)'>x</a>",
    "<a href='/&#x202e;/evil.example'>x</a>",
    "<a href='&#x5c;&#x200b;/evil.example'>x</a>",
    "<a lang='vi&quot; onclick=alert(1)'>x</a>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<math href=javascript:alert(1)>x</math>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><style>&lt;img src=x onerror=alert(1)&gt;</style></svg>",
    "e&#x301;<p>&#13;&#12;&#xFEFF;</p>",
]
PAYLOADS = [around.replace("{}", inside) for around in AROUND for inside in INSIDE]
NESTED = "p h2 ul li a b em sup svg math mtext style noscript template select table td"
BITS = [
    *(f"<{tag}>" for tag in NESTED.split()),
    *(f"</{tag}>" for tag in NESTED.split()),
    *INSIDE,
    *AROUND,
    "<!--", "-->", "]]>", "\u2028", "&#x2028;", "&#13;", "\u0301", "&#x301;", "&nbsp;", "\n", " ", "e", "1.", "· ", "<",
]  # fmt: skip


def is_ours(clean: str) -> bool:
    """Only tags and attributes of the house, and links that lead where they say."""
    for node in parsed(clean).css("*"):
        if node.tag not in TAGS | {"body"}:
            return False
        for name, value in node.attributes.items():
            if name not in {*ATTRIBUTES.get(node.tag, ()), *ATTRIBUTES["*"], "rel"}:
                return False
            scheme = re.match(r"\W*([a-z][a-z0-9+.-]*)\W*:", value or "", re.IGNORECASE)
            if name == "href" and scheme and scheme[1].lower() not in SCHEMES:
                return False
    return True


def test_no_payload_survives_and_twice_is_once():
    found = [(payload, clean_html(payload)) for payload in PAYLOADS]
    assert len(found) == len(AROUND) * len(INSIDE)
    assert [payload for payload, clean in found if not is_ours(clean)] == []
    assert [payload for payload, clean in found if clean_html(clean) != clean] == []


@pytest.mark.hypothesis
def test_nothing_of_the_corpus_survives_and_twice_is_once():
    """`make fuzz` asks all of it."""
    is_whole = settings.get_current_profile_name() == "fuzz"
    found = [(each.written, clean_html(each.written)) for each in (corpus() if is_whole else sample(2))]
    assert [payload for payload, clean in found if not is_ours(clean)] == []
    assert [payload for payload, clean in found if clean_html(clean) != clean] == []


@pytest.mark.walk
def test_no_unseen_sign_carries_a_script_or_another_host(subtests):
    for sign in [*UNSEEN, "\u115f", "\u3164", "\u2800", "\u180e", "ă", "\x01"]:
        with subtests.test(named(sign)):
            for script in SCRIPTS:
                for address in (
                    sign + script,
                    sign * 3 + script,
                    script[:4] + sign + script[4:],
                    script.replace(":", f"{sign}:"),
                ):
                    for written in (address, "".join(f"&#{ord(each)};" for each in address)):
                        assert 'href="' not in clean_html(f'<a href="{written}">a</a>')
    for sign in UNSEEN:
        for address in (f"/{sign}/evil.example", f"{sign}//evil.example", f"\\{sign}/evil.example"):
            assert 'href="' not in clean_html(f'<a href="{address}">a</a>'), named(sign)


@pytest.mark.parametrize(
    "address",
    ["https://vnexpress.net/tin:1", "/điện-biên/", "/đ/x", "mailto:a@b.vn", "?q=a:b", "https://a.vn/ă"],
)
def test_addresses_of_people_stay(address):
    assert clean_html(f'<a href="{address}">a</a>') == f'<a href="{address}" rel="noopener">a</a>'


@given(st.lists(st.sampled_from(BITS), max_size=10).map("".join))
def test_twice_is_once_whatever_stands_in_what(source):
    once = clean_html(source)
    assert (clean_html(once), is_ours(once)) == (once, True)


def test_what_does_not_settle_is_shown_as_it_is_written(monkeypatch):
    """No such source is known, so a library is made that has none but these."""
    clean = sanitizer._cleaned
    monkeypatch.setattr(
        sanitizer, "_cleaned", lambda source: clean(source if source[:3] == "<p>" else f"{source}<em>x")
    )
    assert clean_html("<em>a</em>") == f"<p>{'&lt;em&gt;a&lt;/em&gt;' + '&lt;em&gt;x&lt;/em&gt;' * 5}</p>"
