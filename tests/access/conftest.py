"""The world that every address is asked about."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from interviews.domain import prep_link as prep_links
from interviews.domain import sharing
from interviews.models import Answer, SampleAnswer, Verdict
from prep.accounts.roles import Role, give_role
from tests import make


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """One of everything, made once for this file: parameters for every address. What a person practises is
    Ana's; what needs a role belongs to the holder of the role."""
    with django_db_blocker.unblock():
        everything = transaction.atomic()
        everything.__enter__()
        ana = make.person(email="ana@example.org")
        question_set = make.question_set(owner=ana)
        interview = make.interview(owner=ana, of=question_set, answered=1)
        make.finished(owner=ana, of=question_set)
        posting = question_set.posting
        cora = make.person(email="cora@example.org")
        give_role(cora, Role.CURATOR)
        rui = make.person(email="rui@example.org")
        give_role(rui, Role.RECRUITER)
        question = make.question(curator=cora, of=make.bank(curator=cora, visibility="private"))
        sample = SampleAnswer.objects.create(question=question, by=cora, text="We moved one.")
        link = make.prep_link(by=rui)
        prep_links.invite(link, [("bea@example.org", "Bea")])
        make.member(of=link.organization, email="mia@example.org")
        offered = link.organization.memberships.create(email=ana.email)
        shown = make.guest_interview(link=link)
        sharing.give(shown, scope="report", name="Bea")
        yield {
            "ana": ana,
            "cora": cora,
            "rui": rui,
            "otis": make.person(email="otis@example.org", is_staff=True),
            "reported-questions": make.reports(by=ana, texts=["How do you plan?"]).new[0].code,
            "moderation": make.reports(by=rui, texts=["Why did you leave?"]).new[0].code,
            "banks": question.bank.code,
            "questions": question.code,
            "samples": sample.pk,
            "curated": {"skills": question.skills.get().pk},
            "posting": posting.code,
            "question-sets": question_set.code,
            "interviews": interview.code,
            "lines": posting.lines.first().pk,
            "skills": posting.listed_skills.first().pk,
            "items": question_set.items.first().pk,
            "answers": Answer.objects.filter(interview=interview).first().pk,
            "verdicts": Verdict.objects.filter(assessment__answer__interview=interview).first().pk,
            "position": 1,
            "links": link.code,
            "invited": link.code,
            "token": link.token,
            "people": link.invitations.get().pk,
            "shown": shown.pk,
            "members": link.organization.memberships.get(person__email="mia@example.org").pk,
            "shared-set": link.question_set.code,
            "offers": offered.pk,
        }
        transaction.set_rollback(True)
        everything.__exit__(None, None, None)


@pytest.fixture
def owned(world: dict[str, Any], db: None) -> dict[str, Any]:
    """Each test gets the world as it was made: what it changes is rolled back."""
    return world
