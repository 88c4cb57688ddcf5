"""Settings as an operator meets them: a wrong value stops the start and says how to mend it."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from prep.accounts.apps import take_time

# What docs/operating.md asks of everybody who serves others.
RECOMMENDED = {
    "SITE_URL": "https://prep.example",
    "ALLOWED_HOSTS": "prep.example",
    "SECRET_KEY": "long-enough-and-only-for-this-check-8b1e7f0a2c9d4e6f8a0b1c",
    "BEHIND_PROXY": "true",
    "EMAIL_URL": "smtp+tls://user:word@mail.example:587",
    "EMAIL_FROM": "Prep <prep@prep.example>",
    "DJANGO_SETTINGS_MODULE": "prep.settings",
}
PRODUCTION = {**RECOMMENDED, "HSTS_SUBDOMAINS": "true"}
NOTHING = "System check identified no issues ({} silenced).\n"


def manage(tmp_path, *arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**clean, "PREP_VAR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
    )


def check(tmp_path, **environment):
    return manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **environment)


@pytest.mark.parametrize(("environment", "silenced"), [(RECOMMENDED, 2), (PRODUCTION, 0)])
def test_check_when_deployed_as_advised_has_nothing_to_say(tmp_path, environment, silenced):
    done = check(tmp_path, **environment)

    assert (done.returncode, done.stdout) == (0, NOTHING.format(silenced))


def test_check_when_mail_and_proxy_are_left_out_says_what_to_set(tmp_path):
    left_out = {"EMAIL_URL": "", "EMAIL_FROM": "", "BEHIND_PROXY": ""}

    done = check(tmp_path, **{**RECOMMENDED, **left_out})

    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert [line.split(") ")[0] for line in said.splitlines() if line.startswith("?: ")] == [
        "?: (prep.W001",
        "?: (prep.I005",
    ]
    assert "Set EMAIL_URL" in said and "BEHIND_PROXY=true" in said


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
        ({"SECRET_KEY": "x"}, "SECRET_KEY is too short"),
        ({"SITE_URL": ""}, "SITE_URL is not set"),
        (
            {"SITE_URL": "http://prep.example"},
            "SITE_URL is not an address this can use: it must begin with https://",
        ),
        ({"DEBUG": "true"}, "DEBUG is true, but ALLOWED_HOSTS names more than this machine: write false"),
        ({"ADMINS": "Ops"}, "ADMINS"),
        ({"EMAIL_URL": "smtp://user:wo#rd@mail.example"}, "EMAIL_URL cannot be read"),
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


def told(tmp_path, expression, **environment):
    """What an expression of the settings `s` is in a process of its own, from JSON."""
    code = f"import json; from django.conf import settings as s; print(json.dumps({expression}))"
    done = manage(tmp_path, "shell", "-v0", "-c", code, **environment)
    return json.loads(done.stdout)


def test_start_when_nothing_is_set_serves_this_machine_over_http(tmp_path):
    said = told(tmp_path, "[s.SITE_URL, s.ALLOWED_HOSTS, len(s.SECRET_KEY), s.ADMINS, s.EMAIL_BACKEND]")

    console = "django.core.mail.backends.console.EmailBackend"
    assert said == ["http://127.0.0.1:8000", ["localhost", "127.0.0.1", "[::1]"], 86, [], console]


def test_database_when_its_address_has_options_keeps_them_beside_ours(tmp_path):
    options = "s.DATABASES['default']['OPTIONS']"
    address = "postgres://prep@db.example/prep?sslmode=verify-full&sslrootcert=system"

    postgres = told(tmp_path, options, DATABASE_URL=address)
    sqlite = told(tmp_path, options, DATABASE_URL=f"sqlite:///{tmp_path}/prep.sqlite3?timeout=60")

    assert (postgres["sslmode"], postgres["sslrootcert"]) == ("verify-full", "system")
    assert postgres["pool"]["max_size"] == 16
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        assert limit in postgres["options"]
    assert (sqlite["timeout"], sqlite["transaction_mode"]) == (60, "IMMEDIATE")


def test_mail_when_an_address_is_set_goes_where_and_to_whom_it_says(tmp_path):
    said = told(
        tmp_path,
        "[s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD, s.EMAIL_PORT, s.EMAIL_USE_SSL, s.ADMINS, s.SERVER_EMAIL]",
        EMAIL_URL="smtp+ssl://ana%40prep.example:p%23%2Fd@mail.example",
        EMAIL_FROM="Prep <prep@prep.example>",
        ADMINS="ops@prep.example",
    )

    ops = [["ops@prep.example", "ops@prep.example"]]
    assert said == ["ana@prep.example", "p#/d", 465, True, ops, "Prep <prep@prep.example>"]


# How each database says how long it waits: begin as the settings say, ask, and the answers before and after.
PATIENCE = {
    "postgresql": ("RESET statement_timeout", "SHOW statement_timeout", "1min", "0"),
    "sqlite": ("PRAGMA busy_timeout = 20000", "PRAGMA busy_timeout", 20_000, 60_000),
}


def test_statement_when_it_would_hang_is_ended_but_migrations_take_their_time(db):
    begin, ask, usual, migrating = PATIENCE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(begin)
        before = cursor.execute(ask).fetchone()
        take_time(using="default")
        after = cursor.execute(ask).fetchone()
        cursor.execute(begin)

    assert (before, after) == ((usual,), (migrating,))
