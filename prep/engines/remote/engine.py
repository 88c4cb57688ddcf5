"""The engine that asks a model behind an OpenAI-style endpoint."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from prep.engines import endpoints
from prep.engines.base import (
    EngineError,
    EngineInvalid,
    EngineUnavailable,
    Prompt,
    Reply,
    SetAside,
    T,
    Usage,
    free,
)
from prep.engines.models import Endpoint
from prep.engines.remote import failures
from prep.engines.remote.asking import Asking, parts_of
from prep.engines.remote.bodies import body_of, most_of
from prep.engines.remote.forms import Form
from prep.engines.remote.line import line

log = logging.getLogger(__name__)


@dataclass
class RemoteEngine:
    """`deadline` is in seconds for one prompt, all its tries together. `together` is how many calls one prompt
    may make at once."""

    base_url: str
    key: str
    model: str
    deadline: float = 90.0
    together: int = 4

    name = "remote"

    @property
    def address(self) -> endpoints.Address:
        return endpoints.Address(self.base_url, self.model)

    def most(self, prompt: Prompt[T]) -> Usage | None:
        """The most that asking once for each part can use, in the form that the endpoint is known to take."""
        if prompt.wire is None:
            return None
        form, most = form_of(self.address.row()), Usage(0, 0, 0)
        for facts in parts_of(prompt):
            most.add(most_of(body_of(prompt, self.model, form, facts)))
        return most

    def stream(self, prompt: Prompt[T], set_aside: SetAside = free) -> Iterator[Reply[T]]:
        if prompt.wire is None:
            raise EngineInvalid("No model can be asked this.")
        visit = endpoints.enter(self.address, timedelta(seconds=self.deadline))
        asking = Asking(
            prompt,
            line(self.base_url, self.key),
            self.model,
            form_of(visit.row),
            until=time.monotonic() + self.deadline,
            together=self.together,
            set_aside=set_aside,
        )
        try:
            for value in asking.values():
                yield Reply(value, self.name, asking.said_model or self.model, asking.usage)
        except EngineError as error:
            self._failed(visit, prompt, error, asking)
            raise
        finally:
            asking.drop()
        endpoints.answered(visit)
        learned = asking.learned
        if endpoints.strays(visit.row, asking.has_strayed):
            learned = learned.plainer() or learned
        endpoints.learn(visit.row, learned.kept())

    def _failed(
        self, visit: endpoints.Visit, prompt: Prompt[T], error: EngineError, asking: Asking[T]
    ) -> None:
        error.usage = asking.spent(was_read=error.reason not in failures.UNREAD)
        trouble = f"{error.reason} ({error.hint or error.code})"
        log.warning("%s of %s: %s", prompt.name, self.model, trouble)
        if isinstance(error, EngineUnavailable):
            endpoints.failed(visit, trouble, error.again_in)
        elif error.reason != failures.MISCONFIGURED:
            endpoints.answered(visit)
        if asking.form.thinks:  # else the next call would set as little aside
            endpoints.learn(visit.row, replace(form_of(visit.row), thinks=True).kept())


def form_of(row: Endpoint) -> Form:
    """How an endpoint is known to want to be asked. What it refused is tried again after a day, for servers change;
    that it thinks is kept, for that costs more to learn."""
    form = Form.of(row.learned)
    return form if endpoints.is_fresh(row) else Form(thinks=form.thinks)
