"""Names: which addresses the mirror has, and the file of each."""

from urllib.parse import quote, unquote, urljoin, urlsplit

from config.kept_pages.addresses import KNOWN

# The desk and what is secret or of the moment; what only a running site can do.
ELSEWHERE = ("admin", "preview", "search", "report", "healthz", "readyz", "metrics")
WELL_KNOWN = ".well-known"  # the one folder with a dot that has pages
CURSORS = ("before", "after")
QUERIES = "_"  # the folder of what is asked with a query, beside the page without it
LONGEST = 200  # bytes of one name in a folder; file systems allow 255
INDEX = "index.html"


def within(link: str, page: str, root: str) -> str | None:
    """The address on this site that a link on a page leads to, without its fragment; None for another site's."""
    try:
        parts = urlsplit(urljoin(f"{root}{page}", link.strip()))
    except ValueError:  # as of "//[x"
        return None
    if f"{parts.scheme}://{parts.netloc}" != root:
        return None
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def is_mirrored(address: str) -> bool:
    """Whether the mirror has it: a page that needs no choice, or one choice; as crawlers are asked to keep to."""
    path, _mark, query = address.partition("?")
    # As the site reads it: an editor may have written a link to a draft as /previe%77/ or with a slash as %2F.
    names = [name for name in unquote(path).split("/") if name not in ("", "vi")]
    if names[:1] and names[0] in ELSEWHERE:
        return False
    if any((name.startswith(".") and name != WELL_KNOWN) or "\x00" in name for name in names):
        return False
    if query and ("&" in query or query.partition("=")[0] not in KNOWN - {"q"}):
        return False
    return all(len(part.encode()) <= LONGEST for part in file_of(address).split("/"))


def file_of(address: str) -> str:
    """`/articles/` is `articles/index.html`; `/articles/?before=X` is `articles/_/before=X/index.html`."""
    path, _mark, query = address.partition("?")
    folder, _slash, name = unquote(path).lstrip("/").rpartition("/")
    # A slash in a query would be a folder of its own.
    return "/".join(part for part in (folder, *_of_query(query), name or INDEX) if part)


def link_to(address: str) -> str:
    """The address of its file in the mirror: the same, but for one with a query."""
    path, _mark, query = address.partition("?")
    if not query:
        return path
    folder, _slash, name = path.rpartition("/")
    return f"{folder}/{'/'.join(quote(part, safe='=') for part in _of_query(query))}/{name}"


def _of_query(query: str) -> list[str]:
    return [QUERIES, query.replace("/", "%2F")] if query else []
