"""Short unguessable public ids, and the tokens of prep links."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no look-alikes: codes are read aloud and typed
LENGTH = 12
TOKEN_LENGTH = 43  # 256 bits in base64 for addresses


def new_code() -> str:
    """A fresh code: 12 characters, about 59 bits. An extra hurdle, never the access control."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_lock() -> dict[str, str]:
    """A fresh salt and the hash of the token that it makes: what a row keeps. Neither opens anything."""
    salt = secrets.token_hex(32)
    return {"salt": salt, "token_hash": token_hash(_token(settings.SECRET_KEY, salt))}


def token_of(salt: str, kept_hash: str) -> str:
    """The token that belongs to a salt, for the people who share it; empty when the key that made it is gone."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = _token(key, salt)
        if hmac.compare_digest(token_hash(token), kept_hash):
            return token
    return ""


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _token(key: str, salt: str) -> str:
    """HMAC of 256 random bits with the server's key: whoever reads the database alone cannot make it."""
    made = hmac.digest(f"prep link {key}".encode(), salt.encode(), "sha256")
    return urlsafe_b64encode(made).rstrip(b"=").decode()
