"""Settings as an operator meets them: a wrong value stops the start and says how to mend it."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "SITE_URL": "https://prep.example",
    "ALLOWED_HOSTS": "prep.example",
    "SECRET_KEY": "long-enough-and-only-for-this-check-8b1e7f0a2c9d4e6f8a0b1c",
    "HSTS_SUBDOMAINS": "true",
    "BEHIND_PROXY": "true",
    "EMAIL_URL": "smtp+tls://user:word@mail.example:587",
    "DJANGO_SETTINGS_MODULE": "prep.settings",
}


def manage(tmp_path, *arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**clean, "PREP_VAR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
    )


def test_check_when_deployed_has_nothing_to_say(tmp_path):
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_cookies_when_served_over_https_are_bound_to_the_host(tmp_path):
    said = manage(
        tmp_path,
        "shell",
        "-v0",
        "-c",
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.EMAIL_HOST)",
        **PRODUCTION,
    )

    assert said.stdout.split() == ["__Host-session", "__Host-csrf", "mail.example"]


def test_start_when_there_is_a_redis_counts_sign_ins_in_it(tmp_path):
    code = "from django.core.cache import caches; print(type(caches['default']).__name__)"
    said = [
        manage(tmp_path, "shell", "-v0", "-c", code, **PRODUCTION, REDIS_URL=address).stdout.strip()
        for address in ("", "redis://127.0.0.1:1/0")
    ]

    assert said == ["LocMemCache", "SharedCache"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"PREP_LEASE_SECONDS": "0"}, "PREP_LEASE_SECONDS"),
        ({"REDIS_URL": "http://somewhere"}, "REDIS_URL"),
        ({"DATABASE_URL": "mysql://somewhere"}, "DATABASE_URL"),
        ({"DEBUG": "perhaps"}, "write true or false"),
        ({"ENGINE": "oracle"}, "ENGINE"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_start_when_a_value_is_wrong_stops_with_a_sentence(tmp_path, wrong, words):
    done = manage(tmp_path, "check", **{**PRODUCTION, **wrong})

    assert done.returncode != 0
    assert words in done.stderr
