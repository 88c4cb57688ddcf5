"""Rating an answer oneself, the feedback on it, another try, and answers that were dictated."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from interviews import evidence
from interviews.domain import correction as corrections
from interviews.domain import interview as interviews
from interviews.models import Answer, Assessment, Interview, SetItem, Verdict
from interviews.pipeline.assessment import assess_answer
from prep.generation import GenerationState
from tests import make
from tests.interviews.views.test_answer import HOSTILE, HTMX, body, fresh, page, rated, sent, url

# ---------------------------------------------------------------- rating and feedback


@pytest.mark.parametrize(("chosen", "kept"), [("1", (1, False)), ("5", (5, False)), ("no", (None, True))])
def test_rate_when_chosen_then_kept_and_the_feedback_comes(
    ana_client: Client, answer: Answer, chosen: str, kept: tuple[int | None, bool]
) -> None:
    make.submit(answer)
    reply = ana_client.post(url("answer_rate", answer), {"rating": chosen}, follow=True)
    assert reply.redirect_chain == [(page(answer), 302)]
    assert (fresh(answer).self_rating, fresh(answer).rating_declined) == kept
    assert reply.context["is_rated"]
    assert body(reply).count("<mark>") > 0
    assert body(reply).count("practice feedback") + body(reply).count("Practice feedback") > 0


@pytest.mark.parametrize("chosen", ["", "0", "6", "solid"])
def test_rate_when_nothing_fitting_is_chosen_then_422(
    ana_client: Client, answer: Answer, chosen: str
) -> None:
    make.submit(answer)
    reply = ana_client.post(url("answer_rate", answer), {"rating": chosen})
    assert (reply.status_code, fresh(answer).self_rating) == (422, None)
    assert body(reply).count("<mark>") == 0


def test_rate_when_nothing_was_handed_in_then_back_to_the_question(
    ana_client: Client, answer: Answer
) -> None:
    assert ana_client.post(url("answer_rate", answer), {"rating": ""})["Location"] == page(answer)
    assert ana_client.post(url("answer_rate", answer), {"rating": "3"})["Location"] == page(answer)
    assert fresh(answer).self_rating is None


def test_rate_when_mock_then_on_to_the_next_question(ana_client: Client, mock: Interview) -> None:
    answer = make.submit(mock.answers.get(position=1), assessed=False)
    for rating in ("3", "no"):  # pressed twice it leads on as well
        reply = ana_client.post(url("answer_rate", answer), {"rating": rating})
        assert reply["Location"] == page(mock.answers.get(position=2))
    assert fresh(answer).self_rating == 3


def test_rate_when_mock_and_it_was_the_last_then_to_the_end(ana_client: Client, mock: Interview) -> None:
    for answer in mock.answers.all():
        make.submit(answer, assessed=False)
    reply = ana_client.post(url("answer_rate", answer), {"rating": "3"}, follow=True)
    assert reply.templates[0].name == "interviews/interview/done.html"


def test_rate_when_mock_and_nothing_fitting_is_chosen_then_422(ana_client: Client, mock: Interview) -> None:
    answer = make.submit(mock.answers.get(position=1), assessed=False)
    assert ana_client.post(url("answer_rate", answer), {"rating": ""}).status_code == 422


def test_feedback_when_working_then_it_is_looked_for_again_and_one_may_go_on(
    ana_client: Client, answer: Answer
) -> None:
    rated(answer, assessed=False)
    reply = ana_client.get(page(answer))
    assert body(reply).count(f'hx-get="{page(answer)}?attempt=1"') == 1
    assert reply.context["next"].position == 2
    part = ana_client.get(f"{page(answer)}?attempt=1", headers=HTMX)
    assert part.templates[0].name == "interviews/interview/_after.html"


def test_feedback_when_ready_then_it_is_not_looked_for_again(ana_client: Client, answer: Answer) -> None:
    rated(answer)
    reply = ana_client.get(page(answer), headers=HTMX)
    one = reply.context["one"]
    assert body(reply).count("hx-trigger") == 0
    assert "".join(piece.text for piece in one.words) == make.GOOD_ANSWER
    assert [criterion.text for criterion in one.criteria] == [
        wanted["text"] for wanted in answer.item.criteria
    ]


def test_feedback_when_overdue_then_it_says_so_and_can_be_asked_again(
    ana_client: Client, answer: Answer
) -> None:
    rated(answer, assessed=False)
    Assessment.objects.update(queued_at=timezone.now() - timedelta(minutes=5))
    assert body(ana_client.get(page(answer))).count("This takes longer than usual") == 1
    assert ana_client.post(url("answer_assess", answer))["Location"] == page(answer)
    assert body(ana_client.get(page(answer))).count("This takes longer than usual") == 0


def test_feedback_when_it_failed_then_the_reason_and_again(ana_client: Client, answer: Answer) -> None:
    rated(answer, assessed=False)
    Assessment.objects.update(state=GenerationState.FAILED, error_detail="The engine would not.")
    assert body(ana_client.get(page(answer))).count("The engine would not.") == 1
    ana_client.post(url("answer_assess", answer))
    assert Assessment.objects.get().state == GenerationState.QUEUED


def test_feedback_when_not_assessed_then_the_reason_and_no_level(ana_client: Client, answer: Answer) -> None:
    rated(answer, text="fine")
    reply = ana_client.get(page(answer))
    one = reply.context["one"]
    assert (one.is_assessed, one.levels, one.outcome) == (False, [], None)
    assert body(reply).count(one.assessment.reason) == 1
    assert (body(reply).count("Assessed by"), body(reply).count("Read by the built-in engine")) == (0, 1)


def test_feedback_when_the_answer_is_hostile_then_it_is_only_text(ana_client: Client, answer: Answer) -> None:
    rated(answer, text=f"{make.GOOD_ANSWER} {HOSTILE}")
    reply = ana_client.get(page(answer))
    assert body(reply).count("<script>alert") == 0
    assert body(reply).count("&lt;script&gt;alert(1)&lt;/script&gt;") == 1


def test_feedback_when_mock_then_silence(ana_client: Client, mock: Interview) -> None:
    answer = rated(mock.answers.get(position=1))
    reply = ana_client.get(page(answer))
    assert (body(reply).count("<mark>"), body(reply).count("hx-get"), body(reply).count("Try again")) == (
        0,
        0,
        0,
    )
    assert body(reply).count("Answer kept.") == 1


# ---------------------------------------------------------------- another try


def test_retry_when_asked_then_a_fresh_field_and_the_first_try_readable(
    ana_client: Client, answer: Answer
) -> None:
    rated(answer)
    for _ in range(2):
        reply = ana_client.post(url("answer_retry", answer), follow=True)
    assert reply.context["answer"].attempt == 2
    assert [one.answer.attempt for one in reply.context["earlier"]] == [1]
    assert body(reply).count("<mark>") > 0
    earlier = ana_client.get(f"{page(answer)}?attempt=1")
    assert earlier.context["one"].answer == answer


REUSE = "Put my earlier words in the field"


def test_reuse_when_pressed_then_the_earlier_words_are_in_the_field(
    ana_client: Client, answer: Answer
) -> None:
    make.submit(answer, text="My first try.")
    second = interviews.retry(answer)
    assert body(ana_client.get(page(second))).count(REUSE) == 1
    reply = ana_client.post(url("answer_reuse", second), sent("A better beginning."), follow=True)
    assert reply.redirect_chain == [(page(answer), 302)]
    assert reply.context["form"]["text"].value() == "A better beginning.\n\nMy first try."
    assert body(reply).count(REUSE) == 0


def test_reuse_when_it_is_the_first_try_then_it_is_not_offered(ana_client: Client, answer: Answer) -> None:
    assert body(ana_client.get(page(answer))).count(REUSE) == 0


def test_reuse_when_another_tab_wrote_then_both_texts_are_shown(ana_client: Client, answer: Answer) -> None:
    make.submit(answer, text="My first try.")
    second = interviews.retry(answer)
    interviews.save_draft(second, text="From the laptop", seconds=1, version=0)
    reply = ana_client.post(url("answer_reuse", second), sent("From the phone"))
    assert (reply.status_code, reply.context["other"]) == (409, "From the laptop")
    assert fresh(second).text == "From the laptop"


def test_reuse_when_handed_in_then_to_where_it_is(ana_client: Client, answer: Answer) -> None:
    make.submit(answer)
    assert ana_client.post(url("answer_reuse", answer))["Location"] == page(answer)


def test_retry_when_the_first_try_is_still_being_read_then_it_says_so(
    ana_client: Client, answer: Answer
) -> None:
    rated(answer, assessed=False)
    reply = ana_client.post(url("answer_retry", answer), follow=True)
    assert body(reply).count("Feedback on it is not there yet.") == 1


def test_retry_when_over_then_the_report_with_a_word(
    ana_client: Client, interview: Interview, answer: Answer
) -> None:
    make.submit(answer)
    interviews.finish(interview)
    reply = ana_client.post(url("answer_retry", answer), follow=True)
    assert [str(message) for message in reply.context["messages"]] == [
        "This interview is over. Start the same questions again to have another try."
    ]


# ---------------------------------------------------------------- spoken


def test_detail_when_the_draft_is_dictated_then_the_tick_is_set(ana_client: Client, answer: Answer) -> None:
    ana_client.post(url("answer_draft", answer), {**sent("um so"), "spoken": "on"})
    assert ana_client.get(page(answer)).context["form"]["spoken"].value() is True


def test_spoken_when_marked_then_read_again_in_that_light(ana_client: Client, answer: Answer) -> None:
    rated(answer, text=make.GOOD_ANSWER)
    assert body(ana_client.get(page(answer))).count(">Mark as spoken</button>") == 1
    reply = ana_client.post(url("answer_spoken", answer), {"spoken": "yes"})
    assert reply["Location"] == f"{page(answer)}?attempt=1"
    assert fresh(answer).assessment.state == GenerationState.QUEUED
    assess_answer(answer.assessment.pk)
    told = body(ana_client.get(page(answer)))
    assert told.count("Marked as spoken:") == 1
    assert told.lower().count("it was dictated, so where a sentence ends is a guess") == 1


def test_spoken_when_being_read_then_a_plain_word(ana_client: Client, answer: Answer) -> None:
    rated(answer, text=make.GOOD_ANSWER)
    Assessment.objects.update(state=GenerationState.RUNNING)
    reply = ana_client.post(url("answer_spoken", answer), {"spoken": "yes"}, follow=True)
    assert body(reply).count("This answer is being read right now.") == 1
    assert fresh(answer).spoken is False


def test_feedback_when_shown_says_how_the_question_is_known(ana_client: Client, answer: Answer) -> None:
    SetItem.objects.filter(pk=answer.item_id).update(origin="reported")
    make.submit(answer)

    assert '<p class="small faint">Reported</p>' in body(ana_client.get(page(answer)))


# ---------------------------------------------------------------- what could not be told


def test_feedback_when_a_verdict_is_unclear_then_it_says_why(ana_client: Client, answer: Answer) -> None:
    done = rated(make.submit(answer))
    Verdict.objects.filter(assessment=done.assessment).update(
        verdict="unclear", quotes=[], quote_count=0, note=evidence.SPENT
    )
    done.assessment.scores.all().delete()
    told = body(ana_client.get(page(done)))
    reason = "The words that could show it count for 2 other points already."
    assert told.count(reason) == done.assessment.verdicts.count()
    assert told.count("Could not tell: nothing was credited") == 1
    assert "Not shown: no criterion" not in told


def test_feedback_when_the_candidate_says_otherwise_then_the_reason_is_gone(
    ana_client: Client, answer: Answer
) -> None:
    done = rated(make.submit(answer))
    first = done.assessment.verdicts.order_by("position").first()
    assert first is not None
    Verdict.objects.filter(pk=first.pk).update(
        verdict="unclear", quotes=[], quote_count=0, note=evidence.OFF_SUBJECT
    )
    corrections.correct(Verdict.objects.get(pk=first.pk), claimed="missing")
    assert "It is not sure that your words are about" not in body(ana_client.get(page(done)))


def test_feedback_when_the_lowest_level_rests_on_what_was_unclear_then_it_could_not_be_told(
    ana_client: Client, answer: Answer
) -> None:
    done = rated(make.submit(answer))
    done.assessment.scores.update(level=1, low=1, high=4)
    told = body(ana_client.get(page(done)))
    assert ("could not tell" in told, "no sign yet" in told) == (True, False)
