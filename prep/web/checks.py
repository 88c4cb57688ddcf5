"""What is asked of a site before it serves others: `manage.py check --deploy`. Only what an operator can set is looked
at; what the code sets is tested. What would open cookies or accounts stops the start, see prep/settings.py."""

import shutil
from collections.abc import Callable
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

import redis
from django.conf import settings
from django.core.checks import CheckMessage, Info, Warning
from django.http.request import validate_host

from prep.broker import PATIENCE

CONSOLE = "django.core.mail.backends.console.EmailBackend"
ROOM = 256 * 1024 * 1024  # bytes


def mail_is_sent(**_: Any) -> list[CheckMessage]:
    if settings.EMAIL_BACKEND == CONSOLE:
        return [
            Warning(
                "Mail is sent to nobody: the codes that people prove their address with are written into the log.",
                hint="Set EMAIL_URL, and EMAIL_FROM to an address of yours.",
                id="prep.W001",
            )
        ]
    if parseaddr(settings.DEFAULT_FROM_EMAIL)[1].endswith("@localhost"):
        return [
            Warning(
                "Mail comes from an address at localhost, which other servers refuse.",
                hint="Set EMAIL_FROM to an address of yours.",
                id="prep.W002",
            )
        ]
    return []


def hosts_are_named(**_: Any) -> list[CheckMessage]:
    if "*" in settings.ALLOWED_HOSTS:
        return [
            Warning(
                "Every name is answered, also one that somebody else points here.",
                hint="Name the site's own hosts in ALLOWED_HOSTS.",
                id="prep.W003",
            )
        ]
    if not validate_host(urlsplit(settings.SITE_URL).hostname or "", settings.ALLOWED_HOSTS):
        return [
            Warning(
                "The name in SITE_URL is not answered, so links in mails lead to an error page.",
                hint="Add it to ALLOWED_HOSTS.",
                id="prep.W004",
            )
        ]
    return []


def proxy_is_declared(**_: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if settings.HTTPS and not settings.BEHIND_PROXY:
        found.append(
            Info(
                "No proxy is declared. Where one ends https, each page leads to itself again and again.",
                hint="Set BEHIND_PROXY=true, unless the web process itself speaks TLS.",
                id="prep.I005",
            )
        )
    if (settings.PROXY_HOPS > 0) != settings.BEHIND_PROXY:
        counted = (
            "Limits count all who come through the proxy as one network."
            if settings.BEHIND_PROXY
            else "Limits believe X-Forwarded-For, which callers write themselves where no proxy stands in front."
        )
        hint = "Set BEHIND_PROXY and PROXY_HOPS together: how many proxies add to X-Forwarded-For."
        found.append(Warning(counted, hint=hint, id="prep.W006"))
    return found


def redis_keeps_what_it_is_given(**_: Any) -> list[CheckMessage]:
    if not settings.REDIS_URL:
        return []
    try:
        with redis.Redis.from_url(settings.REDIS_URL, **PATIENCE) as server:
            policy = server.info("memory").get("maxmemory_policy", "noeviction")
    except redis.RedisError:
        return [
            Warning(
                "Redis does not answer: work starts late, and each web process counts limits alone.",
                hint="Start it, or mend the address and password in REDIS_URL.",
                id="prep.W007",
            )
        ]
    if policy != "noeviction":
        return [
            Warning(
                f"With little memory left Redis throws away messages and counts (maxmemory-policy is {policy}).",
                hint="Set maxmemory-policy noeviction; what is only a cache belongs into another Redis.",
                id="prep.W008",
            )
        ]
    return []


def disk_has_room(**_: Any) -> list[CheckMessage]:
    free = shutil.disk_usage(settings.VAR_DIR).free
    if free >= ROOM:
        return []
    return [
        Warning(
            f"Only {free // 2**20} MB are free where {settings.VAR_DIR} lies.",
            hint="Make room: a full disk loses what people write.",
            id="prep.W009",
        )
    ]


ALL: list[Callable[..., list[CheckMessage]]] = [
    mail_is_sent,
    hosts_are_named,
    proxy_is_declared,
    redis_keeps_what_it_is_given,
    disk_has_room,
]
