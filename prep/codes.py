"""Short unguessable public ids."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no look-alikes: codes are read aloud and typed
LENGTH = 12


def new_code() -> str:
    """A fresh code: 12 characters, about 59 bits. An extra hurdle, never the access control."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
