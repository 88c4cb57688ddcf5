"""Keeps tokens out of everything that is written down: log lines, error reports, error mails."""

import logging
import re
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

MASK = "[token]"
# What follows /p/ in any address, and whatever looks like a token wherever it stands.
_TOKENS = re.compile(r"(?<=/p/)[^/\s?#\"'<>&]+|(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII)


def masked(text: str) -> str:
    return _TOKENS.sub(MASK, text)


class MaskingFormatter(logging.Formatter):
    """Masks the finished line, tracebacks and all."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


class MaskingFilter(logging.Filter):
    """Masks the record itself, where the line is made by others: e-mails' subjects, gunicorn's own log."""

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
    """Django's report of an error, for staff and by e-mail, without tokens."""

    def get_traceback_html(self) -> SafeString:
        return SafeString(masked(super().get_traceback_html()))  # escaped by Django already

    def get_traceback_text(self) -> SafeString:
        return SafeString(masked(super().get_traceback_text()))
