"""What the pages of several nouns are looked at with."""

import pytest

from interviews.domain import prep_link as prep_links
from interviews.models import Answer, Interview, Invitation, PrepLink, QuestionBank, QuestionSet, SetItem
from postings.models import Posting
from prep.accounts.models import User
from tests import make


@pytest.fixture
def posting(ana: User) -> Posting:
    return make.posting(owner=ana)


@pytest.fixture
def written(ana: User, posting: Posting) -> QuestionSet:
    """A set of four."""
    return make.question_set(owner=ana, of=posting, size=4)


@pytest.fixture
def item(written: QuestionSet) -> SetItem:
    return written.items.live()[1]


@pytest.fixture
def interview(ana: User) -> Interview:
    return make.interview(owner=ana)


@pytest.fixture
def mock(ana: User, interview: Interview) -> Interview:
    return make.interview(owner=ana, of=interview.question_set, mode="mock")


@pytest.fixture
def answer(interview: Interview) -> Answer:
    """The first one, open, of a question that the usual answer speaks to."""
    first = interview.answers.get(position=1)
    make.fit(first.item)
    return first


@pytest.fixture
def bank(cora: User) -> QuestionBank:
    return make.bank(curator=cora)


@pytest.fixture
def link(rui: User) -> PrepLink:
    return make.prep_link(by=rui)


@pytest.fixture
def bea(link: PrepLink) -> Invitation:
    """Somebody who is invited by address."""
    prep_links.invite(link, [("bea@example.org", "Bea")])
    return link.invitations.get()
