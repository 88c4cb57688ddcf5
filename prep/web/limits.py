"""How often something may be tried: counted per caller, exactly, wherever the counter lives."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

WRONG_TOKENS = RateLimitItemPerMinute(20, namespace="wrong-token")
REPORTS = RateLimitItemPerHour(40, namespace="reported-questions")


@cache
def _limiter(address: str) -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(storage_from_string(address))


def may_go_on(limit: RateLimitItem, caller: str) -> bool:
    """Count one try; False from the first one beyond the limit."""
    return _limiter(settings.REDIS_URL or "memory://").hit(limit, caller)


def forget_all() -> None:
    _limiter(settings.REDIS_URL or "memory://").storage.reset()


def address_of(request: HttpRequest) -> str:
    """Where the request comes from: the connection itself, or behind declared proxies what the outermost of them
    saw. What a caller writes into X-Forwarded-For by itself stands further left and is never looked at."""
    connection = str(request.META.get("REMOTE_ADDR", ""))
    hops = settings.PROXY_HOPS
    said = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return said[-hops] if 0 < hops <= len(said) else connection
