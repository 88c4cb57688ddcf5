"""What takes much in or out, or starts much, has a limit: for each account wherever it is, and for each network."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from interviews.models import Interview, Invitation, PrepLink, QuestionBank, QuestionSet
from postings.models import Posting
from prep.accounts.models import User
from prep.web import limits
from prep.web.limits import EXPORTS, IMPORTS, INVITATIONS, STARTED, Allowance
from tests import make
from tests.conftest import client_of

ELSEWHERE: dict[str, Any] = {"REMOTE_ADDR": "10.1.2.3", "headers": {"X-Forwarded-For": "10.4.5.6"}}
TABLE = "text\nHow do you plan a shift?\n"


def used_up(allowance: Allowance, person: User, left: int = 0) -> None:
    for _ in range(allowance.own.amount - left):
        limits.may_go_on(allowance.own, limits.account_of(person))


def at(name: str, *args: object) -> str:
    return reverse(f"interviews:{name}", args=args)


@pytest.fixture(params=["your data", "a bank", "invited people"])
def take_out(
    request: pytest.FixtureRequest, ana: User, rui: User, cora: User, bank: QuestionBank, link: PrepLink
) -> tuple[User, Callable[..., Any]]:
    """Somebody, and how they take something out."""
    person, address = {
        "your data": (ana, at("your_data_export")),
        "a bank": (cora, at("exchange_export", bank.code)),
        "invited people": (rui, at("invitation_export", link.code)),
    }[request.param]
    client = client_of(person)
    return person, lambda **also: client.get(address, **also)


def test_export_when_an_account_took_out_very_much_is_refused_wherever_it_comes_from(take_out: Any) -> None:
    person, export = take_out
    used_up(EXPORTS, person, left=1)

    last, one_more, spoofed = export(), export(), export(**ELSEWHERE)

    assert [last.status_code, one_more.status_code, spoofed.status_code] == [200, 429, 429]
    assert EXPORTS.said in one_more.content.decode()


def test_export_when_the_network_took_out_very_much_is_refused_from_there(take_out: Any) -> None:
    _, export = take_out
    for _ in range(EXPORTS.network.amount):
        limits.may_go_on(EXPORTS.network, "127.0.0.1")

    assert (export().status_code, export(**ELSEWHERE).status_code) == (429, 200)


def test_import_when_an_account_read_very_many_tables_keeps_the_text_to_be_sent_again(
    cora: User, bank: QuestionBank
) -> None:
    client, page = client_of(cora), at("exchange_create", bank.code)
    used_up(IMPORTS, cora, left=1)

    looked = client.post(page, {"file": SimpleUploadedFile("q.csv", TABLE.encode())})
    refused = client.post(page, {"table": TABLE, "confirmed": "on"}, **ELSEWHERE)

    assert (looked.status_code, refused.status_code) == (200, 429)
    assert IMPORTS.said in refused.content.decode()
    assert not bank.questions.exists()
    limits.forget_all()
    client.post(page, sent_by(refused))
    assert bank.questions.get().text == "How do you plan a shift?"


def sent_by(page: Any) -> dict[str, str]:
    """What the button that tries again sends."""
    shown = page.content.decode()
    assert f'name="table" value="{TABLE}"' in shown
    return {"table": TABLE, "confirmed": "on"} if 'name="confirmed" value="on"' in shown else {"table": TABLE}


def test_file_when_an_account_read_very_many_is_not_looked_through(cora: User, bank: QuestionBank) -> None:
    used_up(IMPORTS, cora)
    file = SimpleUploadedFile("q.csv", TABLE.encode())

    refused = client_of(cora).post(at("exchange_create", bank.code), {"file": file})

    assert (refused.status_code, refused.context["plan"]) == (429, None)
    assert sent_by(refused) == {"table": TABLE}


def test_invitations_when_an_account_invited_very_often_stay_in_their_field(
    rui: User, link: PrepLink
) -> None:
    client, page = client_of(rui), at("invitation_create", link.code)
    used_up(INVITATIONS, rui, left=1)

    client.post(page, {"people": "ana@example.org"})
    refused = client.post(page, {"people": "bea@example.org"}, **ELSEWHERE)

    assert (refused.status_code, link.invitations.get().email) == (429, "ana@example.org")
    assert INVITATIONS.said in refused.content.decode()
    assert refused.context["form"]["people"].value() == "bea@example.org"


def test_fresh_links_when_an_account_asked_for_very_many_are_not_made(
    rui: User, link: PrepLink, bea: Invitation
) -> None:
    used_up(INVITATIONS, rui)
    before = Invitation.objects.values().get()

    page = client_of(rui).post(at("invitation_renew", link.code, bea.pk), follow=True)

    assert INVITATIONS.said in page.content.decode()
    assert Invitation.objects.values().get() == before


def test_work_when_an_account_started_very_much_is_not_begun_wherever_it_comes_from(
    ana: User, otto: User
) -> None:
    used_up(STARTED, ana, left=1)
    page = reverse("postings:posting_create")

    began = client_of(ana).post(page, {"text": make.POSTING_TEXT})
    refused = client_of(ana).post(page, {"text": f"{make.POSTING_TEXT} Again."}, **ELSEWHERE)

    assert (began.status_code, refused.status_code, Posting.objects.count()) == (302, 422, 1)
    assert limits.TOO_MANY_STARTS in refused.content.decode()
    assert client_of(otto).post(page, {"text": make.POSTING_TEXT}).status_code == 302


def test_visitor_when_they_started_very_much_begins_no_interview(vera: User) -> None:
    question_set: QuestionSet = make.question_set(owner=vera)
    used_up(STARTED, vera)

    page = client_of(vera).post(at("interview_create", question_set.code), {"mode": "coached"}, follow=True)

    assert limits.TOO_MANY_STARTS in page.content.decode()
    assert not Interview.objects.exists()


def test_refusal_of_an_account_when_counted_takes_nothing_from_its_network(rf: Any, ana: User) -> None:
    used_up(STARTED, ana)
    request = rf.post("/")
    request.person = ana
    tries = [limits.may_start(request) for _ in range(STARTED.network.amount)]

    assert (set(tries), limits.may_start(rf.post("/"))) == ({False}, True)
