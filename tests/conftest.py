"""What all tests share: no network, and the characters."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from prep.accounts import staff  # noqa: F401  notes when somebody signs in, whichever test comes first
from prep.accounts.models import User
from prep.accounts.roles import Role, give_role
from prep.accounts.sessions import VISITOR
from prep.web import limits, middleware  # noqa: F401  hears of who signs in, also before the first request
from tests import make
from tests.faults.server import FaultServer
from tests.processes.place import wait_until

LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Only this machine may be talked to."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise RuntimeError(f"a test tried to reach {address[0]}")
        return real(self, address)

    socket.socket.connect = connect  # type: ignore[method-assign]
    yield
    socket.socket.connect = real  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """All tests come from one address."""
    limits.forget_all()
    cache.clear()  # there allauth counts


@pytest.fixture
def busy_network(fresh_limits: None) -> None:
    """As much was started from the tests' address as may be."""
    for _ in range(limits.STARTS.amount):
        limits.may_go_on(limits.STARTS, "127.0.0.1")


@pytest.fixture(scope="session")
def faults() -> Iterator[FaultServer]:
    """An OpenAI-style server on this machine, good or failing as its address says."""
    server = FaultServer()
    yield server
    server.shutdown()
    server.server_close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A Redis of our own."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    port = free_port()
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: _answers(port))
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.kill()
        server.wait()


@pytest.fixture
def ana(db: None) -> User:
    """A candidate with an account."""
    return make.person(email="ana@example.org")


@pytest.fixture
def otto(db: None) -> User:
    """Another candidate, an outsider to everything of Ana's."""
    return make.person(email="otto@example.org")


@pytest.fixture
def cora(db: None) -> User:
    """A curator."""
    person = make.person(email="cora@example.org")
    give_role(person, Role.CURATOR)
    return person


@pytest.fixture
def rui(db: None) -> User:
    """A recruiter."""
    person = make.person(email="rui@example.org")
    give_role(person, Role.RECRUITER)
    return person


@pytest.fixture
def vera(db: None) -> User:
    """A visitor without an account."""
    return make.visitor()


def client_of(person: User | None) -> Client:
    """A browser in which this person is known: signed in, as a visitor, or nobody."""
    client = Client()
    if person is None:
        return client
    if person.is_visitor:
        session = client.session
        session[VISITOR] = person.pk
        session.save()
        return client
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def ana_client(ana: User) -> Client:
    return client_of(ana)


@pytest.fixture
def otto_client(otto: User) -> Client:
    return client_of(otto)


@pytest.fixture
def cora_client(cora: User) -> Client:
    return client_of(cora)


@pytest.fixture
def rui_client(rui: User) -> Client:
    return client_of(rui)


@pytest.fixture
def vera_client(vera: User) -> Client:
    return client_of(vera)
