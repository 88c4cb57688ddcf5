"""People invited by address: each with a link of their own."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews.cells import plain
from interviews.domain import interview as interviews
from interviews.domain import prep_link as prep_links
from interviews.domain import sharing
from interviews.enums import Scope
from interviews.forms.prep_link import read_people
from interviews.models import Invitation, PrepLink
from tests import make


def at(name: str, *args: object) -> str:
    return reverse(f"interviews:{name}", args=args)


def invited(link: PrepLink) -> list[tuple[str, str]]:
    return list(link.invitations.values_list("email", "name"))


@pytest.mark.parametrize(
    ("text", "people", "wrong"),
    [
        ("ana@example.org", [("ana@example.org", "")], []),
        (
            "ana@example.org, Ana Costa\n\nbea@example.org",
            [("ana@example.org", "Ana Costa"), ("bea@example.org", "")],
            [],
        ),
        ("Name;E-mail\nAna;ana@example.org", [("ana@example.org", "Ana")], []),
        ('"Costa, Ana",ana@example.org', [("ana@example.org", "Costa, Ana")], []),
        ("ana@example.org\nANA@example.org", [("ana@example.org", "")], []),
        ("ana@example.org\nnobody", [("ana@example.org", "")], ["nobody"]),
        ("ana@", [], ["ana@"]),
        ("José Pérez <jose@example.org>", [("jose@example.org", "José Pérez")], []),
        ("Ana <ana@example.org>, bea@example.org", [("ana@example.org", "Ana"), ("bea@example.org", "")], []),
        (
            "Costa, Ana <ana@example.org>; 'Silva, Bea' <bea@example.org>;",
            [("ana@example.org", "Costa, Ana"), ("bea@example.org", "Silva, Bea")],
            [],
        ),
        ('"Costa, Ana" <ana@example.org>', [("ana@example.org", "Costa, Ana")], []),
        ("ana@example.org; bea@example.org", [("ana@example.org", ""), ("bea@example.org", "")], []),
        (
            "José <jose@example.org>, bea@example.org; cleo@example.org,dan@example.org Eva <eva@example.org>",
            [
                ("jose@example.org", "José"),
                ("bea@example.org", ""),
                ("cleo@example.org", ""),
                ("dan@example.org", ""),
                ("eva@example.org", "Eva"),
            ],
            [],
        ),
        ("Ana <ana@example.org>; bea@, Cleo", [("ana@example.org", "Ana")], ["bea@, Cleo"]),
        ("ana@example.org bea@example.org", [("ana@example.org", ""), ("bea@example.org", "")], []),
        (
            "ana@example.org, bea@\nCleo <cleo>\ndan@",
            [("ana@example.org", "")],
            ["bea@", "Cleo <cleo>", "dan@"],
        ),
        ("", [], []),
    ],
)
def test_list_when_read_gives_addresses_and_names(text, people, wrong):
    assert read_people(text) == (people, wrong)


def test_list_when_it_is_no_csv_at_all_is_wrong():
    assert read_people('"' + "x" * 200_000) == ([], ['"' + "x" * 200_000])


def test_people_when_invited_have_links_of_their_own(link, rui_client):
    response = rui_client.post(
        at("invitation_create", link.code), {"people": "ana@example.org, Ana\nbea@example.org"}
    )

    assert response.url == at("prep_link_detail", link.code) + "#people"
    assert invited(link) == [("ana@example.org", "Ana"), ("bea@example.org", "")]
    tokens = {one.token for one in link.invitations.all()} | {link.token}
    assert len(tokens) == 3
    page = rui_client.get(at("prep_link_detail", link.code)).content.decode()
    assert all(token in page for token in tokens)
    assert "Hello%20Ana" in page
    rui_client.post(at("invitation_create", link.code), {"people": "Ana@example.org\ncleo@example.org"})
    assert [email for email, _ in invited(link)] == ["ana@example.org", "bea@example.org", "cleo@example.org"]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("ana@", "This is no email address: ana@. Nobody was invited yet."),
        ("ana@\nbea@", "These are no email addresses: ana@; bea@. Nobody was invited yet."),
        (
            "x@\n" * 25,
            f"These are no email addresses: {'; '.join(['x@'] * 20)} and 5 more. Nobody was invited yet.",
        ),
    ],
)
def test_people_when_some_have_no_address_are_all_named(link, rui_client, people, said):
    response = rui_client.post(at("invitation_create", link.code), {"people": people})

    assert response.context["form"].errors["people"] == [said]


def test_people_when_they_come_by_file_are_invited(link, rui_client):
    file = SimpleUploadedFile("people.csv", "﻿email,name\nana@example.org,Ana\n".encode())

    rui_client.post(at("invitation_create", link.code), {"people": "", "file": file})

    assert invited(link) == [("ana@example.org", "Ana")]


@pytest.mark.parametrize(
    ("people", "file", "field"),
    [
        ("", None, "people"),
        ("nonsense", None, "people"),
        ("ana@example.org\nnonsense", None, "people"),
        ("\n".join(f"p{number}@example.org" for number in range(501)), None, "people"),
        ("x" * 60_001, None, "people"),
        ("", b"\xff\xfe\x00", "file"),
        ("", b"a" * 200_001, "file"),
    ],
)
def test_people_when_the_list_is_bad_are_not_invited(link, rui_client, people, file, field):
    given = {"people": people} | ({"file": SimpleUploadedFile("x.csv", file)} if file else {})

    response = rui_client.post(at("invitation_create", link.code), given)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert invited(link) == []


def test_people_when_the_link_is_revoked_are_not_invited(link, rui, rui_client):
    prep_links.invite(link, [("ana@example.org", "Ana")])
    salt = link.invitations.get().salt
    prep_links.revoke(link, by=rui)

    rui_client.post(at("invitation_create", link.code), {"people": "bea@example.org"})
    rui_client.post(at("invitation_renew", link.code, link.invitations.get().pk))

    assert invited(link) == [("ana@example.org", "Ana")]
    assert link.invitations.get().salt == salt
    assert Client().get(at("guest_open", link.invitations.get().token)).status_code == 404


def test_invitation_when_made_afresh_closes_the_former_one(link, rui_client):
    prep_links.invite(link, [("ana@example.org", "Ana")])
    first = link.invitations.get()
    Invitation.objects.update(opened=3, started=2)

    rui_client.post(at("invitation_renew", link.code, first.pk))

    fresh = link.invitations.get()
    assert (fresh.opened, fresh.started, fresh.renewed_at is None) == (0, 0, False)
    assert Client().get(at("guest_open", first.token)).status_code == 404
    assert Client().get(at("guest_open", fresh.token)).status_code == 303
    assert "Fresh link made on" in rui_client.get(at("prep_link_detail", link.code)).content.decode()


def test_invitation_when_withdrawn_is_gone_and_what_was_begun_stays(link, rui_client):
    prep_links.invite(link, [("ana@example.org", "Ana")])
    ana = link.invitations.get()
    interview = make.guest_interview(link=link, invitation=ana)

    response = rui_client.post(at("invitation_withdraw", link.code, ana.pk), follow=True)

    interview.refresh_from_db()
    assert interview.prep_link == link
    assert "ana@example.org is not invited any more" in response.content.decode()
    assert "Ana" not in rui_client.get(at("prep_link_detail", link.code)).content.decode()
    assert (invited(link), PrepLink.objects.with_invited().get().invited) == ([("", "")], 0)
    assert rui_client.post(at("invitation_renew", link.code, ana.pk)).status_code == 404


def test_invitation_when_withdrawn_may_be_made_again(link, rui_client):
    for _ in range(2):
        prep_links.invite(link, [("ana@example.org", "Ana")])
        (ana,) = link.invitations.listed()
        rui_client.post(at("invitation_withdraw", link.code, ana.pk))

    assert not link.invitations.listed().exists()


def test_numbers_when_somebody_taken_off_the_list_finishes_do_not_move(link, rui_client):
    prep_links.invite(link, [("ana@example.org", "Ana")])
    interview = make.guest_interview(link=link, invitation=link.invitations.get(), over=False)
    rui_client.post(at("invitation_withdraw", link.code, link.invitations.get().pk))

    interviews.finish(interview)

    link.refresh_from_db()
    assert (link.opened, link.started, link.finished) == (0, 0, 0)


def test_numbers_when_an_invited_person_also_comes_by_the_open_link_do_not_move(link):
    prep_links.invite(link, [("ana@example.org", "Ana")])
    first = make.guest_interview(link=link, invitation=link.invitations.get(), over=False)

    second = make.guest_interview(link=link, by=first.candidate)

    link.refresh_from_db()
    assert (link.started, link.finished, second.invitation) == (0, 0, first.invitation)


def test_row_of_an_invited_person_when_they_begin_and_finish_stays_as_it_was(link, rui_client):
    prep_links.invite(link, [("ana@example.org", "Ana")])
    opened_on = timezone.now() - timedelta(days=40)
    link.invitations.update(opened=1, last_used_at=opened_on)

    make.guest_interview(link=link, invitation=link.invitations.get())

    assert link.invitations.get().last_used_at == opened_on


def test_status_when_read_says_opened_and_nothing_more_until_somebody_shows_it(link, rui_client):
    prep_links.invite(link, [("ana@example.org", "Ana"), ("bea@example.org", "Bea")])
    ana = link.invitations.first()
    before = rui_client.get(at("prep_link_detail", link.code)).content.decode()
    interview = make.guest_interview(link=link, invitation=ana)

    rehearsed = rui_client.get(at("prep_link_detail", link.code)).content.decode()

    assert before.count("Not opened yet") == 2
    assert rehearsed.count("Not opened yet") == 2  # beginning and finishing are Ana's to tell
    assert "shows you something" not in rehearsed
    sharing.give(interview, scope=Scope.FINISHED, name="")
    assert "shows you something" in rui_client.get(at("prep_link_detail", link.code)).content.decode()
    Invitation.objects.filter(pk=ana.pk).update(opened=1, last_used_at=interview.created_at)
    assert "Opened, last on" in rui_client.get(at("prep_link_detail", link.code)).content.decode()


def test_people_when_searched_are_found_by_address_and_name(link, rui_client):
    prep_links.invite(link, [(f"p{number}@example.org", f"Person {number}") for number in range(30)])

    page = rui_client.get(at("prep_link_detail", link.code), {"q": "person 17"}).content.decode()

    assert "p17@example.org" in page
    assert "p18@example.org" not in page
    assert (
        "Nobody like that" in rui_client.get(at("prep_link_detail", link.code), {"q": "zz"}).content.decode()
    )


def test_list_when_exported_gives_links_and_never_a_formula(link, rui_client):
    people = [("=cmd@example.org", "=1+1"), ("+x@example.org", "'@SUM(A1)"), ("ana@example.org", "＝1")]
    prep_links.invite(link, people)
    prep_links.invite(link, [("gone@example.org", "")])
    Invitation.objects.filter(email="gone@example.org").update(email="")

    response = rui_client.get(at("invitation_export", link.code))
    rows = list(csv.reader(io.StringIO(response.content.decode())))

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert [row[0] for row in rows] == ["email", "'=cmd@example.org", "'+x@example.org", "ana@example.org"]
    assert all(not cell.startswith(("=", "+", "-", "@", "＝")) for row in rows for cell in row)
    assert [(plain(email), plain(name)) for email, name, _ in rows[1:]] == people
    assert link.invitations.get(email="ana@example.org").token in rows[3][2]


def test_invitation_when_printed_says_who(link):
    prep_links.invite(link, [("ana@example.org", "Ana")])

    assert str(link.invitations.get()) == "ana@example.org"
    assert str(Invitation()) == "address erased"
