"""Fixtures that must be refused: a name, the content of a.json, and what the refusal must name."""

import bz2
import gzip
import json
from typing import Any

from tests.articles.loading.conftest import entry

GOOD = entry("provinces.country", pk="CN", name="China", slug="china")


def province(**fields: Any) -> dict[str, Any]:
    return entry("provinces.province", **{"country": ["VN"], "name": "Son La", "slug": "son-la", **fields})


def article(**fields: Any) -> dict[str, Any]:
    return entry(
        "articles.article",
        **{"translation_key": "new", "language": "en", "title": "New", "slug": "new", **fields},
    )


def citation(**fields: Any) -> dict[str, Any]:
    known = {"code": "c1", "statement": "length", "province": ["dien-bien"], "confidence": "high"}
    return entry("articles.citation", **{**known, "reference": ["LAW-1"], **fields})


def image(**fields: Any) -> dict[str, Any]:
    return entry(
        "articles.articleimage", **{"article": ["diplomacy", "en"], "order": 1, "caption": "A gate", **fields}
    )


SON_LA = 'a.json, object 2, provinces.province "son-la"'
NEW = 'a.json, object 2, articles.article ["new", "en"]'
C1 = 'a.json, object 2, articles.citation "c1"'

# After a good object, so that a load that is not whole would show.
OBJECTS: dict[str, tuple[Any, list[str]]] = {
    "unknown model": (entry("provinces.planet", name="Mars"), ["a.json, object 2", "no model", "provinces.planet"]),
    "no model": ({"fields": {}}, ["a.json, object 2", "“model” and “fields” is expected"]),
    "no fields": ({"model": "provinces.country", "pk": "KH"}, ["object 2", "“fields” is missing"]),
    "not an object": (5, ["a.json, object 2", "5 is found"]),
    "extra key": ({**province(), "field": {}}, [SON_LA, '"field" is not expected beside']),
    "unknown field": (province(has_costa=True), [SON_LA, "“has_costa”", "did you mean “has_coast”?"]),
    "reverse relation": (province(gates=[]), [SON_LA, "“gates”", "no such field"]),
    "tags as a list": (article(tags=["x"]), [NEW, "“tags”", "articles.taggedarticle"]),
    "unknown country": (province(country=["XX"]), [SON_LA, "“country”", 'no provinces.country ["XX"]']),
    "unknown pk": (province(country="XX"), [SON_LA, "“country”", 'no provinces.country "XX"']),
    "wrong shape of key": (
        citation(reference=None, article=["diplomacy"], passage="x"),
        [C1, "“article”", '["diplomacy"] is no natural key of articles.article'],
    ),
    "key in a key": (province(country=[["VN"]]), [SON_LA, "“country”", '[["VN"]] is no natural key']),
    "name instead of key": (
        entry("provinces.bordergate", name="G", slug="g", province="dien-bien", across_country=["LA"]),
        ['provinces.bordergate "g"', "“province”", '"dien-bien" is no key', 'as ["dien-bien"]'],
    ),
    "no list of keys": (article(provinces="dien-bien"), [NEW, "“provinces”", "a list of keys is expected"]),
    "unknown key in a list": (
        article(provinces=[["dien-bien"], ["atlantis"]]),
        [NEW, "“provinces”", 'no provinces.province ["atlantis"]'],
    ),
    "number for text": (province(name=5), ["“name”", "text in quotation marks is expected, but 5 is found"]),
    "object for text": (province(name={"a": 1}), [SON_LA, "“name”", '{"a": 1} is found']),
    "text for true": (province(has_coast="yes"), [SON_LA, "“has_coast”", "true or false is expected"]),
    "true for a number": (province(border_order=True), [SON_LA, "“border_order”", "a whole number is expected"]),
    "number out of range": (province(border_order=10**12), [SON_LA, "“border_order”", "1000000000000 is refused"]),
    "null": (province(name=None), [SON_LA, "“name”", "null is not accepted"]),
    "nothing": (province(name=""), [SON_LA, "“name”", "the value is empty; write one"]),
    "missing field": (
        entry("provinces.province", slug="son-la", country=["VN"]), [SON_LA, "“name”", "it is missing"]
    ),
    "missing reference": (
        entry("provinces.province", slug="son-la", name="Son La"), [SON_LA, "“country”", "it is missing"]
    ),
    "missing part of the key": (
        entry("articles.credit", article=["diplomacy", "en"], role="author"),
        ["a.json, object 2, articles.credit", "“person”", "it is missing"],
    ),
    "line break and direction mark in a name": (
        province(**{"na\nme\u202e": "x"}), [SON_LA, "“na\\u000ame\\u202e”", "no such field"]
    ),
    "missing key": (
        entry("articles.citation", statement="s", province=["dien-bien"], reference=["LAW-1"]),
        ["a.json, object 2, articles.citation", "“code”", "each load would add one more"],
    ),
    "impossible date": (province(valid_from="2025-02-30"), [SON_LA, "“valid_from”", "“2025-02-30” is not a date"]),
    "broken time": (article(publish_at="2025-13-01T00:00Z"), [NEW, "“publish_at”", "2025-13-01T00:00Z"]),
    "time without zone": (article(publish_at="2025-01-01T10:00:00"), [NEW, "“publish_at”", "has no time zone"]),
    "time before time": (article(publish_at="0001-01-01T00:00:00+14:00"), [NEW, "“publish_at”", "correct it"]),
    "too long": (province(name="x" * 5000), [SON_LA, "“name”", "at most 200 characters (it has 5000)"]),
    "no choice": (province(kind="empire"), [SON_LA, "“kind”", '"empire" is none of the choices']),
    "no choice of a hidden field": (article(status="live"), [NEW, "“status”", '"live" is none of the choices']),
    "bad slug": (
        province(slug="Sơn La/../x"), ["provinces.province", "“slug”", "letters, numbers, underscores or hyphens"]
    ),
    "NUL": (province(name="Son\x00La"), [SON_LA, "“name”", "NUL character"]),
    "half a character": (province(name="Son \ud800 La"), [SON_LA, "“name”", "half a character"]),
    "script address": (article(original_url="javascript:alert(1)"), [NEW, "“original_url”", "is refused"]),
    "path out of the folder": (
        image(file="../../settings.png", alt="x"), ["articles.articleimage", "“file”", "leads out of the media folder"]
    ),
    "path from the root": (image(file="/etc/passwd", alt="x"), ["“file”", '"/etc/passwd" leads out']),
    "path with backslash": (image(file="..\\x.png", alt="x"), ["“file”", "leads out of the media folder"]),
    "page as picture": (image(file="illustrations/x.html", alt="x"), ["“file”", "no picture by its name"]),
    "picture not described": (
        image(file="illustrations/x.png"), ["articles.articleimage", "Describe the picture for those who cannot"]
    ),
    "published without time": (article(status="published"), [NEW, "A published article needs its publication"]),
    "taken slug": (
        article(slug="border-diplomacy"), [NEW, "Another article in this language has this address part"]
    ),
    "successor of itself": (
        entry("provinces.succession", predecessor=["dien-bien"], successor=["dien-bien"], on="2025-07-01"),
        ["provinces.succession", "A province cannot succeed itself"],
    ),
    "two subjects": (citation(figure=None, country=["VN"]), [C1, "about exactly one thing: fill in one subject"]),
    "twice the same": (
        entry("provinces.country", pk="CN", name="China"), ["the same object stands in a.json, object 1,"]
    ),
    "passage of nobody": (
        citation(reference=None, article=["diplomacy", "en"], passage="The border is 137 km long."),
        [C1, "“passage”", "“Border diplomacy” does not contain", "137 km"],
    ),
    "user": (
        entry("auth.user", username="root", is_superuser=True),
        ["auth.user", "not loaded from fixtures", "make_administrator"],
    ),
    "permission": (entry("auth.permission", name="x", codename="x"), ["auth.permission", "not loaded"]),
    "session": (entry("sessions.session", pk="x", session_data="x"), ["sessions.session", "not loaded"]),
    "log entry": (entry("admin.logentry", object_repr="x"), ["admin.logentry", "not loaded"]),
}  # fmt: skip


