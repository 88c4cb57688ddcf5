"""Every address of the site, found by walking the resolver, and what stands open. A new address is here before
anyone thinks of it."""

import re
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Open to everybody, and why.
OPEN = {
    "postings:posting_create": "the front page is where it begins",
    "interviews:practice_list": "an empty list tells a newcomer more than a login form",
    "interviews:levels": "how levels are computed is public",
    "interviews:reported_create": "whoever brings a question back becomes a visitor by that",
    "interviews:hiring_organization_list": "what was asked where is open to whoever prepares",
    "interviews:hiring_organization_detail": "as above; who reported is never shown",
    "interviews:guest_open": "candidates come by a prep link, without an account",
    "interviews:guest_detail": "as above: the browser's session says that it was let in",
    "interviews:guest_seen": "as above",
    "interviews:guest_start": "as above: whoever begins becomes a visitor by that",
    "interviews:guest_forget": "as above",
    "interviews:team_create": "says what prep links are; to start, one needs an account",
    "account_login": "allauth: sign in",
    "account_signup": "allauth: sign up",
    "account_logout": "allauth: sign out; for nobody a redirect",
    "account_inactive": "allauth: says that an account is closed",
    "account_email_verification_sent": "allauth: where the code is typed",
    "account_confirm_login_code": "allauth: signing in by code",
    "mfa_authenticate": "allauth: signing in, the code of the second factor",
    "account_reset_password": "allauth: lost password",
    "account_reset_password_done": "allauth: lost password, sent",
    "account_reset_password_from_key": "allauth: link from an email",
    "account_reset_password_from_key_done": "allauth: password set",
}
# allauth's own pages that ask for an account: it sends everybody else to the login page itself.
ACCOUNT = {
    "account_email",
    "account_change_password",
    "account_set_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
}
TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+')


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    parameters: tuple[str, ...]
    role: str | None = None  # for people who have it; for everybody else there is nothing there


def routes(resolver: Any = None, namespace: str = "", prefix: str = "") -> list[Route]:
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if entry.namespace == "admin":
                continue
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            found += routes(entry, inner, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            names = tuple(entry.pattern.converters) or tuple(entry.pattern.regex.groupindex)
            role = getattr(entry.callback, "role", None)
            found.append(Route(f"{namespace}{entry.name}", prefix + str(entry.pattern), names, role))
    return found


ROUTES = routes()
CLOSED = [route for route in ROUTES if route.name not in OPEN and route.name not in ACCOUNT]


def address(route: Route, owned: dict[str, Any], missing: bool = False) -> str:
    """The route's address for Ana's rows, or for rows that do not exist."""
    values: dict[str, Any] = {}
    parts = route.pattern.split("/")
    for name in route.parameters:
        if name == "code":
            noun = "posting" if parts[0] == "postings" else parts[0]
            noun = "shared-set" if route.name == "interviews:prep_link_create" else noun
            values[name] = "zzzzzzzzzzzz" if missing else owned[noun]
        elif name == "pk":
            noun = parts[parts.index("<int:pk>") - 1]
            there = owned["curated"].get(noun) if route.role else None
            values[name] = 987_654_321 if missing else there or owned[noun]
        else:
            values[name] = owned[name]
    return reverse(route.name, kwargs=values)


def call(client: Client, method: str, path: str) -> Any:
    if method == "HTMX":
        return client.get(path, headers={"HX-Request": "true"})
    return client.generic(method, path)


def sight(response: Any) -> tuple[int, bytes]:
    return response.status_code, TOKEN.sub(b"", response.content)
