"""The address of a prep link as a picture, to print or to show on a screen."""

import io

import segno
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from interviews import access
from interviews.views.link_page import address_of
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest

recruiter = role_required(Role.RECRUITER)
QUIET_ZONE = 4  # cells of white around it, which readers need


@recruiter
@require_safe
def svg(request: PersonRequest, code: str) -> HttpResponse:
    return _picture(request, code, "svg", "image/svg+xml", scale=8, title="Prep link")


@recruiter
@require_safe
def png(request: PersonRequest, code: str) -> HttpResponse:
    return _picture(request, code, "png", "image/png", scale=12)


def _picture(request: PersonRequest, code: str, kind: str, content_type: str, **how: object) -> HttpResponse:
    """Black on white whatever the page looks like: that is what cameras read."""
    link = access.link_for(request.person, code)
    address = address_of(request, link)
    if not address:
        raise Http404("a fresh link is needed first")
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind=kind, border=QUIET_ZONE, dark="black", light="white", **how
    )
    response = HttpResponse(drawn.getvalue(), content_type=content_type)
    name = "attachment" if "download" in request.GET else "inline"
    response["Content-Disposition"] = f'{name}; filename="prep-link-{code}.{kind}"'
    return response
