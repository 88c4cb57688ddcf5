"""Health: what keeps the process alive and sends it visitors asks here, by whatever name it knows this machine."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """Is this process alive?"""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Can this process serve: is the database there, and up to date?"""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("the database does not answer", content_type="text/plain", status=503)
    if waiting:
        return HttpResponse("the database is not migrated", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


ADDRESSES = {"/livez": livez, "/readyz": readyz}


def answer(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Stands before everything that looks at Host: probes ask by the machine's own address, which is no name of the
    site."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return ADDRESSES.get(request.path_info, get_response)(request)

    return middleware
