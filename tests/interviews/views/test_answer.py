import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interviews.domain import interview as interviews
from interviews.forms.interview import NO_WORDS
from interviews.models import Answer, Assessment, Interview
from prep.accounts.models import User
from tests import make
from tests.conftest import client_of

HTMX = {"HX-Request": "true"}
HOSTILE = "<script>alert(1)</script><b hx-get='/'>x</b>"


def url(name: str, answer: Answer) -> str:
    return reverse(f"interviews:{name}", args=[answer.interview.code, answer.pk])


def page(answer: Answer) -> str:
    return reverse("interviews:answer_detail", args=[answer.interview.code, answer.position])


def sent(text: str, version: int = 0, seconds: int = 7) -> dict[str, str]:
    return {"text": text, "version": str(version), "seconds": str(seconds)}


def fresh(answer: Answer) -> Answer:
    return Answer.objects.get(pk=answer.pk)


def body(reply: Any) -> str:
    return reply.content.decode()


def rated(answer: Answer, **submitted: Any) -> Answer:
    made = make.submit(answer, **submitted)
    interviews.rate(made, rating=3)
    return made


# ---------------------------------------------------------------- writing


def test_detail_when_open_then_the_question_and_its_field(ana_client: Client, answer: Answer) -> None:
    reply = ana_client.get(page(answer))
    assert reply.templates[0].name == "interviews/interview/question.html"
    assert reply.context["item"] == answer.item
    assert reply.context["form"]["text"].label == "Your answer"
    assert body(reply).count("<textarea") == 1
    assert body(reply).count(">Submit answer</button>") == 1


def test_detail_when_coached_then_the_criteria_are_there_and_in_mock_not(
    ana_client: Client, answer: Answer, mock: Interview
) -> None:
    criterion = answer.item.criteria[0]["text"]
    coached = ana_client.get(page(answer), headers={}).content.decode()
    silent = ana_client.get(page(mock.answers.get(position=1))).content.decode()
    assert (coached.count("What this question looks for"), silent.count("What this question looks for")) == (
        1,
        0,
    )
    assert silent.count(criterion) == 0
    assert ("Generated" in coached, "Generated" in silent) == (True, False)


def test_detail_when_a_draft_is_kept_then_it_is_in_the_field(ana_client: Client, answer: Answer) -> None:
    interviews.save_draft(answer, text=HOSTILE, seconds=65, version=0)
    reply = ana_client.get(page(answer))
    form = reply.context["form"]
    assert (form["text"].value(), form["version"].value(), form["seconds"].value()) == (HOSTILE, 1, 65)
    assert HOSTILE not in body(reply)


def test_detail_when_skipped_then_it_can_be_taken_up(ana_client: Client, answer: Answer) -> None:
    interviews.skip(answer)
    assert body(ana_client.get(page(answer))).count("<textarea") == 0
    reply = ana_client.post(url("answer_take_up", answer))
    assert (reply["Location"], fresh(answer).skipped_at) == (page(answer), None)


@pytest.mark.parametrize("position", [0, 7, 10**30])
def test_detail_when_there_is_no_such_question_then_404(
    ana_client: Client, interview: Interview, position: int
) -> None:
    address = reverse("interviews:answer_detail", args=[interview.code, position])
    assert ana_client.get(address).status_code == 404


def test_detail_when_over_then_to_its_place_in_the_report(
    ana_client: Client, interview: Interview, answer: Answer
) -> None:
    make.submit(answer, assessed=False)
    interviews.finish(interview)
    report = reverse("interviews:report_detail", args=[interview.code])
    assert ana_client.get(page(answer))["Location"] == f"{report}#answer-{answer.pk}"


def test_detail_when_there_are_no_scripts_then_the_time_stands_alone(
    ana_client: Client, answer: Answer
) -> None:
    told = re.search(
        r'<span class="clock"[^>]*></span>\s*<span[^>]*>([^<]*)</span>', body(ana_client.get(page(answer)))
    )
    assert told is not None
    assert told[1].startswith("about ")


# ---------------------------------------------------------------- drafts


def test_draft_when_typed_then_204_with_the_new_version(ana_client: Client, answer: Answer) -> None:
    reply = ana_client.post(url("answer_draft", answer), sent("Some \r\nwords\x00\u200b"))
    assert (reply.status_code, reply["X-Draft-Version"], reply.content) == (204, "1", b"")
    assert (fresh(answer).text, fresh(answer).seconds) == ("Some \nwords", 7)


