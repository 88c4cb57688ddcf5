"""What holds of every set that the embedded writer makes, whatever the posting says."""

import re
from collections import Counter
from itertools import chain, combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews import wording
from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from interviews.offline.writing import lexicon, slots, topics, trades
from interviews.prompts.write_questions import QuestionDraft

COMPANY = "Norbury Lane"
SUBJECTS = ("the shop", "our guests", "weekly plans", "stock and staff", "hydraulic pumps", "notes (paper)")
OPENINGS = (
    "Plan {}",
    "Maintains, repairs and inspects {}",
    "You will be responsible for {}",
    "Experience in {}",
    "Good knowledge of {} and its rules",
    "Ability to explain {} to the public",
    f"Represent {COMPANY} in talks about {{}}",
    "Supervise the work of people engaged in {}; keep records of {}",
    "Diploma in {} or a related field",
    "{}",
)
PRIVATE = (
    "Valid driver's licence",
    "Fluent French and Spanish",
    "Salary of $52,000 to $61,000 per annum",
    "Must be at least 18 years of age",
    "Right to work and a visa, no sponsorship",
    "Able to lift up to 25 kg",
    "No criminal record; background check and drug test",
    "High school diploma or G.E.D.",
    "Medical certificate not older than a month",
)
SKILLS = ("Stock Control", "Negotiation", "GMP", "Attention to detail", "<b>")
NORMAL_KIND = 0.45
sentences = st.builds(
    lambda opening, subject: opening.replace("{}", subject),
    st.sampled_from(OPENINGS),
    st.sampled_from(SUBJECTS),
)
odd = st.text(max_size=120)
long = st.lists(sentences, min_size=20, max_size=40).map(" and ".join)  # more than 200 words
lines = st.lists(st.one_of(sentences, sentences, odd, st.sampled_from(PRIVATE), long), max_size=9)
sizes = st.integers(1, 16)
titles = st.sampled_from(
    ("Head Cook", "SENIOR CHEMIST", "", "Night porter (m/f)", "Team Lead, Stores", "{x}")
)
checked = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def facts(draw, texts=lines, size=sizes, named=titles):
    """A posting of any lines, with some places open."""
    kinds = st.sampled_from(("responsibility", "qualification"))
    return WriteQuestionsFacts(
        title=draw(named),
        hiring_organization=COMPANY,
        language="en",
        lines=tuple(LineFacts(key, draw(kinds), "required", text) for key, text in enumerate(draw(texts))),
        skills=tuple(draw(st.lists(st.sampled_from(SKILLS), unique=True))),
        places=tuple(Place(n) for n in range(1, draw(size) + 1)),
        seed=draw(st.integers(0, 99)),
    )


def drafts(given_facts):
    return [QuestionDraft.model_validate(question) for question in writer.write(given_facts)]


@checked
@given(facts())
def test_write_when_posting_is_any_then_the_same_set_again(given_facts):
    assert list(writer.write(given_facts)) == list(writer.write(given_facts))


@checked
@given(facts())
def test_write_when_posting_is_any_then_every_question_is_short_whole_and_fair(given_facts):
    texts = [draft.text for draft in drafts(given_facts)]

    assert [
        text for text in texts if len(text.split()) > wording.MAX_WORDS or not text.endswith(("?", "."))
    ] == []
    assert [
        text for text in texts if text.count("?") not in (0, 1, 2) or text.count("(") != text.count(")")
    ] == []
    assert [text for text in texts if re.search(r"[{}<>\[\]]|\bthe the\b|\ba an?\b", text)] == []
    assert [text for text in texts if wording.problems(text)] == []


