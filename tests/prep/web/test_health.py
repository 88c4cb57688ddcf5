"""Health: alive, and ready to serve."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder


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


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_health_when_posted_to_refuses(path, client, db):
    assert client.post(path).status_code == 405