def test_draft_when_changed_elsewhere_then_409_in_words(ana_client: Client, answer: Answer) -> None:
    interviews.save_draft(answer, text="From the laptop", seconds=1, version=0)
    reply = ana_client.post(url("answer_draft", answer), sent("From the phone"))
    assert (reply.status_code, reply["Content-Type"]) == (409, "text/plain; charset=utf-8")
    assert body(reply).startswith("Not saved: this was changed in another tab")
    assert fresh(answer).text == "From the laptop"


def test_draft_when_handed_in_then_409_unless_the_words_are_there(ana_client: Client, answer: Answer) -> None:
    make.submit(answer, assessed=False)
    assert ana_client.post(url("answer_draft", answer), sent("Other words")).status_code == 409
    assert ana_client.post(url("answer_draft", answer), sent(make.GOOD_ANSWER)).status_code == 204


def test_draft_when_too_long_then_409_and_the_old_one_stays(ana_client: Client, answer: Answer) -> None:
    reply = ana_client.post(url("answer_draft", answer), sent("x" * 10_001))
    assert reply.status_code == 409
    assert body(reply) == (
        "Not saved. This has 10,001 characters; up to 10,000 can be kept. Nothing was cut."
    )
    assert fresh(answer).text == ""


@pytest.mark.parametrize("odd", ["", "x", "-5", "1e9", "9" * 5000, "²"])
def test_draft_when_its_figures_are_odd_then_saved_all_the_same(
    ana_client: Client, answer: Answer, odd: str
) -> None:
    reply = ana_client.post(url("answer_draft", answer), {"text": "Words", "seconds": odd, "version": odd})
    assert (reply.status_code, fresh(answer).text) == (204, "Words")


# ---------------------------------------------------------------- submitting


def test_submit_when_written_then_kept_and_the_rating_is_asked_first(
    ana_client: Client, answer: Answer
) -> None:
    reply = ana_client.post(url("answer_submit", answer), sent(make.GOOD_ANSWER), follow=True)
    assert reply.redirect_chain == [(page(answer), 302)]
    assert fresh(answer).text == make.GOOD_ANSWER
    assert not reply.context["is_rated"]
    assert body(reply).count('type="radio"') == 6
    assert body(reply).count("hx-get") == 0


def test_detail_when_not_rated_yet_then_the_bare_answer_stands_there_and_afterwards_the_rating(
    ana_client: Client, answer: Answer
) -> None:
    make.submit(answer)
    before = body(ana_client.get(page(answer)))
    assert before.count(make.GOOD_ANSWER) == 1
    assert (before.count("<mark>"), before.count("better over time")) == (0, 0)
    interviews.rate(answer, rating=3)
    assert body(ana_client.get(page(answer))).count("You rated it “solid”.") == 1


def test_detail_when_it_was_not_to_be_rated_then_no_rating_is_told(
    ana_client: Client, answer: Answer
) -> None:
    interviews.rate(make.submit(answer), rating=None)
    assert body(ana_client.get(page(answer))).count("You rated it") == 0


def test_submit_when_clicked_twice_then_once(ana_client: Client, answer: Answer) -> None:
    for _ in range(2):
        reply = ana_client.post(url("answer_submit", answer), sent(make.GOOD_ANSWER))
        assert reply["Location"] == page(answer)
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize("empty", ["", "  \n ", "\u200b\x00", "👍 🎉", "… ?!"])
def test_submit_when_empty_then_422_beside_the_field(ana_client: Client, answer: Answer, empty: str) -> None:
    reply = ana_client.post(url("answer_submit", answer), sent(empty))
    assert reply.status_code == 422
    assert reply.context["form"].errors["text"] == [NO_WORDS]
    assert fresh(answer).is_open


def test_submit_when_there_are_no_words_then_going_on_from_that_page_is_no_conflict(
    ana_client: Client, answer: Answer
) -> None:
    signs, draft = sent("👍"), url("answer_draft", answer)
    refused = ana_client.post(url("answer_submit", answer), signs)
    assert (refused.status_code, refused.context["form"]["version"].value()) == (422, "1")
    assert ana_client.post(draft, signs)["X-Draft-Version"] == "1"  # sent as the page was left, and late
    assert ana_client.post(draft, sent("Words", version=1))["X-Draft-Version"] == "2"
    assert ana_client.post(url("answer_submit", answer), sent("Words", version=2)).status_code == 302


