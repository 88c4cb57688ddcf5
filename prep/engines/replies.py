"""Replies that were checked and are complete, kept so that the same question is not paid for twice."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from pydantic import BaseModel, ValidationError

from prep.engines.base import Engine, Prompt, Reply, T
from prep.engines.models import StoredReply
from prep.engines.people import who_stay

KEEP_FOR = timedelta(days=30)


def key_of(prompt: Prompt[Any], engine: str, model: str) -> str:
    """One question: prompt, version, who is asked, and every fact."""
    asked = [prompt.name, prompt.version, engine, model, asdict(prompt.facts)]
    return hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()


def find(prompt: Prompt[T], engine: Engine) -> list[Reply[T]]:
    """The replies that were kept for this very question, or none."""
    fresh = StoredReply.objects.filter(created_at__gt=timezone.now() - KEEP_FOR)
    row = fresh.filter(key=key_of(prompt, engine.name, engine.model)).first()
    if row is None:
        return []
    try:
        return [Reply(prompt.schema.model_validate(value), row.engine, row.model) for value in row.values]
    except ValidationError:  # written under an older form of the same version
        return []


def keep(
    prompt: Prompt[Any], engine: Engine, values: Sequence[BaseModel], *, model: str, person_id: int
) -> None:
    """Keep replies that the caller has checked. Twice is once. A visitor may have signed in since the question
    was asked, and is gone: then nothing is kept, for the result must not break over this."""
    row = StoredReply(
        key=key_of(prompt, engine.name, engine.model),
        prompt=prompt.name,
        prompt_version=prompt.version,
        engine=engine.name,
        model=model,
        values=[value.model_dump(mode="json") for value in values],
        person_id=person_id,
    )
    with transaction.atomic():
        if who_stay([person_id]):
            StoredReply.objects.bulk_create([row], ignore_conflicts=True)


def forget(person_ids: Iterable[int | None]) -> None:
    """Delete what was kept of these people's text. All of it: it only saves asking again."""
    StoredReply.objects.filter(person__in=list(person_ids)).delete()


def purge() -> int:
    """Delete what is older than 30 days. Returns how many."""
    return StoredReply.objects.filter(created_at__lt=timezone.now() - KEEP_FOR).delete()[0]
