"""How files come in: whole, in memory, no larger than any other body."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class MemoryOnlyHandler(MemoryFileUploadHandler):
    """Django writes what is too large for memory to the disk, before anybody asks who sends it. Here it is refused
    with the first byte unread: the check of the CSRF token reads bodies too."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        super().handle_raw_input(*args, **kwargs)
        if not self.activated:
            raise RequestDataTooBig("the body is larger than FILE_UPLOAD_MAX_MEMORY_SIZE")