def test_submit_when_emptied_though_another_tab_wrote_then_both_are_shown(
    ana_client: Client, answer: Answer
) -> None:
    interviews.save_draft(answer, text="From the laptop", seconds=1, version=0)
    reply = ana_client.post(url("answer_submit", answer), sent(""))
    assert (reply.status_code, reply.context["other"]) == (409, "From the laptop")


def test_submit_when_too_long_then_422_with_the_text_kept(ana_client: Client, answer: Answer) -> None:
    long = "word " * 2100
    reply = ana_client.post(url("answer_submit", answer), sent(long))
    form = reply.context["form"]
    assert (reply.status_code, form["text"].value()) == (422, long)
    assert form.errors["text"] == ["This has 10,499 characters; up to 10,000 can be kept. Nothing was cut."]


def test_submit_when_htmx_sends_it_empty_then_the_part_alone(ana_client: Client, answer: Answer) -> None:
    reply = ana_client.post(url("answer_submit", answer), sent(""), headers=HTMX)
    assert (reply.status_code, reply.templates[0].name) == (422, "interviews/interview/_answer.html")


ODD = ["abc", "1.5", "-3", "", "\x00", "9" * 5_000, "1e9", "NaN"]


@pytest.mark.parametrize("verb", ["submit", "skip", "pause", "finish"])
def test_hidden_fields_when_odd_then_the_words_come_back_as_ever(
    ana_client: Client, answer: Answer, verb: str
) -> None:
    text = "" if verb == "submit" else "word " * 2_100
    if verb in ("submit", "skip"):
        address = url(f"answer_{verb}", answer)
    else:
        address = reverse(f"interviews:interview_{verb}", args=[answer.interview.code])

    for name, odd in product(("seconds", "version", "spoken"), ODD):
        reply = ana_client.post(address, {**sent(text), "answer": answer.pk, name: odd})

        assert (reply.status_code, reply.context["form"]["text"].value()) == (422, text)
        assert reply.context["seconds"] == (0 if name == "seconds" else 7)


def test_submit_when_changed_elsewhere_and_the_clock_is_odd_then_both_texts_all_the_same(
    ana_client: Client, answer: Answer
) -> None:
    interviews.save_draft(answer, text="From the laptop", seconds=1, version=0)

    reply = ana_client.post(url("answer_submit", answer), {**sent("From the phone"), "seconds": "abc"})

    assert (reply.status_code, reply.context["seconds"]) == (409, 1)


def test_submit_when_changed_elsewhere_then_both_texts_and_submitting_again_works(
    ana_client: Client, answer: Answer
) -> None:
    interviews.save_draft(answer, text="From the laptop", seconds=1, version=0)
    reply = ana_client.post(url("answer_submit", answer), sent("From the phone"))
    form = reply.context["form"]
    assert (reply.status_code, reply.context["other"]) == (409, "From the laptop")
    assert (form["text"].value(), form["version"].value()) == ("From the phone", 1)
    again = ana_client.post(url("answer_submit", answer), sent("From the phone", version=1))
    assert (again.status_code, fresh(answer).text) == (302, "From the phone")


def test_submit_when_handed_in_in_another_tab_then_the_words_are_shown(
    ana_client: Client, answer: Answer
) -> None:
    make.submit(answer, assessed=False)
    reply = ana_client.post(url("answer_submit", answer), sent("What I meant"))
    assert (reply.status_code, reply.templates[0].name) == (409, "interviews/interview/too_late.html")
    assert (reply.context["words"], reply.context["on"]) == ("What I meant", page(answer))


def test_submit_when_the_interview_is_over_then_the_words_are_shown(
    ana_client: Client, interview: Interview, answer: Answer
) -> None:
    interviews.finish(interview)
    reply = ana_client.post(url("answer_submit", answer), sent("Too late"))
    assert (reply.status_code, reply.context["words"]) == (409, "Too late")
    report = reverse("interviews:report_detail", args=[interview.code])
    assert reply.context["on"] == f"{report}#answer-{answer.pk}"


