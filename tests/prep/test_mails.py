"""The mails of signing up and of forgotten passwords: short, in our words, without what only machines say."""

import pytest
from django.urls import reverse

SIGN_UP, RESET = reverse("account_signup"), reverse("account_reset_password")
PASSWORD = "a long enough phrase"


@pytest.mark.parametrize(
    ("path", "values", "subject", "words"),
    [
        (SIGN_UP, {"email": "new@example.org", "password1": PASSWORD}, "Your code", "Type it on the page"),
        (
            SIGN_UP,
            {"email": "ana@example.org", "password1": PASSWORD},
            "You have an account already",
            f"http://testserver{RESET}",
        ),
        (
            RESET,
            {"email": "ana@example.org"},
            "Choose a new password",
            "http://testserver/accounts/password/",
        ),
        (RESET, {"email": "new@example.org"}, "No account with this address", f"http://testserver{SIGN_UP}"),
    ],
)
def test_mail_when_sent_is_ours(path, values, subject, words, ana, client, mailoutbox):
    client.post(path, values)

    (mail,) = mailoutbox
    assert mail.subject == f"Prep: {subject}"
    assert words in mail.body
    assert mail.body.endswith("\n\nPrep")
    for foreign in ("Hello from", "user ", "Thank you for using", "&#", "&amp;"):
        assert foreign not in mail.body
    assert len(mail.body.split()) < 60
