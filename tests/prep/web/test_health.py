"""Health: alive, and ready to serve."""

import pytest
from django.core import mail
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

HEALTH = pytest.mark.parametrize("path", ["/livez", "/readyz"])


def test_livez_when_asked_says_ok_without_a_database(client):
    assert client.get("/livez").content == b"ok"


def test_readyz_when_migrated_says_ok(client, db):
    assert client.get("/readyz").content == b"ok"


def test_readyz_when_a_migration_is_missing_says_so(client, db):
    MigrationRecorder(connection).migration_qs.filter(app="interviews").delete()

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"the database is not migrated")


def test_readyz_when_the_database_is_away_says_so(client, db):
    def away(*args):
        raise DatabaseError

    with connection.execute_wrapper(away):
        response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"the database does not answer")


@HEALTH
def test_health_when_posted_to_refuses(path, client, db):
    assert client.post(path).status_code == 405


@HEALTH
def test_health_when_asked_by_the_machines_own_address_answers(path, client, db, settings):
    settings.SECURE_SSL_REDIRECT = True

    answer = client.get(path, headers={"Host": "10.0.0.7:8000"})

    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "no-store"


def test_page_when_asked_by_a_wrong_name_is_refused_and_mailed_to_nobody(db, settings):
    settings.ADMINS = [("Ops", "ops@example.org")]

    answer = Client(raise_request_exception=False).get("/", headers={"Host": "evil.example"})

    assert (answer.status_code, mail.outbox) == (400, [])
