"""Files stay in memory, and what is too large for it is not even read."""

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import Client, RequestFactory

MB = 1024 * 1024


class Unread:
    """A body that nobody may read."""

    def read(self, *args: Any) -> bytes:
        raise AssertionError("was read")

    readline = read


def file_of(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("table.csv", b"x" * size)


def test_file_when_as_large_as_a_body_may_be_is_held_in_memory():
    request = RequestFactory().post("/", {"file": file_of(4 * MB - 1000)})

    assert type(request.FILES["file"]) is InMemoryUploadedFile
    assert request.FILES["file"].size == 4 * MB - 1000


def test_file_when_larger_is_refused_unread():
    request = RequestFactory().post("/", {"file": file_of(4 * MB)}, **{"wsgi.input": Unread()})

    with pytest.raises(RequestDataTooBig):
        request.POST  # noqa: B018


def test_files_when_more_than_any_form_has_are_refused():
    request = RequestFactory().post("/", {str(number): file_of(1) for number in range(6)})

    with pytest.raises(TooManyFilesSent):
        request.FILES  # noqa: B018


def test_file_when_nobody_sends_it_to_any_page_leaves_nothing_on_the_disk(monkeypatch, db):
    written: list[Any] = []
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", written.append)
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32  # with it, the body is looked at for a token

    small = client.post("/", {"file": file_of(3 * MB)})
    large = client.post("/", {"file": file_of(5 * MB)})

    assert (small.status_code, large.status_code, written) == (403, 400, [])
    assert "More than 4 MB at a time is not taken." in large.content.decode()
