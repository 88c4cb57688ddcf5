"""How the recruiters' pages stand ten thousand links, and a link with five thousand uses."""

import time
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interviews.enums import InterviewState, Scope
from interviews.models import Consent, Interview, Invitation, PrepLink
from prep.accounts.models import User
from prep.codes import new_code, new_lock
from tests import make
from tests.bench import ground

LINKS, USES, INVITED, SHOWN = 10_000, 5_000, 500, 1_000
LOOKS = 20


def measure() -> list[tuple[str, list[float], int]]:
    """(page, milliseconds of each look, queries of one) over a database made for it."""
    ground.lay()
    rui = make.person(email="rui@example.org")
    link = make.prep_link(by=rui, max_uses=USES)
    fill(link)
    client = Client()
    client.force_login(rui, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("interviews:prep_link_detail", args=[link.code])
    listed = reverse("interviews:prep_link_list")
    return [
        (f"list of {LINKS:,} links", *look(client, listed)),
        ("the same, searched and narrowed to a state", *look(client, f"{listed}?q=round+77&state=live")),
        (f"a link with {USES:,} uses, {INVITED} invited, {SHOWN:,} showing something", *look(client, page)),
        ("the same, page 20 of those invited", *look(client, f"{page}?page=20&shown=40")),
    ]


def fill(link: PrepLink) -> None:
    now = timezone.now()
    same = {"organization": link.organization, "question_set": link.question_set, "role": "Ward Sister"}
    PrepLink.objects.bulk_create(
        [
            PrepLink(
                label=f"Round {number}",
                expires_at=now + timedelta(days=number % 60 - 20),
                **same,
                **new_lock(),
            )
            for number in range(LINKS - 1)
        ],
        batch_size=500,
    )
    Invitation.objects.bulk_create(
        [
            Invitation(prep_link=link, email=f"p{number}@example.org", **new_lock())
            for number in range(INVITED)
        ],
        batch_size=500,
    )
    guests = User.objects.bulk_create([User(email=None, password="!") for _ in range(USES)], batch_size=500)
    begun = Interview.objects.bulk_create(
        [
            Interview(
                code=new_code(),
                question_set=link.question_set,
                candidate=guest,
                prep_link=link,
                state=InterviewState.COMPLETED,
                started_at=now,
                ended_at=now,
                shared_as="A name",
            )
            for guest in guests
        ],
        batch_size=500,
    )
    Consent.objects.bulk_create(
        [
            Consent(interview=interview, scope=scope, given=True, text_version=1)
            for interview in begun[:SHOWN]
            for scope in Scope
        ],
        batch_size=500,
    )
    PrepLink.objects.filter(pk=link.pk).update(opened=USES, started=USES, finished=USES)


def look(client: Client, path: str) -> tuple[list[float], int]:
    assert client.get(path).status_code == 200
    figures = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        client.get(path)
        figures.append(1000 * (time.perf_counter() - began))
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return figures, len(asked)
