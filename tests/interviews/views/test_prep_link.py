"""The recruiters' pages: make, share, find, close; numbers only, and nothing beyond what is agreed."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews.domain import prep_link as prep_links
from interviews.domain import sharing
from interviews.enums import LinkState, Scope
from interviews.models import PrepLink, QuestionSet
from postings.models import Posting
from tests import make

CSRF = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+')
VALUES = {
    "label": "Spring round",
    "note": "Take your time.",
    "contact": "Rui",
    "mode": "",
    "days": "14",
    "max_uses": "50",
}


def at(name: str, *args: object) -> str:
    return reverse(f"interviews:{name}", args=args)


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


# ---------------------------------------------------------------- making


def test_list_when_there_is_no_organization_yet_leads_to_starting_one(rui_client):
    for name in ("prep_link_list", "prep_link_choose"):
        assert rui_client.get(at(name)).url == at("team_create")


def test_posting_when_pasted_belongs_to_the_organization(rui, rui_client):
    home = make.organization(by=rui)

    response = rui_client.post(at("prep_link_choose"), {"text": make.POSTING_TEXT})

    posting = Posting.objects.get()
    assert posting.owner == home.account
    assert response.url == reverse("postings:posting_detail", args=[posting.code])
    assert rui_client.get(response.url).status_code == 200
    Posting.objects.update(state="ready")
    asked = rui_client.post(at("question_set_create", posting.code), {"size": 6})
    assert QuestionSet.objects.get().requested_by == home.account
    assert rui_client.get(asked.url).status_code == 200


def test_choosing_when_the_form_is_bad_says_so(rui, rui_client):
    make.organization(by=rui)

    assert rui_client.post(at("prep_link_choose"), {"text": "too short"}).status_code == 422
    assert rui_client.post(at("prep_link_choose"), {"question_set": "zzzzzzzzzzzz"}).status_code == 422
    assert rui_client.post(at("prep_link_choose"), {}).status_code == 422


def test_set_when_chosen_leads_to_its_link(link, rui_client):
    page = text_of(rui_client, at("prep_link_choose"))
    assert "Ward Sister: 3 questions" in page

    response = rui_client.post(at("prep_link_choose"), {"question_set": link.question_set.code})

    assert response.url == at("prep_link_create", link.question_set.code)


def test_sets_when_there_are_very_many_are_the_newest(link, rui_client, monkeypatch):
    monkeypatch.setattr("interviews.forms.prep_link.SETS_TO_CHOOSE", 2)
    older = link.question_set
    newer = [
        QuestionSet.objects.create(posting=older.posting, requested_by=older.requested_by) for _ in range(2)
    ]

    page = text_of(rui_client, at("prep_link_choose"))

    assert [code.code in page for code in (older, *newer)] == [False, True, True]


def test_set_page_when_it_is_shared_offers_a_link_and_hides_the_guests(link, rui_client):
    interview = make.guest_interview(link=link)

    page = text_of(rui_client, at("question_set_detail", link.question_set.code))

    assert "Make a prep link" in page
    assert interview.code not in page


def test_set_page_when_it_is_a_recruiters_own_leads_to_a_copy_for_the_organization(rui, rui_client):
    home = make.organization(by=rui)
    own = make.own_questions(owner=rui)

    page = text_of(rui_client, at("question_set_detail", own.code))

    assert "Make a prep link" not in page
    way = f"{at('prep_link_choose')}?posting={own.posting.code}"
    assert "These questions are yours alone." in page
    assert f'href="{way}"' in page
    text = rui_client.get(way).context["pasted"]["text"].value()
    assert text == own.posting.source_text
    rui_client.post(way, {"text": text})
    assert list(Posting.objects.order_by("pk").values_list("owner", flat=True)) == [rui.pk, home.account.pk]


def test_set_page_when_a_candidate_opens_it_says_nothing_of_organizations(ana, ana_client):
    own = make.own_questions(owner=ana)

    assert "yours alone" not in text_of(ana_client, at("question_set_detail", own.code))


def test_choosing_when_the_posting_is_somebody_elses_finds_none(rui, rui_client, otto):
    make.organization(by=rui)
    theirs = make.own_questions(owner=otto)

    assert rui_client.get(f"{at('prep_link_choose')}?posting={theirs.posting.code}").status_code == 404


def test_link_when_made_has_what_was_written_and_opens(link, rui, rui_client):
    response = rui_client.post(
        at("prep_link_create", link.question_set.code),
        {**VALUES, "label": "May", "mode": "mock", "days": "90"},
    )

    made = PrepLink.objects.get(label="May")
    assert response.url == at("prep_link_detail", made.code)
    assert (made.made_by, made.mode, made.role, made.organization) == (
        rui,
        "mock",
        "Ward Sister",
        link.organization,
    )
    assert timedelta(days=89) < made.expires_at - timezone.now() <= timedelta(days=90)
    assert Client().get(at("guest_open", made.token)).status_code == 303


def test_link_form_offers_no_language_in_which_nothing_is_assessed(link, rui_client):
    page = text_of(rui_client, at("prep_link_create", link.question_set.code))

    assert 'name="language"' not in page
    assert "that it is in English" in page
    rui_client.post(
        at("prep_link_create", link.question_set.code), {**VALUES, "label": "May", "language": "de"}
    )
    assert PrepLink.objects.filter(label="May").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("label", ""),
        ("label", "x" * 121),
        ("days", "0"),
        ("days", "91"),
        ("days", "many"),
        ("max_uses", "0"),
        ("max_uses", "10001"),
        ("note", "x" * 2001),
        ("contact", "x" * 201),
        ("mode", "other"),
    ],
)
def test_link_when_a_value_is_bad_is_not_made_and_says_why(link, rui_client, field, value):
    response = rui_client.post(at("prep_link_create", link.question_set.code), {**VALUES, field: value})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert PrepLink.objects.count() == 1


def test_link_when_more_is_posted_than_the_form_has_keeps_only_what_it_has(link, rui_client, otto):
    canary = {
        "code": "canarycanary",
        "salt": "canary",
        "token_hash": "canary",
        "organization": "999",
        "made_by": str(otto.pk),
        "revoked_at": "2026-01-01",
        "opened": "77",
        "started": "7",
        "finished": "77",
        "role": "canary",
        "expires_at": "2099-01-01",
    }

    rui_client.post(at("prep_link_create", link.question_set.code), {**VALUES, **canary, "label": "May"})

    made = PrepLink.objects.get(label="May")
    assert (made.opened, made.started, made.finished, made.revoked_at) == (0, 0, 0, None)
    assert "canary" not in f"{made.code}{made.salt}{made.token_hash}{made.role}"
    assert made.organization == link.organization
    assert made.expires_at < timezone.now() + timedelta(days=15)


def test_link_when_duplicated_starts_from_the_same_words(link, rui_client):
    page = text_of(rui_client, at("prep_link_create", link.question_set.code) + f"?like={link.code}")

    assert "Spring round" in page
    assert "Take your time." in page
    fresh = text_of(rui_client, at("prep_link_create", link.question_set.code))
    assert "Take your time." not in fresh


def test_form_when_the_questions_are_not_there_yet_says_so(rui, rui_client):
    home = make.organization(by=rui)
    working = make.question_set(owner=home.account, written=False)
    assert "still being written" in text_of(rui_client, at("prep_link_create", working.code))

    QuestionSet.objects.update(state="ready")

    assert "There is no question yet" in text_of(rui_client, at("prep_link_create", working.code))


# ---------------------------------------------------------------- the page of a link


def test_page_when_read_has_all_to_share_it(link, rui_client):
    page = text_of(rui_client, at("prep_link_detail", link.code))

    assert page.count(f"http://testserver/p/{link.token}/") == 2  # the address, and the email's text
    assert at("qr_svg", link.code) in page
    assert "before we meet you can rehearse the interview for Ward Sister" in page
    assert "we see nothing of what you write unless you choose to show it" in page
    assert page.count(f"open until {link.expires_at:%-d %B %Y, %H:%M} UTC") == 2  # here, and in the email
    assert "If you have questions: Rui, rui@example.org" in page


def test_qr_when_asked_for_is_a_picture_of_the_address(link, rui_client):
    svg = rui_client.get(at("qr_svg", link.code))
    png = rui_client.get(at("qr_png", link.code) + "?download")

    assert (svg.headers["Content-Type"], png.headers["Content-Type"]) == ("image/svg+xml", "image/png")
    assert b"<title>Prep link</title>" in svg.content
    assert png.content.startswith(b"\x89PNG")
    assert png.headers["Content-Disposition"].startswith("attachment")
    assert svg.headers["Content-Disposition"].startswith("inline")
    prep_links.renew(link)
    assert rui_client.get(at("qr_svg", link.code)).content != svg.content


def test_page_when_the_key_was_changed_asks_for_a_fresh_link(link, rui_client, settings):
    settings.SECRET_KEY_FALLBACKS = []
    PrepLink.objects.filter(pk=link.pk).update(salt="0" * 64)

    assert "A fresh link is needed" in text_of(rui_client, at("prep_link_detail", link.code))
    assert rui_client.get(at("qr_svg", link.code)).status_code == 404


def test_link_when_revoked_is_closed_for_good(link, rui, rui_client):
    token = link.token

    rui_client.post(at("prep_link_revoke", link.code))

    revoked = PrepLink.objects.get(pk=link.pk)
    assert (revoked.state, revoked.revoked_by) == (LinkState.REVOKED, rui)
    assert revoked.token != token
    assert Client().get(at("guest_open", token)).status_code == 404
    assert Client().get(at("guest_open", revoked.token)).status_code == 404
    for verb in ("extend", "renew"):
        rui_client.post(at(f"prep_link_{verb}", link.code))
    again = PrepLink.objects.get(pk=link.pk)
    assert (again.expires_at, again.salt) == (revoked.expires_at, revoked.salt)
    page = text_of(rui_client, at("prep_link_detail", link.code))
    assert "Copy the link" not in page
    assert "revoked for good" in page
    rui_client.post(at("prep_link_revoke", link.code))
    assert PrepLink.objects.get(pk=link.pk).revoked_at == revoked.revoked_at


def test_link_when_extended_lives_two_weeks_longer_and_never_beyond_ninety_days(link, rui_client):
    before = link.expires_at
    rui_client.post(at("prep_link_extend", link.code))
    link.refresh_from_db()
    assert link.expires_at == before + timedelta(days=14)

    for _ in range(8):
        rui_client.post(at("prep_link_extend", link.code))

    link.refresh_from_db()
    assert link.expires_at <= timezone.now() + timedelta(days=90)


def test_link_when_extended_after_its_end_opens_again(link, rui_client):
    PrepLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(days=3))

    rui_client.post(at("prep_link_extend", link.code))

    link.refresh_from_db()
    assert link.is_live


# ---------------------------------------------------------------- the list


def test_list_when_links_differ_shows_state_and_counts(link, rui, rui_client):
    PrepLink.objects.filter(pk=link.pk).update(opened=72, started=31, finished=12)
    closed = make.prep_link(by=rui, of=link.question_set, label="Old round")
    prep_links.revoke(closed, by=rui)

    page = text_of(rui_client, at("prep_link_list"))

    for words in ("Spring round", "Old round", "72", "31", "12", "Live", "Revoked"):
        assert words in page


@pytest.mark.parametrize("state", LinkState)
def test_list_when_narrowed_to_a_state_shows_exactly_the_links_in_it(rui, rui_client, state):
    past = timezone.now() - timedelta(days=1)
    first = make.prep_link(by=rui)
    changes = [
        {},
        {"expires_at": past},
        {"started": 50},
        {"revoked_at": past},
        {"expires_at": past, "started": 50},
    ]
    for number, change in enumerate(changes):
        made = make.prep_link(by=rui, of=first.question_set, label=f"Link {number}")
        PrepLink.objects.filter(pk=made.pk).update(**change)

    shown = rui_client.get(at("prep_link_list"), {"state": state}).context["page"].object_list

    assert {one.pk for one in shown} == {one.pk for one in PrepLink.objects.all() if one.state == state}
    assert shown


def test_list_when_searched_finds_label_role_and_invited_address(link, rui, rui_client):
    other = make.prep_link(by=rui, of=link.question_set, label="Autumn")
    prep_links.invite(other, [("bea@example.org", "")])
    PrepLink.objects.filter(pk=other.pk).update(role="Porter")

    found = {
        words: [one.label for one in rui_client.get(at("prep_link_list"), {"q": words}).context["page"]]
        for words in ("spring", "PORTER", "bea@", "nothing")
    }

    assert found == {"spring": ["Spring round"], "PORTER": ["Autumn"], "bea@": ["Autumn"], "nothing": []}
    assert "No link like that" in text_of(rui_client, at("prep_link_list") + "?q=nothing")


def test_list_when_empty_says_what_will_be_there(rui, rui_client):
    make.organization(by=rui)

    assert "No link yet" in text_of(rui_client, at("prep_link_list"))


@pytest.mark.parametrize("query", ["page=2", "page=x", "state=odd", "q=" + "x" * 200, "q=%00"])
def test_list_when_the_query_is_odd_is_still_a_page(link, rui_client, query):
    assert rui_client.get(f"{at('prep_link_list')}?{query}").status_code == 200


def test_pages_when_there_is_more_ask_the_database_no_more_often(
    link, rui, rui_client, django_assert_max_num_queries
):
    paths = (at("prep_link_list"), at("prep_link_detail", link.code))
    with django_assert_max_num_queries(11):
        rui_client.get(paths[0])
    with django_assert_max_num_queries(11):
        rui_client.get(paths[1])
    for number in range(30):
        make.prep_link(by=rui, of=link.question_set, label=f"Link {number}")
    prep_links.invite(link, [(f"p{number}@example.org", "") for number in range(30)])
    for invitation in link.invitations.all()[:3]:
        shown = make.guest_interview(link=link, invitation=invitation)
        sharing.give(shown, scope=Scope.REPORT, name="")

    for path in (*paths, paths[0] + "?page=2&q=link", paths[1] + "?page=2"):
        with django_assert_max_num_queries(11):
            assert rui_client.get(path).status_code == 200
