"""What recruiters see against what is agreed, over many thousand random steps: nothing beyond live consent."""

import random
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews import access
from interviews.domain import prep_link as prep_links
from interviews.domain import sharing, your_data
from interviews.enums import InterviewState, Scope
from interviews.models import Consent, Interview, PrepLink, Report
from prep.accounts import visitors
from prep.accounts.models import User
from tests import make
from tests.conftest import client_of

SEEDS, STEPS = range(4), 2_600  # 10,400 steps in all
LOOK_EVERY = 520
QUERY_EVERY = 4  # what is wrong stays wrong until it is looked for
ALL_EVERY = 20  # of the steps between, only the link that was touched is looked at
CROWD = 10  # interviews at once: more would make each step slower, not other


class Model:
    """What ought to be, kept apart from the code: which scopes of which interview are agreed."""

    def __init__(self, links: list[PrepLink], rui: User, ana: User, seed: int) -> None:
        self.links, self.rui, self.ana = links, rui, ana
        self.random = random.Random(seed)
        self.agreed: dict[int, set[str]] = {}  # interview -> scopes
        self.link_of: dict[int, int] = {}
        self.finished: set[int] = set()
        self.revoked: set[int] = set()
        self.rows = 0  # changes of consent made
        self.last: int | None = None  # the interview touched last

    def step(self) -> str:
        verbs = {
            "begin": 6,
            "finish": 6,
            "give": 30,
            "withdraw": 25,
            "give twice": 5,
            "erase": 2,
            "sign up": 2,
            "revoke": 0.25,
            "extend": 2,
            "withdraw all": 2,
        }
        verb = self.random.choices(list(verbs), list(verbs.values()))[0]
        getattr(self, verb.replace(" ", "_"))()
        return verb

    def _any(self) -> int | None:
        self.last = self.random.choice(sorted(self.agreed)) if self.agreed else None
        return self.last

    def touched(self) -> list[PrepLink]:
        return [link for link in self.links if link.pk == self.link_of.get(self.last or 0)] or self.links[:1]

    def begin(self) -> None:
        if len(self.agreed) >= CROWD:
            return self.erase()
        link = self.random.choice(self.links)
        begun = Interview.objects.create(
            question_set_id=link.question_set_id,
            candidate=make.visitor(),
            prep_link=link,
            state=InterviewState.IN_PROGRESS,
            started_at=timezone.now(),
        )
        self.agreed[begun.pk], self.link_of[begun.pk] = set(), link.pk

    def finish(self) -> None:
        if pk := self._any():
            Interview.objects.filter(pk=pk).update(state=InterviewState.COMPLETED, ended_at=timezone.now())
            self.finished.add(pk)

    def give(self) -> None:
        if pk := self._any():
            scope = self.random.choice(list(Scope))
            allowed = pk in self.finished and self.link_of[pk] not in self.revoked
            if allowed:
                sharing.give(Interview.objects.get(pk=pk), scope=scope, name=f"Guest {pk}")
                self.rows += scope not in self.agreed[pk]
                self.agreed[pk].add(scope)
            else:
                with pytest.raises(sharing.NothingToShow):
                    sharing.give(Interview.objects.get(pk=pk), scope=scope, name="")

    def give_twice(self) -> None:
        self.give()
        self.give()

    def withdraw(self) -> None:
        if pk := self._any():
            scope = self.random.choice(list(Scope))
            sharing.withdraw(Interview.objects.get(pk=pk), scope=scope)
            self.rows += scope in self.agreed[pk]
            self.agreed[pk].discard(scope)

    def withdraw_all(self) -> None:
        if pk := self._any():
            for scope in Scope:
                sharing.withdraw(Interview.objects.get(pk=pk), scope=scope)
            self.rows += len(self.agreed[pk])
            self.agreed[pk] = set()

    def erase(self) -> None:
        if pk := self._any():
            self.rows -= Consent.objects.filter(interview=pk).count()
            your_data.erase_interview(Interview.objects.get(pk=pk))
            del self.agreed[pk]

    def sign_up(self) -> None:
        if pk := self._any():
            visitors.adopt(Interview.objects.get(pk=pk).candidate, by=self.ana)

    def revoke(self) -> None:
        link = self.random.choice(self.links)
        if len(self.revoked) < len(self.links) - 1:
            prep_links.revoke(link, by=self.rui)
            self.revoked.add(link.pk)

    def extend(self) -> None:
        link = PrepLink.objects.get(pk=self.random.choice(self.links).pk)
        if link.revoked_at is None:
            prep_links.extend(link)

    def visible(self, links: list[PrepLink]) -> set[tuple[int, str]]:
        """What the recruiters' queries give, link by link."""
        return {
            (interview.pk, consent.scope)
            for link in links
            for interview in access.shown_through(link)
            for consent in interview.live_consents  # type: ignore[attr-defined]
        }

    def expected(self, links: list[PrepLink]) -> set[tuple[int, str]]:
        of_these = {link.pk for link in links}
        return {
            (pk, scope)
            for pk, scopes in self.agreed.items()
            for scope in scopes
            if self.link_of[pk] in of_these
        }


