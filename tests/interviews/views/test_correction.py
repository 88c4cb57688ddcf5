"""The pages of "this is wrong"."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interviews.domain import interview as interviews
from interviews.models import Answer, Assessment, Correction, Interview, Report, Verdict
from interviews.offline.assessing import spoken
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make

HTMX = {"HX-Request": "true"}
WORDS = "phoned nine colleagues from the day team"


@pytest.fixture
def interview(ana: User) -> Interview:
    made = make.credited(owner=ana)
    Answer.objects.filter(interview=made, submitted_at__isnull=False).update(rating_declined=True)
    return made


@pytest.fixture
def verdict(interview: Interview) -> Verdict:
    found = Verdict.objects.filter(assessment__answer__interview=interview, quote_count__gt=0).first()
    assert found is not None
    return found


@pytest.fixture
def missing(verdict: Verdict) -> Verdict:
    """One that the engine gives nothing for."""
    Verdict.objects.filter(pk=verdict.pk).update(verdict="missing", quotes=[], quote_count=0)
    verdict.refresh_from_db()
    return verdict


def url(verdict: Verdict, name: str = "correction_create") -> str:
    return reverse(f"interviews:{name}", args=[verdict.assessment.answer.interview.code, verdict.pk])


def body(reply: Any) -> str:
    return reply.content.decode()


def errors(reply: Any) -> dict[str, list[str]]:
    return dict(reply.context["form"].errors)


def test_create_when_opened_then_the_engines_word_and_the_sentences_to_choose(
    ana_client: Client, verdict: Verdict
) -> None:
    reply = ana_client.get(url(verdict))
    sentences = dict(reply.context["form"].fields["sentence"].choices)
    assert reply.templates[0].name == "interviews/correction/create.html"
    assert body(reply).count(f"The engine said: {verdict.get_verdict_display().lower()}.") == 1
    assert len(sentences) == 5
    assert all(verdict.assessment.answer.text.startswith(text, int(at)) for at, text in sentences.items())


def test_create_when_it_was_dictated_then_the_pieces_to_choose_are_those_that_were_quoted(
    ana_client: Client, verdict: Verdict
) -> None:
    text = verdict.assessment.answer.text.replace(".", "").replace(",", "").lower()
    Answer.objects.filter(pk=verdict.assessment.answer.pk).update(text=text, spoken=True)
    choices = ana_client.get(url(verdict)).context["form"].fields["sentence"].choices
    assert [words for _, words in choices] == [one.text for one in spoken.read(text, "en")]
    assert len(choices) > 1


def test_create_when_htmx_opens_it_then_the_form_alone_in_its_place(
    ana_client: Client, verdict: Verdict
) -> None:
    reply = ana_client.get(url(verdict), headers=HTMX)
    assert reply.templates[0].name == "interviews/correction/_form.html"
    assert reply["HX-Retarget"] == f"#correction-{verdict.pk}"


def test_create_when_missing_is_claimed_then_back_at_the_verdict_which_says_so(
    ana_client: Client, verdict: Verdict
) -> None:
    answer = verdict.assessment.answer
    reply = ana_client.post(
        url(verdict), {"claimed": "missing", "note": "It was <b>my</b> colleague."}, follow=True
    )
    page = reverse("interviews:answer_detail", args=[answer.interview.code, 1])
    assert reply.redirect_chain == [(f"{page}?attempt=1#criterion-{answer.pk}-{verdict.position + 1}", 302)]
    assert body(reply).count("Corrected by you on") == 1
    assert body(reply).count(f"The engine said: {verdict.get_verdict_display().lower()}.") == 1
    assert body(reply).count("The words it went by") == 1
    assert body(reply).count("It was &lt;b&gt;my&lt;/b&gt; colleague.") == 1
    assert body(reply).count("rests on your correction; by the engine alone: ") >= 1
    assert body(reply).count(">Take it back<") == 1


def test_create_when_a_sentence_is_chosen_then_it_stands_for_the_credit(
    ana_client: Client, missing: Verdict
) -> None:
    missing.assessment.verdicts.exclude(pk=missing.pk).update(quotes=[], quote_count=0, verdict="missing")
    text = missing.assessment.answer.text
    start = text.index("I drew up")
    ana_client.post(url(missing), {"claimed": "shown", "sentence": str(start)})
    correction = missing.corrections.get()
    assert (correction.claimed, correction.quote_start) == ("shown", start)
    assert text[start:].startswith(correction.quote)


def test_create_when_words_are_pasted_then_found_though_spaces_and_quotes_differ(
    ana_client: Client, missing: Verdict
) -> None:
    # Which words other verdicts rest on differs by the question drawn, and the same words count for two at most.
    missing.assessment.verdicts.exclude(pk=missing.pk).update(quotes=[], quote_count=0, verdict="missing")

    ana_client.post(url(missing), {"claimed": "partly", "words": f"  {WORDS.replace(' ', '  ')} "})

    assert missing.corrections.get().quote == WORDS


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({}, {"claimed": ["Choose one of the four."]}),
        ({"claimed": "great"}, {"claimed"}),
        (
            {"claimed": "missing"},
            {"claimed": ["This is what the engine said. Choose another, or leave it as it is."]},
        ),
        (
            {"claimed": "shown"},
            {"sentence": ["Choose the words that show it. Without words there is no credit."]},
        ),
        (
            {"claimed": "shown", "words": "I won the Nobel prize for staffing"},
            {
                "words": [
                    "These words do not stand in your answer. Copy them exactly, without changing anything."
                ]
            },
        ),
        (
            {"claimed": "shown", "words": "phoned nine colleagues"},
            {
                "words": [
                    "This is too little to show anything. Take at least 4 words in a row, and your own: not those "
                    "of the question, of what it looks for or of the posting."
                ]
            },
        ),
        ({"claimed": "shown", "sentence": "3"}, {"sentence"}),
        ({"claimed": "unclear", "note": "x" * 501}, {"note"}),
    ],
)
def test_create_when_it_does_not_hold_then_422_and_why(
    ana_client: Client, missing: Verdict, sent: dict[str, str], wrong: Any
) -> None:
    reply = ana_client.post(url(missing), sent)
    assert reply.status_code == 422
    assert (errors(reply) if isinstance(wrong, dict) else set(errors(reply))) == wrong
    assert Correction.objects.count() == 0


def test_create_when_htmx_sends_what_does_not_hold_then_the_form_in_its_place(
    ana_client: Client, missing: Verdict
) -> None:
    reply = ana_client.post(url(missing), {"claimed": "shown"}, headers=HTMX)
    assert (reply.status_code, reply["HX-Retarget"]) == (422, f"#correction-{missing.pk}")
    assert reply.templates[0].name == "interviews/correction/_form.html"


def test_create_when_two_criteria_have_these_words_already_then_422(
    ana_client: Client, missing: Verdict
) -> None:
    quote = [{"text": WORDS, "start": missing.assessment.answer.text.index(WORDS)}]
    others = Verdict.objects.filter(assessment=missing.assessment_id).exclude(pk=missing.pk)
    for other in others[:2]:
        Verdict.objects.filter(pk=other.pk).update(verdict="shown", quotes=quote, quote_count=1)
    reply = ana_client.post(url(missing), {"claimed": "shown", "words": WORDS})
    assert errors(reply) == {"words": ["These words stand for 2 other criteria already. Take others."]}


def test_create_when_htmx_sends_it_then_the_panel_with_new_levels(
    ana_client: Client, verdict: Verdict
) -> None:
    reply = ana_client.post(url(verdict), {"claimed": "missing"}, headers=HTMX)
    assert (reply.status_code, reply.templates[0].name) == (200, "interviews/interview/_after.html")
    assert body(reply).count("Corrected by you on") == 1


def test_create_when_the_interview_is_over_then_the_report_says_that_it_was_recomputed(
    ana_client: Client, interview: Interview, verdict: Verdict
) -> None:
    finish(interview)
    answer = verdict.assessment.answer
    plain = ana_client.post(url(verdict), {"claimed": "missing"})
    part = ana_client.post(url(verdict), {"claimed": "missing"}, headers=HTMX)
    report = reverse("interviews:report_detail", args=[interview.code])
    assert plain["Location"] == f"{report}#criterion-{answer.pk}-{verdict.position + 1}"
    assert part.templates[0].name == "interviews/report/_panel.html"
    assert body(part).count("after you corrected a verdict or took a correction back") == 1
    assert body(part).count("corrected by you)") == 1


def finish(interview: Interview) -> None:
    interviews.finish(interview)
    make.write_report(Report.objects.get(interview=interview).pk)


def test_create_when_a_level_rests_on_it_then_that_is_told_apart_from_its_points(
    ana_client: Client, verdict: Verdict
) -> None:
    reply = ana_client.post(url(verdict), {"claimed": "unclear"}, follow=True)
    assert "; rests on your correction" in body(reply)


def test_remove_when_taken_back_then_the_engines_word_counts(ana_client: Client, verdict: Verdict) -> None:
    ana_client.post(url(verdict), {"claimed": "missing"})
    for headers in ({}, HTMX):
        reply = ana_client.post(url(verdict, "correction_remove"), headers=headers)
    assert reply.templates[0].name == "interviews/interview/_after.html"
    assert body(reply).count("Corrected by you") == 0
    assert Correction.objects.count() == 0


def test_detail_when_a_correction_takes_the_last_credit_then_not_shown_and_what_it_was(
    ana_client: Client, verdict: Verdict
) -> None:
    credited = Verdict.objects.filter(assessment=verdict.assessment_id, quote_count__gt=0)
    for one in credited:
        reply = ana_client.post(url(one), {"claimed": "missing"}, headers=HTMX)
    names = {one.skill.name for one in credited}
    levels = reply.context["one"].levels
    assert {level.skill for level in levels if level.level is None} == names
    assert all(
        level.corrected.startswith("rests on your correction; by the engine alone: ") for level in levels
    )


@pytest.mark.parametrize("name", ["correction_create", "correction_remove"])
def test_correction_when_the_feedback_is_not_told_yet_then_to_the_question(
    ana_client: Client, verdict: Verdict, name: str
) -> None:
    Answer.objects.update(rating_declined=False)
    reply = ana_client.post(url(verdict, name), {"claimed": "missing"})
    assert reply["Location"] == reverse(
        "interviews:answer_detail", args=[verdict.assessment.answer.interview.code, 1]
    )
    assert Correction.objects.count() == 0


@pytest.mark.parametrize("name", ["correction_create", "correction_remove"])
def test_correction_when_the_answer_is_being_assessed_then_a_plain_word(
    ana_client: Client, verdict: Verdict, name: str
) -> None:
    Assessment.objects.update(state=GenerationState.QUEUED)
    reply = ana_client.post(url(verdict, name), {"claimed": "missing"}, follow=True)
    assert body(reply).count("This answer is being assessed again.") == 1
    assert Correction.objects.count() == 0


def test_create_when_there_are_more_verdicts_then_no_more_queries(
    ana_client: Client, verdict: Verdict, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    ana_client.get(url(verdict))  # the first page of a browser asks for more: who is there
    counts = []
    for more in range(2):
        with django_assert_max_num_queries(9) as asked:
            ana_client.get(url(verdict))
        counts.append(len(asked))
        Verdict.objects.create(
            assessment=verdict.assessment,
            position=50 + more,
            criterion=f"x{more}",
            text="Says so",
            skill=verdict.skill,
            verdict="missing",
        )
    assert counts[0] == counts[1]


def focused(reply: Any) -> list[str]:
    """The opening tags of what is to have the focus."""
    return re.findall(r"<[^>]* autofocus[^>]*>", body(reply))


@pytest.mark.parametrize(
    ("sent", "field", "value"),
    [
        (None, "claimed", "missing"),
        ({"claimed": "missing"}, "claimed", "missing"),
        ({}, "claimed", "shown"),
        ({"claimed": "shown"}, "sentence", "0"),
        ({"claimed": "shown", "words": "I won the Nobel prize"}, "words", None),
        ({"claimed": "unclear", "note": "x" * 501}, "note", None),
    ],
)
def test_create_when_it_asks_then_one_field_has_the_focus(
    ana_client: Client, missing: Verdict, sent: dict[str, str] | None, field: str, value: str | None
) -> None:
    reply = ana_client.get(url(missing)) if sent is None else ana_client.post(url(missing), sent)
    (tag,) = focused(reply)
    assert f'name="{field}"' in tag
    assert value is None or f'value="{value}"' in tag


def test_create_when_no_sentence_could_show_anything_then_the_words_are_asked_for(
    ana_client: Client, missing: Verdict
) -> None:
    Answer.objects.filter(pk=missing.assessment.answer.pk).update(text="Yes. No.")
    reply = ana_client.post(url(missing), {"claimed": "shown"})
    assert set(errors(reply)) == {"words"}


def test_create_when_left_then_back_at_the_link_that_opened_it(ana_client: Client, verdict: Verdict) -> None:
    part = ana_client.get(url(verdict), {"leave": "1"}, headers=HTMX)
    plain = ana_client.get(url(verdict), {"leave": "1"})
    assert part.templates[0].name == "interviews/correction/_ways.html"
    assert [tag.startswith(f'<a href="{url(verdict)}"') for tag in focused(part)] == [True]
    assert plain["Location"].endswith(f"#criterion-{verdict.assessment.answer.pk}-{verdict.position + 1}")


def test_create_when_htmx_sends_it_then_it_says_so_at_the_verdict(
    ana_client: Client, interview: Interview, verdict: Verdict
) -> None:
    room = body(ana_client.post(url(verdict), {"claimed": "missing"}, headers=HTMX))
    finish(interview)
    report = ana_client.post(url(verdict), {"claimed": "missing"}, headers=HTMX)
    back = body(ana_client.post(url(verdict, "correction_remove"), headers=HTMX))
    assert room.count("Corrected. It counts as missing now, and the levels are computed anew.") == 1
    assert focused(report) == ['<p tabindex="-1" autofocus>']
    assert back.count("Taken back. The engine’s word counts again: ") == 1
    assert (
        body(ana_client.get(reverse("interviews:report_detail", args=[interview.code]))).count("Corrected. ")
        == 0
    )


def test_create_when_it_is_an_earlier_try_then_the_report_opens_what_is_around_it(
    ana_client: Client, interview: Interview, verdict: Verdict
) -> None:
    first = verdict.assessment.answer
    interviews.retry(first)
    make.submit(Answer.objects.get(interview=interview, position=1, attempt=2))
    finish(interview)
    page = body(ana_client.post(url(verdict), {"claimed": "missing"}, headers=HTMX))
    assert page.count(f'<details id="try-{first.pk}" open>') == 1
    assert page.count('<details id="question-1" open>') == 1


def test_create_when_asked_then_the_rule_for_words_is_said_before(
    ana_client: Client, verdict: Verdict
) -> None:
    assert (
        body(ana_client.get(url(verdict))).count("The same words can stand for 2 criteria of an answer") == 1
    )
