"""Which requests are the desk's: what is asked of them is asked of no reader."""

from django.http import HttpRequest


def is_of_desk(request: HttpRequest) -> bool:
    """By the path that is routed: before `request.path` may stand a prefix, which a server takes from a header."""
    return request.path_info.startswith("/admin/")
