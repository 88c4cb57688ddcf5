"""The second factor: who is asked for it, who is led where, and what a password alone opens."""

import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews.domain import your_data
from prep.accounts.models import User
from tests import make
from tests.conftest import client_of
from tests.second_factor import SECRET, code, give_code, give_password, is_on, set_up, wrong_code

HOME, INDEX, ASK = reverse("interviews:practice_list"), reverse("mfa_index"), reverse("mfa_authenticate")
ACTIVATE, CODES = reverse("mfa_activate_totp"), reverse("mfa_view_recovery_codes")
BANKS, OPERATORS = reverse("interviews:bank_list"), reverse("operators")
OF_STAFF = [BANKS, reverse("interviews:moderation_list"), OPERATORS, reverse("admin:index")]


@pytest.fixture(autouse=True)
def one_moment():
    """No half minute ends between reading a code and typing it."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.fixture
def boss(db):
    return make.person(email="boss@example.org", is_staff=True, is_superuser=True)


@pytest.fixture
def for_others(settings):
    """Others are served."""
    settings.HTTPS = True


def text(reply):
    return reply.content.decode()


def confirm_password(client):
    return client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD, "next": ACTIVATE}).url


def turn_on(client):
    """As a person does it; returns where that leads."""
    assert confirm_password(client) == ACTIVATE
    secret = re.search(r'app-key">(\w+)<', text(client.get(ACTIVATE))).group(1)
    return give_code(client, code(secret), "mfa_activate_totp")


def test_anybody_when_signed_in_can_turn_it_on(transactional_db, ana, ana_client, mailoutbox):
    assert "Set it up" in text(ana_client.get(INDEX))
    assert ana_client.get(ACTIVATE).url.startswith(reverse("account_reauthenticate"))

    assert turn_on(ana_client) == CODES

    assert len(re.findall(r"<code>\d{8}</code>", text(ana_client.get(CODES)))) == 10
    assert "10 are left" in text(ana_client.get(INDEX))
    assert [mail.subject for mail in mailoutbox] == ["Prep: The second factor is on"]
    assert mailoutbox[0].to == [ana.email]


def test_app_when_set_up_is_given_a_picture_and_a_key_without_any_style(ana_client):
    confirm_password(ana_client)

    page = text(ana_client.get(ACTIVATE))

    assert "<svg" in page
    assert "style=" not in page
    assert re.search(r'app-key">[A-Z2-7]{32}<', page)


def test_app_when_the_first_code_is_wrong_stays_off(ana, ana_client):
    confirm_password(ana_client)
    ana_client.get(ACTIVATE)

    assert "This code does not fit" in text(ana_client.post(ACTIVATE, {"code": "000000"}))
    assert not is_on(ana)


def test_signing_in_when_it_is_on_asks_for_the_code(ana, client):
    set_up(ana)

    assert give_password(client, ana) == ASK
    assert "Your code" in text(client.get(ASK))
    assert give_code(client, wrong_code()) == ""
    assert "_auth_user_id" not in client.session
    assert give_code(client, code()) == HOME
    assert client.session["_auth_user_id"] == str(ana.pk)


def test_code_when_used_signs_in_nobody_else(ana, client):
    set_up(ana)
    shown = code()
    give_password(client, ana)
    give_code(client, shown)
    other = Client()
    give_password(other, ana)

    assert give_code(other, shown) == ""


def test_recovery_code_when_the_phone_is_lost_signs_in_once(ana, client):
    first, *_ = set_up(ana)
    give_password(client, ana)
    assert give_code(client, first) == HOME

    again = Client()
    give_password(again, ana)

    assert give_code(again, first) == ""
    assert "9 are left" in text(client.get(INDEX))


def test_recovery_codes_when_made_anew_replace_the_old(ana, client):
    old = set_up(ana)
    give_password(client, ana)
    give_code(client, code())
    give_code(client, code(), "mfa_reauthenticate")
    assert "Those you have now" in text(client.get(reverse("mfa_generate_recovery_codes")))

    client.post(reverse("mfa_generate_recovery_codes"))

    page = text(client.get(CODES))
    assert not any(one in page for one in old)


def test_second_factor_when_turned_off_is_off_and_asks_for_a_code_not_the_password(ana, client):
    set_up(ana)
    give_password(client, ana)
    give_code(client, code())
    off = reverse("mfa_deactivate_totp")

    assert client.get(off).url.startswith(reverse("mfa_reauthenticate"))
    by_password = client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})
    assert by_password.url == reverse("mfa_reauthenticate")
    assert "your app shows now" in text(client.get(by_password.url))
    assert give_code(client, code(), "mfa_reauthenticate", next=off) == off
    assert "no longer work" in text(client.get(off))
    client.post(off)

    assert not is_on(ana)


def test_mails_when_only_the_password_changes_are_as_before(ana, ana_client, mailoutbox):
    new = {
        "oldpassword": make.PASSWORD,
        "password1": "another long phrase",
        "password2": "another long phrase",
    }

    assert ana_client.post(reverse("account_change_password"), new).status_code == 302
    assert mailoutbox == []


# ---------------------------------------------------------------- staff


@pytest.mark.parametrize("path", OF_STAFF)
def test_staff_when_on_their_own_machine_are_only_offered_it(path, boss):
    assert client_of(boss).get(path).status_code == 200


@pytest.mark.parametrize("path", OF_STAFF)
def test_staff_when_others_are_served_are_led_to_setting_it_up_first(path, boss, for_others):
    client = client_of(boss)

    reply = client.get(path, follow=True)

    assert reply.redirect_chain == [(INDEX, 302)]
    assert "Set it up first" in text(reply)
    assert turn_on(client) == CODES


def test_staff_when_it_was_set_up_here_go_on(transactional_db, boss, for_others):
    client = client_of(boss)
    turn_on(client)

    assert [client.get(path).status_code for path in OF_STAFF] == [200] * len(OF_STAFF)


def test_part_when_it_is_needed_leads_the_whole_page_there(cora, for_others):
    client = client_of(cora)

    assert client.get(BANKS, headers={"HX-Request": "true"}).headers["HX-Redirect"] == INDEX


def test_curator_when_it_was_shown_at_sign_in_goes_on(cora, client, for_others):
    set_up(cora)
    give_password(client, cora)
    give_code(client, code())

    assert client.get(BANKS).status_code == 200
    assert client.get(OPERATORS).status_code == 404  # what is not theirs is not there, as before


def test_curator_when_signed_in_before_it_was_set_up_shows_it_first(cora, for_others):
    client = client_of(cora)
    set_up(cora)

    asked = client.get(BANKS)
    assert asked.url == f"{reverse('mfa_reauthenticate')}?next={BANKS}"
    assert give_code(client, wrong_code(), "mfa_reauthenticate", next=BANKS) == ""
    assert client.get(BANKS).status_code == 302
    assert give_code(client, code(), "mfa_reauthenticate", next=BANKS) == BANKS
    assert client.get(BANKS).status_code == 200


def test_others_when_others_are_served_go_on_without_it(ana, rui, for_others):
    assert client_of(ana).get(HOME).status_code == 200
    assert client_of(rui).get(reverse("interviews:prep_link_list")).url == reverse("interviews:team_create")
    assert client_of(rui).get(BANKS).status_code == 404


@pytest.mark.parametrize("path", OF_STAFF)
def test_password_when_stolen_opens_nothing_of_staff(path, boss, client, for_others):
    set_up(boss)
    by_admin = {"username": boss.email, "password": make.PASSWORD}

    assert give_password(client, boss) == ASK
    assert client.get(path).url.startswith((reverse("account_login"), reverse("admin:login")))
    client.post(reverse("admin:login"), by_admin)
    assert client.get(path).status_code == 302
    assert "_auth_user_id" not in client.session


def test_password_when_stolen_before_it_is_set_up_sets_up_nothing(boss, client, for_others, mailoutbox):
    """Else whoever has it would set up an app of their own."""
    asked = give_password(client, boss)

    assert asked == reverse("account_confirm_login_code")
    assert "_auth_user_id" not in client.session
    assert client.get(ACTIVATE).url.startswith(reverse("account_login"))
    assert "no second factor yet" in text(client.get(asked))
    (mail,) = mailoutbox
    assert (mail.subject, mail.to) == ("Prep: Your code", [boss.email])

    typed = re.search(r"^\S{4,}-?\S*$", mail.body, re.MULTILINE).group(0)
    assert give_code(client, typed, "account_confirm_login_code") == HOME
    assert client.get(OPERATORS).url == INDEX


def test_admin_form_when_somebody_is_signed_in_does_not_sign_in_somebody_else(boss, for_others):
    other = make.person(email="otis@example.org", is_staff=True)
    client = client_of(other)

    client.post(reverse("admin:login"), {"username": boss.email, "password": make.PASSWORD})

    assert client.session["_auth_user_id"] == str(other.pk)


def test_role_when_given_in_the_admin_asks_once_more_and_goes_on_with_what_was_sent(ana, boss, for_others):
    set_up(boss)
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of(boss).cookies
    page = reverse("admin:accounts_user_change", args=[ana.pk])
    sent = {"code": code(), "next": page, "csrfmiddlewaretoken": token(client, reverse("mfa_reauthenticate"))}
    assert client.post(reverse("mfa_reauthenticate"), sent).url == page
    sent = {"email": ana.email, "is_active": "on", "is_staff": "on", "created_at_0": "2026-01-01"}
    sent |= {"csrfmiddlewaretoken": token(client, page)}
    session = client.session
    session["account_authentication_methods"][-1]["at"] -= 3600
    session.save()

    asked = client.post(page, sent)
    assert asked.url.startswith(reverse("mfa_reauthenticate"))
    assert not User.objects.get(pk=ana.pk).is_staff
    again = {"code": code(), "next": page, "csrfmiddlewaretoken": token(client, asked.url)}
    assert client.post(reverse("mfa_reauthenticate"), again).status_code == 302

    assert User.objects.get(pk=ana.pk).is_staff


def token(client, page):
    return re.search(r'csrfmiddlewaretoken" value="(\w+)"', text(client.get(page))).group(1)


def test_admin_when_left_does_not_ask_once_more(boss, client, for_others):
    set_up(boss)
    give_password(client, boss)
    give_code(client, code())

    client.post(reverse("admin:logout"))

    assert "_auth_user_id" not in client.session


# ---------------------------------------------------------------- lost, gone, kept


def test_second_factor_when_taken_off_no_longer_asks_and_is_noted_without_a_name(ana, client, caplog, capsys):
    set_up(ana)

    call_command("take_off_second_factor", "Ana@example.org")

    assert give_password(client, ana) == HOME
    assert caplog.messages == [f"the second factor of person {ana.pk} was taken off"]
    assert "ana@example.org signs in with the password alone now" in capsys.readouterr().out


def test_second_factor_when_taken_off_and_set_up_anew_lets_no_old_session_in(cora, client, for_others):
    set_up(cora)
    give_password(client, cora)
    give_code(client, code())
    call_command("take_off_second_factor", cora.email)
    assert client.get(BANKS).url == INDEX

    set_up(cora)

    assert client.get(BANKS).url.startswith(reverse("mfa_reauthenticate"))


@pytest.mark.parametrize(
    ("email", "said"),
    [("who@example.org", "Nobody has signed up"), ("ana@example.org", "has no second factor")],
)
def test_take_off_when_there_is_none_says_so(email, said, ana):
    with pytest.raises(CommandError, match=said):
        call_command("take_off_second_factor", email)


def test_admin_when_listed_shows_no_secrets(boss):
    assert "mfa" not in text(client_of(boss).get(reverse("admin:index")))


def test_person_when_erased_takes_it_along_and_exports_none_of_its_secrets(ana):
    codes = set_up(ana)
    rows = [row.data for row in Authenticator.objects.all()]
    exported = str(your_data.export(ana))

    your_data.erase(ana)

    assert not Authenticator.objects.exists()
    for secret in (SECRET, *codes, *(str(value) for row in rows for value in row.values() if value)):
        assert secret not in exported


def test_secrets_when_stored_open_with_the_key_only(ana, client, settings):
    set_up(ana)
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert SECRET not in str(app.data)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "k" * 60, [settings.SECRET_KEY]
    give_password(client, ana)
    assert give_code(client, code()) == HOME


def test_secrets_when_the_key_is_gone_let_nobody_in(ana, client, settings):
    first, *_ = set_up(ana)
    settings.SECRET_KEY = "k" * 60
    give_password(client, ana)

    assert [give_code(client, one) for one in (code(), first, code(""))] == [""] * 3
