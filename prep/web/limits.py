"""How often something may be tried: counted per caller, exactly, wherever the counter lives."""

from dataclasses import dataclass
from functools import cache, partial
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import render
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from prep.broker import PATIENCE
from prep.resting import there_or_here

HERE = "memory://"
HOUSEHOLD = 64  # bits: the least IPv6 that a home or a server is given, all of it in one hand
WRONG_TOKENS = RateLimitItemPerMinute(20, namespace="wrong-token")
REPORTS = RateLimitItemPerHour(40, namespace="reported-questions")
# Whatever gives the engine work: postings pasted or read again, sets asked for and questions written anew, interviews
# begun and questions tried once more, feedback and reports asked for again, samples. What is handed in is not counted:
# its interview was. A new browser is a new visitor, so all this is counted by network as well: thirty people in one
# classroom have room for ten each.
STARTS = RateLimitItemPerHour(300, namespace="starts")
TOO_MANY_STARTS = (
    "Very much was started from your account or network within the hour. "
    "Nothing is lost; try again a little later."
)


@dataclass(frozen=True)
class Allowance:
    """How often something may be done: by one person wherever they are, and from one network whoever is there."""

    own: RateLimitItem
    network: RateLimitItem
    said: str  # to whoever is over it


def _allowance(name: str, own: int, said: str, network: int = 300) -> Allowance:
    own_limit = RateLimitItemPerHour(own, namespace=f"own-{name}")
    return Allowance(own_limit, RateLimitItemPerHour(network, namespace=name), said)


STARTED = Allowance(RateLimitItemPerHour(100, namespace="own-starts"), STARTS, TOO_MANY_STARTS)
IMPORTS = _allowance(
    "imports",
    60,
    "Very many tables were read for your account or network within the hour. "
    "Nothing is lost; try again a little later.",
)
INVITATIONS = _allowance(
    "invitations",
    60,
    "People were invited very often from your account or network within the hour. "
    "Nothing was changed; try again a little later.",
)
EXPORTS = _allowance(
    "exports",
    60,
    "Very much was taken out by your account or network within the hour. "
    "Nothing is lost; try again a little later.",
)


@cache
def _limiter(address: str) -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(storage_from_string(address, **PATIENCE))


def may_go_on(limit: RateLimitItem, caller: str) -> bool:
    """Count one try; False from the first one beyond the limit."""

    def hit(address: str) -> bool:
        return _limiter(address).hit(limit, caller)

    if not settings.REDIS_URL:
        return hit(HERE)
    return there_or_here(partial(hit, settings.REDIS_URL), partial(hit, HERE))


def may(request: HttpRequest, allowance: Allowance) -> bool:
    """Count one try; False when it is one too many. What a person has no room for takes none from their network."""
    person = getattr(request, "person", None)
    if person is not None and not may_go_on(allowance.own, account_of(person)):
        return False
    return may_go_on(allowance.network, network_of(request))


def may_or_say(request: HttpRequest, allowance: Allowance) -> bool:
    """As may; where it is one too many, the next page says so."""
    if may(request, allowance):
        return True
    messages.warning(request, allowance.said)
    return False


def may_start(request: HttpRequest) -> bool:
    """Count one beginning of work; False when too much was begun."""
    return may(request, STARTED)


def may_start_or_say(request: HttpRequest) -> bool:
    """As may_start; when too much was begun, the next page says so."""
    return may_or_say(request, STARTED)


def too_often(request: HttpRequest, allowance: Allowance) -> HttpResponse:
    """The page for whoever is over it and sent nothing that could be lost."""
    return render(request, "429.html", {"said": allowance.said}, status=429)


def forget_all() -> None:
    _limiter(settings.REDIS_URL or HERE).storage.reset()


def account_of(person: Model) -> str:
    return f"account {person.pk}"


def network_of(request: HttpRequest) -> str:
    """Who a caller counts as: an IPv4 address, the network that an IPv6 address is one of very many of, or the bare
    words where the connection has no address."""
    connection = str(request.META.get("REMOTE_ADDR", ""))
    address = _address(_forwarded(request)) or _address(connection)
    if address is None:
        return connection
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Network((int(address), HOUSEHOLD), strict=False))


def _forwarded(request: HttpRequest) -> str:
    """What the outermost of the declared proxies saw; empty where none is declared. What a caller writes into
    X-Forwarded-For by itself stands further left and is never looked at."""
    hops = settings.PROXY_HOPS
    said = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return said[-hops] if 0 < hops <= len(said) else ""


def _address(said: str) -> IPv4Address | IPv6Address | None:
    """The address without its port: some proxies name that too, and it is another one each time."""
    host, _ = split_domain_port(said)
    try:
        return ip_address((host or said).strip("[]"))
    except ValueError:
        return None