@checked
@given(facts())
def test_write_when_posting_is_any_then_lines_and_their_words_and_skills_are_its_own(given_facts):
    keys = {line.key for line in given_facts.lines}
    written = drafts(given_facts)

    assert [draft.lines for draft in written if not set(draft.lines) <= keys] == []
    said = {line.key: line.text for line in given_facts.lines}
    assert [draft.quotes for draft in written if len(draft.quotes) != len(draft.lines)] == []
    sources = [pair for draft in written for pair in zip(draft.lines, draft.quotes, strict=True)]
    assert [words for key, words in sources if words not in said[key]] == []
    assert [draft.skills for draft in written if not set(draft.skills) <= set(given_facts.skills)] == []


def stored():
    """Every hand-written criterion that has its follow-up beside it."""
    own = [*topics.expected().values(), *lexicon.expected().values()]
    shared = [one.criteria for some in (topics.topics(), lexicon.crafts()) for one in some.values()]
    shared += [trade.criteria for trade in trades.trades()]
    return [way for text in chain(own, *shared) if " ~ " in text for way in slots.every(text)]


def test_stores_when_read_then_every_criterion_can_be_looked_for_and_every_follow_up_is_open():
    """What the checks of a set refuse costs the candidate a question or a follow-up, and nobody hears of it."""
    rows = [text.split(" ~ ") for text in stored()]

    assert [said for said, _ in rows if wording.uncheckable(said)] == []
    assert [probe for _, probe in rows if wording.problems(probe)] == []


@checked
@given(facts())
def test_write_when_posting_is_any_then_criteria_differ_and_can_be_looked_for(given_facts):
    for draft in drafts(given_facts):
        texts = [criterion.text for criterion in draft.criteria]
        assert len(set(texts)) == len(texts)
        assert [text for text in texts if wording.uncheckable(text)] == []
        assert len(draft.follow_ups) <= min(3, len(texts))
        assert [probe for probe in draft.follow_ups if not probe.endswith("?")] == []


@checked
@given(facts())
def test_write_when_posting_is_any_then_the_past_is_asked_about_without_the_employers_name(given_facts):
    past = [one.text for one in drafts(given_facts) if one.kind in ("behavioral", "background")]

    assert [text for text in past if COMPANY.lower() in text.lower()] == []


@checked
@given(facts())
def test_write_when_posting_is_any_then_places_are_filled_once_and_no_question_twice(given_facts):
    written = drafts(given_facts)
    places = [draft.position for draft in written]

    assert len(set(places)) == len(places)
    assert set(places) <= {place.position for place in given_facts.places}
    assert [
        pair for pair in combinations(written, 2) if wording.near_duplicate(pair[0].text, [pair[1].text])
    ] == []


@checked
@given(facts(size=st.integers(12, 16), named=st.sampled_from(("Head Cook", "Team Lead, Stores", "Gardener"))))
def test_write_when_there_is_a_title_then_a_whole_set_keeps_the_rules_for_kinds(given_facts):
    kinds = Counter(draft.kind for draft in drafts(given_facts))

    assert sum(kinds.values()) >= 6
    if sum(kinds.values()) == len(given_facts.places):
        assert max(kinds.values()) <= NORMAL_KIND * len(given_facts.places)
        assert (kinds["behavioral"] >= 3, kinds["situational"] >= 2) == (True, True)


@checked
@given(facts(st.lists(st.sampled_from(PRIVATE), min_size=1, max_size=6)))
def test_write_when_lines_ask_for_private_papers_pay_or_the_person_then_no_question_tests_them(given_facts):
    assert [draft for draft in drafts(given_facts) if draft.lines] == []


@checked
@given(
    st.sampled_from(
        list("a(){}[]<>.,;:'\"-/ \n\t\u00a0é漢1A&•") + ["a ", "A. ", "and ", ", and ", "of ", "units of "]
    ),
    facts(),
)
def test_write_when_a_line_is_huge_then_the_set_is_still_written(piece, given_facts):
    huge = LineFacts(99, "qualification", "required", piece * (200_000 // len(piece)))
    whole = WriteQuestionsFacts(**{**vars(given_facts), "lines": (*given_facts.lines, huge)})

    assert len(drafts(whole)) <= len(whole.places)
