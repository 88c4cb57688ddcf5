"""What the rows of postings hold to, whoever writes them."""

import pytest
from django.db import IntegrityError, transaction

from postings.enums import LineKind, LineOrigin
from postings.models import Posting, PostingLine, Skill
from prep.accounts.models import User
from tests import make


@pytest.fixture
def posting(ana: User) -> Posting:
    return make.posting(owner=ana, read=False)


def test_line_when_read_without_source_then_refused(posting: Posting) -> None:
    for source in ({}, {"quote": "x"}, {"quote_start": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            posting.lines.create(position=0, kind=LineKind.RESPONSIBILITY, text="x", **source)


def test_line_when_added_without_source_then_kept(posting: Posting) -> None:
    line = posting.lines.create(position=0, kind=LineKind.RESPONSIBILITY, text="x", origin=LineOrigin.ADDED)

    assert str(line) == "x"


def test_line_when_the_same_words_are_read_twice_then_refused(posting: Posting) -> None:
    words = {"kind": LineKind.RESPONSIBILITY, "text": "x", "quote": "x", "quote_start": 3}
    posting.lines.create(position=0, **words)

    with pytest.raises(IntegrityError), transaction.atomic():
        posting.lines.create(position=1, **words)


def test_skill_when_listed_twice_then_refused(posting: Posting) -> None:
    skill = Skill.objects.named(["Tact"])["Tact"]
    posting.listed_skills.create(skill=skill, position=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        posting.listed_skills.create(skill=skill, position=2)


def test_live_when_a_line_was_taken_out_then_without_it(ana: User) -> None:
    posting = make.posting(owner=ana)
    first = posting.lines.first()
    PostingLine.objects.filter(pk=first.pk).update(removed_at=posting.created_at)

    assert list(posting.lines.live()) == list(posting.lines.exclude(pk=first.pk))


def test_skills_named_when_spelled_differently_then_one_row_with_the_first_spelling(db: None) -> None:
    rows = Skill.objects.named(["Risk Management", "risk  management", "RISK MANAGEMENT", "", "Tact"])

    assert {name: str(skill) for name, skill in rows.items()} == {
        "Risk Management": "Risk Management",
        "risk  management": "Risk Management",
        "RISK MANAGEMENT": "Risk Management",
        "Tact": "Tact",
    }


def test_skills_when_nothing_refers_to_them_then_forgotten(posting: Posting) -> None:
    kept, gone = Skill.objects.named(["Tact", "Haste"]).values()
    posting.listed_skills.create(skill=kept, position=1)

    Skill.objects.delete_unused()

    assert list(Skill.objects.all()) == [kept]
    assert gone.name == "Haste"


def test_facts_when_some_are_known_then_in_order_with_labels_and_source(posting: Posting) -> None:
    posting.experience_min, posting.experience_max = 5, 10
    posting.visa_sponsorship, posting.published_by = "no", "PSI"
    posting.fact_sources = {"experience_min": ["5-10", 19]}

    assert posting.facts == [
        {"name": "published_by", "label": "Shown on the page of", "value": "PSI", "quote": ""},
        {"name": "experience_min", "label": "Experience", "value": "5–10 years", "quote": "5-10"},
        {"name": "visa_sponsorship", "label": "Visa sponsorship", "value": "Not offered", "quote": ""},
    ]


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (5, None, "5 or more years"),
        (None, 3, "up to 3 years"),
        (None, 1, "up to 1 year"),
        (0, 2, "0–2 years"),
        (1, 1, "1 year"),
        (5, 5, "5 years"),
        (0, 0, "none needed"),
        (0, None, "none needed"),
        (None, 0, "none needed"),
    ],
)
def test_facts_when_experience_is_known_then_said_in_words(
    posting: Posting, least: int | None, most: int | None, said: str
) -> None:
    posting.experience_min, posting.experience_max = least, most

    assert [fact["value"] for fact in posting.facts] == [said]


def test_posting_when_it_has_no_title_then_it_says_so(posting: Posting) -> None:
    assert str(posting) == "Posting without a title"