def _fixture(text: str) -> bytes:
    return text.encode()


# File name, its bytes, and what the refusal must name.
FILES: dict[str, tuple[str, bytes, list[str]]] = {
    "empty file": ("a.json", b"", ["a.json: this is not JSON (line 1, column 1"]),
    "broken JSON": ("a.json", _fixture('[\n {"model": }\n]'), ["a.json: this is not JSON (line 2, column 12"]),
    "cut JSON": ("a.json", _fixture(json.dumps([GOOD])[:-5]), ["a.json: this is not JSON (line 1"]),
    "no list": ("a.json", _fixture(json.dumps(GOOD)), ["a.json: a list of objects is expected"]),
    "wrong encoding": ("a.json", '[{"é": 1}]'.encode("latin-1"), ["a.json: the text is not UTF-8 (byte 4)"]),
    "UTF-16": ("a.json", "[]".encode("utf-16"), ["a.json: the text is not UTF-8 (byte 1)"]),
    "key twice": (
        "a.json",
        _fixture('[{"model": "provinces.country", "pk": "CN", "fields": {"name": "China", "name": "Chine"}}]'),
        ['a.json: the key "name" stands twice', '"China" and "Chine"'],
    ),
    "not a number": ("a.json", b'[{"a": NaN}]', ["a.json: NaN is not a number"]),
    "number without end": ("a.json", b"[" + b"9" * 5000 + b"]", ["a.json: a number has too many digits"]),
    "deep": ("a.json", b"[" * 102 + b"]" * 102, ["a.json: brackets are nested more than 100 levels"]),
    "very deep": (
        "a.json", b"[" * 200_000 + b"]" * 200_000, ["a.json: brackets are nested more than 100 levels"]
    ),
    "broken line": ("a.jsonl", json.dumps(GOOD).encode() + b"\n{", ["a.jsonl, line 2: this is not JSON"]),
    "no gzip": ("a.json.gz", b"[]", ["a.json.gz: the file cannot be read"]),
    "cut gzip": ("a.json.gz", gzip.compress(b"[]" * 99)[:-6], ["a.json.gz: the file cannot be read"]),
    "bomb": ("a.json.gz", gzip.compress(b" " * (51 * 1024 * 1024)), ["a.json.gz", "more than 50 MB"]),
    "bomb in bz2": ("a.json.bz2", bz2.compress(b" " * (51 * 1024 * 1024)), ["a.json.bz2", "more than 50 MB"]),
    "no zip": ("a.json.zip", b"PK", ["a.json.zip: the file cannot be read"]),
    "XML": ("a.xml", b"<django-objects/>", ["a.xml: fixtures are read from JSON and JSON Lines"]),
}  # fmt: skip
