"""Keeps tokens, and what people wrote, out of log lines, error reports and error mails."""

import logging
import re
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

MASK = "[token]"
# What follows /p/ in any address, and whatever looks like a token wherever it stands.
_TOKENS = re.compile(r"(?<=/p/)[^/\s?#\"'<>&]+|(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII)
# PostgreSQL adds to its errors which values it did not take. They may go over several lines, so they end only where
# a traceback or a report is known to go on.
_VALUES = re.compile(
    r"(DETAIL|LINE \d+):.*?(?=\n+(?:Traceback|The above|During|Request|Raised during|Django Version)"
    r"|\) was the direct cause|\), another exception|\Z)",
    re.DOTALL,
)


def masked(text: str) -> str:
    return _TOKENS.sub(MASK, _VALUES.sub(r"\1: [values]", text))


class MaskingFormatter(logging.Formatter):
    """Masks the finished line, tracebacks and all."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


class MaskingFilter(logging.Filter):
    """Masks the record itself, where the line is made by others: emails' subjects, gunicorn's own log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = masked(logging.Formatter().formatException(record.exc_info))
        return True


class FormFilter(SafeExceptionReporterFilter):
    """Reports of errors tell which fields a form had, not what somebody wrote into them."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        sent = super().get_post_parameters(request)
        if not self.is_active(request):
            return sent
        return dict.fromkeys(sent, self.cleansed_substitute)


class MaskingReporter(ExceptionReporter):
    """Django's report of an error, without tokens and with people's numbers, not their addresses. As text it goes
    out by email, without values of rows too; as a page it is shown only to whoever develops."""

    def get_traceback_data(self) -> dict[str, Any]:
        data = super().get_traceback_data()
        if self.request and "@" in data["user_str"]:  # else nobody, or a database that is away
            data["user_str"] = f"user {self.request.user.pk}"
        return data

    def get_traceback_html(self) -> SafeString:
        return SafeString(_TOKENS.sub(MASK, super().get_traceback_html()))  # escaped by Django already

    def get_traceback_text(self) -> SafeString:
        return SafeString(masked(super().get_traceback_text()))
