"""Typed readers for environment values; a missing or malformed one says how to fix it."""

import builtins
import os
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})
T = TypeVar("T")
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
KEY_LENGTH, KEY_SIGNS = 50, 5  # as `manage.py check --deploy` asks for
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def load(path: Path) -> None:
    """Adds the lines of a .env file; values already set in the environment win."""
    if path.is_file():
        environ.Env.read_env(path, overwrite=False)


def str(name: builtins.str, default: builtins.str | None = None) -> builtins.str:
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it in the environment or in .env; .env.example explains it."
        )
    return default


def bool(name: builtins.str, default: builtins.bool | None = None) -> builtins.bool:
    value = str(name, None if default is None else "").lower()
    if not value and default is not None:
        return default
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}: write true or false.")


def int(name: builtins.str, default: builtins.int | None = None, *, least: builtins.int = 0) -> builtins.int:
    value = str(name, None if default is None else "")
    if not value and default is not None:
        return default
    try:
        number = builtins.int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number.") from None
    if number < least:
        raise ImproperlyConfigured(f"{name} is {number}: write {least} or more.")
    return number


def float(
    name: builtins.str, default: builtins.float | None = None, *, least: builtins.float = 0.0
) -> builtins.float:
    value = str(name, None if default is None else "")
    if not value and default is not None:
        return default
    try:
        number = builtins.float(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a number.") from None
    if not least <= number < builtins.float("inf"):
        raise ImproperlyConfigured(f"{name} is {value}: write {least:g} or more.")
    return number


def choice(name: builtins.str, choices: Sequence[builtins.str], default: builtins.str) -> builtins.str:
    """One of a few words."""
    value = str(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}: write {' or '.join(choices)}.")
    return value


def parsed(name: builtins.str, read: Callable[[builtins.str], T]) -> T:
    """What `read` makes of the value (or of an empty one); its ValueError is a sentence for the operator."""
    try:
        return read(str(name, ""))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from None


def list(name: builtins.str, default: Sequence[builtins.str] | None = None) -> builtins.list[builtins.str]:
    """Values separated by commas."""
    value = str(name, None if default is None else "")
    if not value and default is not None:
        return [*default]
    return [part.strip() for part in value.split(",") if part.strip()]


def url(
    name: builtins.str,
    default: builtins.str | None = None,
    *,
    schemes: Sequence[builtins.str] = ("http", "https"),
) -> builtins.str:
    value = str(name, default)
    if value and value.partition("://")[0].lower() not in schemes:
        kinds = " or ".join(f"{scheme}://" for scheme in schemes)
        # The value itself stays out of the message: such addresses carry passwords.
        raise ImproperlyConfigured(f"{name} is not an address this can use: it must begin with {kinds}.")
    return value


def database(name: builtins.str, default: builtins.str) -> dict[builtins.str, Any]:
    """One entry of DATABASES from an address like postgres://user:password@host/name?sslmode=require."""
    address = url(name, default, schemes=("sqlite", "postgres", "postgresql"))
    try:
        return dict(environ.Env.db_url_config(address))
    except ValueError:
        raise _malformed(name) from None


def email(name: builtins.str) -> dict[builtins.str, Any]:
    """Django's settings for sending emails by an address like smtp+tls://user:password@host; when it is empty
    they are shown on the console."""
    address = url(name, "", schemes=tuple(MAIL_PORTS))
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        parts = urlsplit(address)
        port = parts.port or MAIL_PORTS[parts.scheme]
    except ValueError:
        raise _malformed(name) from None
    if not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise _malformed(name)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
    }


def _malformed(name: builtins.str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"{name} cannot be read: it has to look as in .env.example, and in the name and the password "
        "@ is written as %40, : as %3A, / as %2F, # as %23, ? as %3F and % as %25."
    )


def addresses(name: builtins.str) -> builtins.list[tuple[builtins.str, builtins.str]]:
    """Email addresses separated by commas, as Django's ADMINS has them."""
    found = list(name, [])
    for address in found:
        try:
            validate_email(address)
        except ValidationError:
            raise ImproperlyConfigured(
                f"{name}: {address!r} is no email address. Write ana@example.org,rui@example.org."
            ) from None
    return [(address, address) for address in found]


def long_key(name: builtins.str) -> builtins.str:
    """A key that nobody guesses."""
    key = str(name)
    if len(key) < KEY_LENGTH or len(set(key)) < KEY_SIGNS:
        raise ImproperlyConfigured(
            f"{name} is too short or too plain: write {KEY_LENGTH} or more random characters, such as those that "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(64))' prints."
        )
    return key


def secret_key(var_dir: Path) -> builtins.str:
    """SECRET_KEY, or for a machine of one's own a key made once and kept in the var folder.

    Two processes that start together on a fresh folder get the same key.
    """
    key = str("SECRET_KEY", "")
    if key:
        return key
    path = var_dir / "secret_key"
    if not path.exists():
        var_dir.mkdir(parents=True, exist_ok=True)
        draft = var_dir / f".secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def is_local(hosts: Sequence[builtins.str]) -> builtins.bool:
    """Whether only this machine itself is served, so that plain http and a kept key are in order."""
    return all(host in LOCAL_HOSTS for host in hosts)