@pytest.mark.parametrize("seed", SEEDS)
def test_recruiter_when_anything_happens_sees_exactly_what_is_agreed(seed, rui, ana):
    first = make.prep_link(by=rui)
    links = [first, *(make.prep_link(by=rui, of=first.question_set, label=f"Link {n}") for n in (2, 3))]
    model = Model(links, rui, ana, seed)
    recruiter = client_of(rui)

    for number in range(STEPS):
        verb = model.step()
        if number % QUERY_EVERY == 0:
            looked_at = links if number % ALL_EVERY == 0 else model.touched()
            assert model.visible(looked_at) == model.expected(looked_at), (number, verb)
        if number % LOOK_EVERY == LOOK_EVERY - 1:
            look(model, recruiter)

    assert Consent.objects.count() == model.rows
    latest = Consent.objects.filter(replaced_at=None)
    assert latest.count() == latest.values("interview", "scope").distinct().count()


def look(model: Model, recruiter: Client) -> None:
    """The pages themselves: there for what is shown, holding that and nothing else."""
    words = {
        Scope.FINISHED: "Finished the rehearsal on",
        Scope.ANSWERS: ">Answers</h2>",
        Scope.REPORT: ">Report</h2>",
    }
    codes = {link.pk: link.code for link in model.links}
    sample = model.random.sample(sorted(model.agreed), min(6, len(model.agreed)))
    for pk in sample:
        path = reverse("interviews:prep_link_shown", args=[codes[model.link_of[pk]], pk])
        response = recruiter.get(path)
        assert (response.status_code == 200) is bool(model.agreed[pk])
        for scope, heading in words.items():
            there = heading in response.content.decode()
            assert there is (scope in model.agreed[pk] and response.status_code == 200), (pk, scope)


def test_steps_when_counted_are_at_least_ten_thousand():
    assert len(SEEDS) * STEPS >= 10_000


def test_consent_when_two_latest_words_stand_for_one_scope_is_refused(rui):
    interview = make.guest_interview(link=make.prep_link(by=rui))
    sharing.give(interview, scope=Scope.REPORT, name="")

    with pytest.raises(Exception, match="one_latest_word_per_scope|UNIQUE"):
        Consent.objects.create(interview=interview, scope=Scope.REPORT, given=False, text_version=1)


def test_report_when_rewritten_after_consent_is_shown_as_it_stands(rui, rui_client):
    link = make.prep_link(by=rui)
    interview = make.guest_interview(link=link)
    sharing.give(interview, scope=Scope.REPORT, name="")
    Report.objects.update(summary="Written anew.")

    page = rui_client.get(reverse("interviews:prep_link_shown", args=[link.code, interview.pk]))

    assert "Written anew." in page.content.decode()
    assert interview.consents.get().created_at > timezone.now() - timedelta(minutes=5)
