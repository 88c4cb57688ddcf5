"""How the curators' pages stand a bank of a hundred thousand questions.

`python -m tests.bench.banks` runs this part alone, on the database that DATABASE_URL names (SQLite without one).
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prep.settings")
os.environ.setdefault("PREP_VAR", tempfile.mkdtemp(prefix="prep-bench-"))

import django

django.setup()

# Models read settings, so they come after the line above.
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from interviews.criteria import numbered  # noqa: E402
from interviews.enums import Difficulty, QuestionKind, QuestionOrigin, QuestionState  # noqa: E402
from interviews.models import Question, QuestionBank, QuestionVersion  # noqa: E402
from interviews.models.question import CONTENT  # noqa: E402
from interviews.packs import PackQuestion, read_all  # noqa: E402
from postings.models import Skill  # noqa: E402
from prep.accounts.models import User  # noqa: E402
from prep.accounts.roles import Role, give_role  # noqa: E402
from tests import make  # noqa: E402
from tests.bench import ground  # noqa: E402

QUESTIONS, AT_ONCE = 100_000, 5_000
LOOKS = 15
RARE, COMMON = "zeppelin", "you"  # the first in a handful of questions, the second in most of them
RARELY = 20_000

Row = tuple[str, list[float], int]


def measure() -> list[Row]:
    """(page, milliseconds of each look, queries of one) over a database made for it."""
    ground.lay()
    call_command("load_packs", verbosity=0)
    kim = make.person(email="kim@example.org")
    give_role(kim, Role.CURATOR)
    return [(name, *look(act, status)) for name, act, status in looks(kim, fill(kim))]


def looks(kim: User, bank: QuestionBank) -> list[tuple[str, Callable[[], Any], int]]:
    """(page, what asks for it, the status it answers with)"""
    client = Client()
    client.force_login(kim, backend="django.contrib.auth.backends.ModelBackend")
    inside = reverse("interviews:bank_detail", args=[bank.code])
    everywhere = reverse("interviews:question_list")
    older = bank.questions.order_by("-pk")[QUESTIONS // 2].pk
    skill = Skill.objects.filter(questions__bank=bank).order_by("pk")[0].name
    four = f"kind=technical&difficulty=3&state=draft&skill={skill}"
    paths = {
        "list of banks": reverse("interviews:bank_list"),
        f"a bank of {QUESTIONS:,} questions": inside,
        "the same, halfway down": f"{inside}?before={older}",
        "the same, of one kind": f"{inside}?kind=technical",
        "the same, of one difficulty": f"{inside}?difficulty=3",
        "the same, in one state": f"{inside}?state=in_review",
        "the same, of an origin that is rare": f"{inside}?origin=reported",
        "the same, with one skill": f"{inside}?skill={skill}",
        "the same, by four filters": f"{inside}?{four}",
        "the same, by a rare word": f"{inside}?q={RARE}",
        "the same, by a word in most questions": f"{inside}?q={COMMON}",
        "the same, by that word and two filters": f"{inside}?q={COMMON}&kind=technical&state=in_review",
        "the same, by that word and a filter nothing fits": f"{inside}?q={COMMON}&origin=reported&state=draft",
        "the same, by a rare and that word": f"{inside}?q={COMMON}+{RARE}",
        "all questions": everywhere,
        "all questions of one job family": f"{everywhere}?family=nursing",
        "all questions, by a word in most and two filters": f"{everywhere}?q={COMMON}&kind=technical&state=draft",
        "lines without a question": reverse("interviews:gap_list"),
        "skills": reverse("interviews:skill_list"),
        "page of a question": reverse("interviews:question_detail", args=[bank.questions.latest("pk").code]),
        "the editor of a question": reverse(
            "interviews:question_edit", args=[bank.questions.latest("pk").code]
        ),
    }
    many = f"{reverse('interviews:question_bulk')}?bank={bank.code}&state=in_review"
    codes = list(bank.questions.filter(state=QuestionState.IN_REVIEW).values_list("code", flat=True)[:50])
    approve = partial(client.post, many, {"verb": "approve", "chosen": codes})
    everything = partial(client.post, many, {"verb": "approve", "everything": "on"})
    return [
        *((name, partial(client.get, path), 200) for name, path in paths.items()),
        ("approving a page of fifty", approve, 302),
        ("approving all that match, 5,000 at once", everything, 302),
    ]


def fill(curator: User) -> QuestionBank:
    """A shared bank with every mix of kind, difficulty and state; worded of what the starter packs say."""
    bank = make.bank(curator=curator, name="Everything at once", job_family="nursing")
    told = [one for pack in read_all() for one in pack.questions]
    skills = Skill.objects.named({name for one in told for _, name in one.criteria})
    through = Question.skills.through
    chance = random.Random(0)
    for first in range(0, QUESTIONS, AT_ONCE):
        drawn = [chance.sample(told, 2) for _ in range(AT_ONCE)]
        rows = [
            question(bank, number, chance, one, other)
            for number, (one, other) in enumerate(drawn, start=first)
        ]
        Question.objects.bulk_create(rows)
        QuestionVersion.objects.bulk_create(
            QuestionVersion(question=row, number=1, **{name: getattr(row, name) for name in CONTENT})
            for row in rows
        )
        through.objects.bulk_create(
            through(question=row, skill=skill)
            for row, (one, _) in zip(rows, drawn, strict=True)
            for skill in {skills[name] for _, name in one.criteria}
        )
    return bank


def question(
    bank: QuestionBank, number: int, chance: random.Random, one: PackQuestion, other: PackQuestion
) -> Question:
    state = chance.choices(QuestionState.values, weights=(10, 5, 80, 5))[0]
    now = timezone.now()
    dates = {"submitted_at": now} if state == QuestionState.IN_REVIEW else {}
    dates |= {"submitted_at": now, "approved_at": now} if state == QuestionState.APPROVED else {}
    dates |= {"retired_at": now} if state == QuestionState.RETIRED else {}
    rare = f" {RARE}" if number % RARELY == RARELY - 1 else ""
    return Question(
        bank=bank,
        text=f"{one.text} {other.probes[0]}{rare}",
        kind=chance.choice(QuestionKind.values),
        difficulty=chance.choice(Difficulty.values),
        criteria=numbered(one.criteria),
        criteria_count=len(one.criteria),
        origin=QuestionOrigin.REPORTED if number % 1000 == 0 else QuestionOrigin.CURATED,
        state=state,
        author=bank.curator,
        **dates,
    )


def look(act: Callable[[], Any], expected: int) -> tuple[list[float], int]:
    """Milliseconds of each time, and how many queries it takes. What it writes is taken back."""
    figures = []
    queries = 0
    for number in range(LOOKS + 1):
        with transaction.atomic():
            began = time.perf_counter()
            if number:
                response = act()
                figures.append(1000 * (time.perf_counter() - began))
            else:
                with CaptureQueriesContext(connection) as asked:
                    response = act()
                queries = len(asked)
            assert response.status_code == expected, response.status_code
            transaction.set_rollback(True)
    return figures, queries


def main() -> None:
    print(f"({connection.vendor})\n| what | median | slowest | queries |\n|---|---|---|---|")
    for name, figures, queries in measure():
        print(
            f"| {name} | {statistics.median(figures):.0f} ms | {max(figures):.0f} ms | {queries} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
