"""Who comes into /admin/: staff, by the sign-in page of everybody, with a second factor where others are served."""

from typing import Any

from allauth.account.decorators import reauthentication_required, secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from prep.accounts import second_factor


@secure_admin_login
def sign_in(request: HttpRequest, extra_context: Any = None) -> HttpResponse:
    """Django's own form, which asks for nothing but the password, is never shown."""
    return redirect("admin:index")


def may_enter(request: HttpRequest) -> bool:
    """Roles and addresses are given here: whoever changes something types a code again, once in five minutes."""
    if not admin.AdminSite.has_permission(admin.site, request):
        return False
    second_factor.ask_for(request)
    if settings.HTTPS and request.method == "POST" and request.path != reverse("admin:logout"):
        _ask_again(request)
    return True


@reauthentication_required
def _ask_again(request: HttpRequest) -> None:
    """Raises what allauth's middleware answers: the page that asks, and from there on with what was sent."""
