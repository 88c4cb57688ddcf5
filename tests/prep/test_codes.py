"""Tokens: derived, never stored, worthless without the server's key."""

from prep import codes


def test_token_when_derived_has_256_bits_and_is_always_the_same():
    lock = codes.new_lock()

    token = codes.token_of(lock["salt"], lock["token_hash"])

    assert len(token) == codes.TOKEN_LENGTH
    assert token == codes.token_of(lock["salt"], lock["token_hash"])
    assert codes.token_hash(token) == lock["token_hash"]
    assert token not in lock.values()


def test_locks_when_many_are_made_are_all_different():
    locks = [codes.new_lock() for _ in range(500)]

    assert len({lock["salt"] for lock in locks}) == len({lock["token_hash"] for lock in locks}) == 500


def test_token_when_the_key_was_changed_needs_the_former_key(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "first" * 12, []
    lock = codes.new_lock()
    token = codes.token_of(lock["salt"], lock["token_hash"])

    settings.SECRET_KEY = "second" * 12
    without = codes.token_of(lock["salt"], lock["token_hash"])
    settings.SECRET_KEY_FALLBACKS = ["first" * 12]

    assert without == ""
    assert codes.token_of(lock["salt"], lock["token_hash"]) == token


def test_hash_when_the_text_is_odd_is_still_a_hash():
    assert len(codes.token_hash("\udcff\x00é")) == 64
