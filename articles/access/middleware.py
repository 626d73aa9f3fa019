"""What is asked of each request of the desk: whether its session still holds; and which browser becomes a known one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.access import known_devices, sessions
from articles.access.current_request import answering
from articles.access.desk_pages import is_of_desk


class AccessMiddleware:
    """Below Django's own that finds the account; readers' pages are the same for all and are asked nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_of_desk(request):
            return self.get_response(request)
        with answering(request):
            if request.user.is_authenticated:
                sessions.hold(request)
            response = self.get_response(request)
        if person := getattr(request, "logs_in", None):
            known_devices.remember(request, response, person.get_username())
        return response
