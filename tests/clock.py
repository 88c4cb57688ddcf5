"""Time that goes by in a test."""

from datetime import timedelta
from typing import Any

import time_machine
from django.utils import timezone


def later(**delta: float) -> Any:
    """A context in which it is so much later, and time goes on."""
    return time_machine.travel(timezone.now() + timedelta(**delta), tick=True)
