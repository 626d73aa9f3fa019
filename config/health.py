"""Health endpoints: is the process alive, and can it serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers and has every migration; 503 with the reason otherwise.

    Nothing can be overdue: what is public is decided by the clock at each request, not by a job.
    """
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"ready": False, "problem": "The database cannot be reached."}, status=503)
    if waiting:
        problem = f"{len(waiting)} migrations are not applied; run manage.py migrate."
        return JsonResponse({"ready": False, "problem": problem}, status=503)
    return JsonResponse({"ready": True})
