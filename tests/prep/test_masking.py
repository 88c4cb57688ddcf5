"""A token that reaches a log line, a traceback or an error mail leaves as [token]."""

import logging
import subprocess
import sys

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client, RequestFactory
from django.views.debug import get_exception_reporter_class, get_exception_reporter_filter

from prep.masking import MaskingFilter, MaskingFormatter, masked
from tests.conftest import client_of

ROW = "DETAIL:  Failing row contains (17, Ana said:\n\nI left).\nThen, null).\nCONTEXT:  while Ana wrote"
TOKEN = "WUDxfjUpIevZZyiDVlkMqeH_BaVqIIZ94-Bz7zuKGm4"  # of the form that link tokens have


@pytest.mark.parametrize(
    "text",
    [
        f"GET /p/{TOKEN}/ HTTP/1.1",
        f"http://prep.example/p/{TOKEN}",
        f"token='{TOKEN}'",
        f"Referer: https://prep.example/p/{TOKEN}/?utm=1",
        f"/p/{TOKEN[:20]}",
        f'<a href="/p/{TOKEN}/">',
    ],
)
def test_text_when_it_holds_a_token_is_masked(text):
    assert "[token]" in masked(text)
    assert TOKEN[:20] not in masked(text)


def test_text_when_it_holds_none_stays():
    line = "GET /interviews/abcdefghjkmn/ 404 in prep.engines.ask; /p/ alone"

    assert masked(line) == line


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "duplicate key\nDETAIL:  Key (lower(email))=(ana@example.org) already exists.",
            "duplicate key\nDETAIL: [values]",
        ),
        (
            f"IntegrityError('null {ROW}')\nTraceback (most recent call last):\n",
            "IntegrityError('null DETAIL: [values]\nTraceback (most recent call last):\n",
        ),
        (f"{ROW}\n\nThe above exception", "DETAIL: [values]\n\nThe above exception"),
        ("no integer\nLINE 1: SELECT 'Ana'\n        ^", "no integer\nLINE 1: [values]"),
    ],
)
def test_text_when_the_database_names_values_loses_them(text, left):
    assert masked(text) == left


def test_formatter_when_an_error_names_the_token_masks_the_traceback():
    try:
        raise ValueError(f"bad path /p/{TOKEN}/")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "at %s", (f"/p/{TOKEN}/",), sys.exc_info())

    line = MaskingFormatter("%(message)s").format(record)

    assert line.startswith("at /p/[token]/")
    assert "ValueError" in line
    assert TOKEN not in line


def test_filter_when_put_on_a_foreign_logger_masks_message_and_traceback(caplog):
    log = logging.getLogger("gunicorn.error")
    log.addFilter(only := MaskingFilter())
    try:
        raise ValueError(f"/p/{TOKEN}/")
    except ValueError:
        log.exception("Error handling request %s", f"/p/{TOKEN}/")
    log.removeFilter(only)

    assert "Error handling request /p/[token]/" in caplog.text
    assert TOKEN not in caplog.text


def test_report_when_an_error_is_mailed_holds_no_token(settings, db, monkeypatch):
    settings.ADMINS = [("Ops", "ops@example.org")]
    monkeypatch.setattr("interviews.models.prep_link.token_hash", broken)
    client = Client(raise_request_exception=False)

    response = client.get(f"/p/{TOKEN}/")

    assert response.status_code == 500
    assert TOKEN not in response.content.decode()
    (message,) = mail.outbox
    assert message.subject.endswith("/p/[token]/")
    assert TOKEN not in str(message.message())
    assert all(TOKEN not in str(part) for part in message.alternatives)


def test_report_when_an_error_is_mailed_holds_nothing_that_was_typed(settings, db, monkeypatch):
    settings.ADMINS = [("Ops", "ops@example.org")]
    monkeypatch.setattr("postings.domain.posting.submit", broken)

    Client(raise_request_exception=False).post("/", {"text": "We need a nurse for the night shift. " * 20})

    (message,) = mail.outbox
    assert "text = '****" in message.body
    assert "night shift" not in str(message.message())


def test_report_when_somebody_is_signed_in_names_their_number(settings, ana, ana_client, monkeypatch):
    settings.ADMINS = [("Ops", "ops@example.org")]
    monkeypatch.setattr("postings.domain.posting.submit", broken_row)
    ana_client.raise_request_exception = False

    ana_client.post("/", {"text": "We need a nurse for the night shift. " * 20})

    (message,) = mail.outbox
    assert f"USER: user {ana.pk}\n" in message.body
    assert message.body.count("DETAIL: [values]") == 3  # at the top, as the cause, and as the value
    assert "Ana said" not in str(message.message())
    assert ana.email not in str(message.message())


def test_report_when_shown_while_developing_holds_what_was_typed(settings):
    settings.DEBUG = True
    request = RequestFactory().post("/", {"text": "night shift"})

    assert get_exception_reporter_filter(request).get_post_parameters(request)["text"] == "night shift"


def test_report_when_shown_while_developing_holds_no_token():
    request = RequestFactory().get(f"/p/{TOKEN}/")
    try:
        broken(TOKEN)
    except RuntimeError:
        report = get_exception_reporter_class(request)(request, *sys.exc_info())

    assert TOKEN not in report.get_traceback_html()
    assert TOKEN not in report.get_traceback_text()


def test_log_when_wrong_and_right_links_are_opened_holds_no_token(caplog, db):
    with caplog.at_level(logging.DEBUG):
        for path in (f"/p/{TOKEN}/", f"/p/{TOKEN}", f"/p/{TOKEN}/?x=1"):
            client_of(None).get(path)

    lines = [MaskingFormatter("%(name)s %(message)s").format(record) for record in caplog.records]
    assert any("django.request" in line for line in lines)
    assert TOKEN not in "\n".join(lines)


def test_handlers_when_set_up_all_mask():
    """Asked of a process of its own: pytest puts handlers of its own into this one."""
    code = (
        "import os, django, logging; os.environ['DJANGO_SETTINGS_MODULE'] = 'prep.settings'; django.setup();"
        f"logging.getLogger('django.request').warning('Not Found: %s', '/p/{TOKEN}/');"
        f"logging.getLogger('any').error('at /p/{TOKEN}/')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.stderr.count("[token]") == 2
    assert TOKEN not in done.stderr + done.stdout


def broken(token: str) -> str:
    raise RuntimeError(f"cannot hash {token}")


def broken_row(**_: object) -> None:
    try:
        raise ValueError(f"null value\n{ROW}")
    except ValueError as error:
        raise IntegrityError(str(error)) from error