def test_submit_when_handed_in_and_nothing_would_be_lost_then_on(ana_client: Client, answer: Answer) -> None:
    make.submit(answer, assessed=False)
    assert ana_client.post(url("answer_submit", answer), sent(""))["Location"] == page(answer)
    part = make.GOOD_ANSWER[:40]
    assert ana_client.post(url("answer_submit", answer), sent(part))["Location"] == page(answer)


# ---------------------------------------------------------------- skipping


def test_skip_when_words_are_there_then_kept_and_on_to_the_next(ana_client: Client, answer: Answer) -> None:
    reply = ana_client.post(url("answer_skip", answer), sent("Half a thought"))
    second = answer.interview.answers.get(position=2)
    assert reply["Location"] == page(second)
    assert (fresh(answer).text, fresh(answer).skipped_at is None) == ("Half a thought", False)


def test_skip_when_it_was_the_last_then_round_to_the_first_open(
    ana_client: Client, interview: Interview
) -> None:
    last = interview.answers.get(position=6)
    assert ana_client.post(url("answer_skip", last))["Location"] == page(interview.answers.get(position=1))


def test_skip_when_nothing_else_is_open_then_to_the_end(ana_client: Client, interview: Interview) -> None:
    for answer in interview.answers.all():
        reply = ana_client.post(url("answer_skip", answer))
    assert reply["Location"] == reverse("interviews:interview_detail", args=[interview.code])


def test_skip_when_handed_in_then_to_where_it_is(ana_client: Client, answer: Answer) -> None:
    make.submit(answer, assessed=False)
    assert ana_client.post(url("answer_skip", answer))["Location"] == page(answer)


def test_skip_when_handed_in_with_other_words_then_they_are_shown(ana_client: Client, answer: Answer) -> None:
    make.submit(answer, assessed=False)
    assert ana_client.post(url("answer_skip", answer), sent("Other words")).status_code == 409


# ---------------------------------------------------------------- who, how, how many queries

VERBS = ["draft", "submit", "skip", "take_up", "rate", "retry", "assess", "spoken", "reuse"]


@pytest.mark.parametrize("verb", VERBS)
def test_answer_verbs_when_another_or_nobody_asks_then_404_or_the_door(
    answer: Answer, otto: User, verb: str
) -> None:
    make.submit(answer, assessed=False)
    before = Answer.objects.values().get(pk=answer.pk)
    address = url(f"answer_{verb}", answer)
    other = make.interview(owner=otto)
    assert client_of(otto).post(address, sent("x")).status_code == 404
    crossed = reverse(f"interviews:answer_{verb}", args=[other.code, answer.pk])
    assert client_of(otto).post(crossed, sent("x")).status_code == 404
    door = Client().post(address, sent("x"))
    assert (door.status_code, door["Location"].split("?")[0]) == (302, reverse("account_login"))
    assert Answer.objects.values().get(pk=answer.pk) == before


def test_detail_when_another_or_nobody_asks_then_404_or_the_door(answer: Answer, otto: User) -> None:
    assert client_of(otto).get(page(answer)).status_code == 404
    door = Client().get(page(answer))
    assert (door.status_code, door["Location"].split("?")[0]) == (302, reverse("account_login"))
    assert client_of(answer.interview.candidate).post(page(answer)).status_code == 405


def test_assess_when_nothing_was_handed_in_then_404(ana_client: Client, answer: Answer) -> None:
    assert ana_client.post(url("answer_assess", answer)).status_code == 404


def test_detail_when_there_are_more_questions_and_tries_then_no_more_queries(
    ana: User, answer: Answer, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client = client_of(ana)
    counts = []
    for size, tries in ((6, 1), (12, 3)):
        many = make.question_set(owner=ana, of=answer.interview.question_set.posting, size=size)
        made = make.interview(owner=ana, of=many).answers.get(position=1)
        for _ in range(tries):
            last = rated(interviews.retry(made), text=make.GOOD_ANSWER)
        with django_assert_max_num_queries(11) as feedback:
            client.get(page(last))
        interviews.retry(last)
        with django_assert_max_num_queries(11) as writing:
            client.get(page(last))
        counts.append((len(feedback), len(writing)))
    assert counts[0] == counts[1]
