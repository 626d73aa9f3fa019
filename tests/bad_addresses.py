"""Addresses and parameters that no page has, as they travel: percent-encoded."""

FILTERS = [
    "country",
    "level",
    "instrument",
    "type",
    "year",
    "status",
    "province",
    "line",
    "q",
    "page",
    "sort",
]

SCRIPT = "<script>alert(1)</script>"
OVERLONG = "%C0%80%E0%80%AF%ED%A0%80%FF"  # overlong NUL and slash, a lone surrogate, no UTF-8 at all
# Values for a part of an address or of a query, as they travel: percent-encoded.
VALUES = {
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
    "quotes": "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "overlong utf-8": OVERLONG,
    "lone surrogate": "%ED%A0%80",
    "bidi override": "%E2%80%AE",
    "escape and newline": "%1B%0D%0ASet-Cookie:%20a=b",
    "dots": "..%2f..%2fetc%2fpasswd",
    "negative": "-1",
    "huge number": "9" * 60,
    "arabic digits": "%D9%A2%D9%A0%D9%A2%D9%A4",
    "template": "%7B%7B7*7%7D%7D",
    "null": "null",
    "empty": "",
    "comma": "1,2",
    "operator": "__class__",
    "ten kilobytes": "a" * 10_000,
    "nul": "%00",
}
PATHS = [
    # impossible dates
    *(f"/articles/{date}/" for date in (
        "0000", "00001", "10000", "24", "-2024", "2024/00", "2024/13", "2024/5", "2024/99", "2024/02/30", "2023/02/29",
        "2024/02/31", "2024/04/31", "2024/05/00", "2024/05/32", "2024/05/1", "2024/05/12/13/14", "9999", "9999/12",
        "9999/12/31", "0001", "0001/01", "0001/01/01", "1e3", "0x10", "２０２４", "%D9%A2%D9%A0%D9%A2%D9%A4",
        "2024/%D9%A0%D9%A5", "2024/05/%D9%A1%D9%A2", "2024/05/12/%D9%A1", "%E0%A5%A8", "2024%00", "2024/05/12/x%00",
        "2024/05/12/" + "a" * 3_000, "2024/02/31/title", "0000/00/00/title", "9999/12/31/title",
    )),
    # numbers
    *(f"/a/{number}/" for number in (
        "0", "-1", "+1", "1.0", "1e3", "9223372036854775807", "9223372036854775808", "999999999999999999",
        "999999999999999999999", "9" * 400, "%D9%A1", "1%00", "None", "%20", "1%0A", "١",
    )),
    "/images/0/x.png", "/images/999999999999999999/x.png", "/images/999999999999999999999/x.png",
    "/images/1/..%2f..%2fconfig%2fsettings.py", "/images/1/%00.png", "/images/-1/x.png", "/images/1/",
    # names
    *(f"/{kind}/{name}/" for kind in ("provinces", "units", "countries", "agreements", "twinning", "tags") for name in (
        "never-written", "VN", "điện-biên", "dien%20bien", "a" * 101, "a" * 3_000, "%00", "%ED%A0%80", "%C0%80",
        "%3Cscript%3E", "..", ".", "%2e%2e", "1;drop%20table", "%25", "%s", "{}", "__init__",
    )),
    "/provinces/never-written/articles/", "/provinces/never-written/articles.atom", "/tags/never-written/articles.atom",
    "/border/nowhere/", "/feeds/", "/feeds/articles.xml", "/sitemap-.xml", "/sitemap-nothing.xml", "/sitemap-%00.xml",
    "/media/articles/x.png", "/static/../config/settings.py", "/.git/config", "/.env", "/db.sqlite3", "/favicon.icon",
    "//", "///articles//", "//evil.example/", "/%2f%2fevil.example/", "/vi//", "/vi/vi/", "/en/", "/vi/healthz", "/VI/",
    "/\\evil.example/", "/%5cevil.example/", "/;/", "/articles/;jsessionid=1/", "/" + "a/" * 1_500, "/" + "a" * 10_000,
]  # fmt: skip

# Where a list goes on, and how a list whose dates are moments answers.
CURSORS = {
    "x": 400,
    "1": 400,
    "-1": 400,
    "2024-05-12": 400,
    "2024-05-12T13:35:00Z": 400,
    "2024-05-12T13:35:00Z-": 400,
    "2024-05-12T13:35:00Z--1": 400,
    "2024-05-12T13:35:00Z-x": 400,
    "2024-13-12T13:35:00Z-1": 400,
    "2024-02-31T13:35:00Z-1": 400,
    "0000-01-01T00:00:00Z-1": 400,
    "2024-05-12T25:00:00Z-1": 400,
    "2024-05-12T13:35:00%2B07:00-1": 400,
    "2024-05-12T13:35:00Z-9999999999999999999": 400,
    "%D9%A2%D9%A0%D9%A2%D9%A4-05-12T13:35:00Z-1": 400,
    "2024-05-12T13:35:00Z-1%0A": 400,
    "[]": 400,
    "%00": 400,
    "": 200,
    "9999-12-31T23:59:59.999999Z-999999999999999999": 200,
    "0001-01-01T00:00:00Z-0": 200,
    "2024-05-12T13:35:00Z-1": 200,
}
