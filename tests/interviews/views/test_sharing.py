"""The candidate's page of what is shown: nothing at first, seen before it is given, taken back at once."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from interviews import feedback, scoring
from interviews.domain import correction as corrections
from interviews.domain import prep_link as prep_links
from interviews.domain import sharing
from interviews.enums import Scope
from interviews.models import Interview, PrepLink, Verdict
from interviews.pipeline.report import write_report
from tests import make
from tests.conftest import client_of

START = '<div class="stack loose" id="shared">'


@pytest.fixture
def interview(link: PrepLink) -> Interview:
    return make.guest_interview(link=link, answered=2)


@pytest.fixture
def guest(interview: Interview) -> Client:
    return client_of(interview.candidate)


def at(name: str, interview: Interview) -> str:
    return reverse(f"interviews:sharing_{name}", args=[interview.code])


def shown_in(page: str) -> str:
    """The element with all that is shown, to its own end."""
    start, depth = page.index(START), 0
    for tag in re.finditer(r"<div|</div>", page[start:]):
        depth += 1 if tag[0] == "<div" else -1
        if not depth:
            return page[start : start + tag.end()]
    raise AssertionError("the element does not end")


def test_page_when_nothing_is_shown_says_so_and_offers_to_look_first(interview, guest):
    page = guest.get(at("detail", interview)).content.decode()

    assert "Your rehearsal is yours alone" in page
    assert page.count("Look at it first") == 3
    assert "Take it back" not in page
    assert interview.consents.count() == 0


@pytest.mark.parametrize("scope", Scope)
def test_look_when_taken_changes_nothing(interview, guest, scope):
    response = guest.get(at("give", interview), {"scope": scope})

    assert response.status_code == 200
    assert "Exactly this and nothing else" in response.content.decode()
    assert interview.consents.count() == 0


@pytest.mark.parametrize("already", [[], [Scope.FINISHED], [Scope.ANSWERS, Scope.FINISHED]])
@pytest.mark.parametrize("scope", Scope)
def test_look_when_taken_is_letter_for_letter_what_the_recruiter_then_sees(
    interview, guest, rui_client, link, scope, already
):
    Interview.objects.filter(pk=interview.pk).update(shared_as="Bea")
    for one in already:
        sharing.give(interview, scope=one, name="Bea")
    before = shown_in(guest.get(at("give", interview), {"scope": scope}).content.decode())

    guest.post(at("give", interview), {"scope": scope, "name": "Bea"})

    path = reverse("interviews:prep_link_shown", args=[link.code, interview.pk])
    assert shown_in(rui_client.get(path).content.decode()) == before
    assert shown_in(guest.get(at("detail", interview)).content.decode()) == before


def test_scope_when_given_and_taken_back_leaves_a_dated_row_each_time(interview, guest):
    for _ in range(2):  # twice is once
        guest.post(at("give", interview), {"scope": "report", "name": "Bea Silva"})
    for _ in range(2):
        guest.post(at("withdraw", interview), {"scope": "report"})
    guest.post(at("give", interview), {"scope": "report", "name": ""})

    rows = list(interview.consents.values_list("scope", "given", "text_version"))
    assert rows == [("report", given, sharing.TEXT_VERSION) for given in (True, False, True)]
    assert interview.consents.filter(replaced_at=None).count() == 1
    page = guest.get(at("detail", interview)).content.decode()
    assert "Shown now" in page
    assert page.count("report, taken back") == 1


def test_scope_when_never_given_is_not_taken_back(interview, guest):
    guest.post(at("withdraw", interview), {"scope": "answers"})

    assert interview.consents.count() == 0


@pytest.mark.parametrize("scope", ["", "everything", "level"])
def test_scope_when_unknown_changes_nothing(interview, guest, scope):
    assert guest.get(at("give", interview), {"scope": scope}).url == at("detail", interview)
    guest.post(at("give", interview), {"scope": scope, "name": "x"})
    guest.post(at("withdraw", interview), {"scope": scope})

    assert interview.consents.count() == 0


def test_name_when_too_long_is_refused_and_nothing_is_shown(interview, guest):
    response = guest.post(at("give", interview), {"scope": "report", "name": "x" * 121})

    assert response.status_code == 422
    assert interview.consents.count() == 0


def test_interview_when_not_finished_cannot_be_shown(link):
    under_way = make.guest_interview(link=link, over=False)
    guest = client_of(under_way.candidate)

    assert "When you have finished" in guest.get(at("detail", under_way)).content.decode()
    assert guest.get(at("give", under_way), {"scope": "answers"}).url == at("detail", under_way)
    said = guest.post(at("give", under_way), {"scope": "answers", "name": ""}, follow=True).content.decode()
    assert "Nothing was shown" in said
    with pytest.raises(sharing.NothingToShow):
        sharing.give(under_way, scope=Scope.ANSWERS, name="")

    assert under_way.consents.count() == 0


def test_link_when_revoked_leaves_taking_back_but_no_giving(interview, guest, link, rui):
    sharing.give(interview, scope=Scope.REPORT, name="Bea")
    prep_links.revoke(link, by=rui)

    page = guest.get(at("detail", interview)).content.decode()
    guest.post(at("give", interview), {"scope": "answers", "name": ""})
    guest.post(at("withdraw", interview), {"scope": "report"})

    assert "The link was revoked" in page
    assert sharing.shown_scopes(interview) == set()


def test_own_interview_without_a_link_when_opened_says_there_is_nobody(ana, ana_client):
    own = make.interview(owner=ana, of=make.own_questions(owner=ana))

    assert "nobody to show this rehearsal to" in ana_client.get(at("detail", own)).content.decode()


def test_invited_address_when_something_is_shown_stands_beside_it(link, rui_client):
    prep_links.invite(link, [("bea@example.org", "")])
    interview = make.guest_interview(link=link, invitation=link.invitations.get())
    page = client_of(interview.candidate).get(at("give", interview), {"scope": "finished"}).content.decode()

    assert "You were invited as bea@example.org" in page
    assert "bea@example.org" in shown_in(page)


def test_report_when_not_written_yet_is_said_to_be_missing(link, rui_client):
    interview = make.guest_interview(link=link)
    type(interview.report).objects.update(state="queued")
    sharing.give(interview, scope=Scope.REPORT, name="")

    page = rui_client.get(
        reverse("interviews:prep_link_shown", args=[link.code, interview.pk])
    ).content.decode()

    assert "It is not written yet." in page


def test_answers_when_shown_say_how_each_question_is_known(link, rui_client):
    interview = make.guest_interview(link=link, answered=2)
    first, second = interview.question_set.items.order_by("position")[:2]
    type(second).objects.filter(pk=second.pk).update(origin="reported")
    sharing.give(interview, scope=Scope.ANSWERS, name="")

    page = rui_client.get(reverse("interviews:prep_link_shown", args=[link.code, interview.pk]))

    assert [(one.position, one.origin) for one in page.context["shared"].answers] == [
        (first.position, "Written by the organization"),
        (second.position, "Reported"),
    ]
    assert page.content.decode().count('<p class="small faint">Reported</p>') == 1


def test_answers_when_tried_twice_show_the_last_try_only(link, rui_client):
    interview = make.guest_interview(link=link, over=False)
    again = make.interviews.retry(interview.answers.first())
    make.submit(
        again, text="Second try: we planned the rota a week ahead and nobody worked a double shift in May."
    )
    make.interviews.finish(interview)
    sharing.give(interview, scope=Scope.ANSWERS, name="")

    page = rui_client.get(
        reverse("interviews:prep_link_shown", args=[link.code, interview.pk])
    ).content.decode()

    assert "Second try" in page
    assert make.GOOD_ANSWER not in page


def skill_shown(interview: Interview, client: Client, link: PrepLink):
    """The one skill of these interviews as recruiters get it, and the page."""
    page = client.get(reverse("interviews:prep_link_shown", args=[link.code, interview.pk]))
    (skill,) = page.context["shared"].skills
    return skill, shown_in(page.content.decode())


def test_report_when_credit_was_disclaimed_shows_none_of_its_words_and_says_so(interview, link, rui_client):
    sharing.give(interview, scope=Scope.REPORT, name="")
    before, _ = skill_shown(interview, rui_client, link)
    assert (before.quotes != [], before.corrected) == (True, "")

    for verdict in Verdict.objects.filter(quote_count__gt=0):
        corrections.correct(verdict, claimed="missing")

    skill, page = skill_shown(interview, rui_client, link)
    said = f"rests on the candidate's correction; by the engine alone: {before.words}"
    assert (skill.level, skill.words, skill.quotes, skill.corrected) == (None, "not shown", [], said)
    assert "Rests on the candidate&#x27;s correction; by the engine alone" in page
    assert before.quotes[0] not in page


def test_report_when_a_level_was_won_by_correction_shows_the_words_claimed(interview, link, rui_client):
    words = make.GOOD_ANSWER[:60]
    sharing.give(interview, scope=Scope.REPORT, name="")
    for verdict in Verdict.objects.all():
        corrections.correct(verdict, claimed="missing")

    corrections.correct(verdict, claimed="shown", quote=words, quote_start=0)

    skill, page = skill_shown(interview, rui_client, link)
    assert (skill.level is not None, skill.quotes, skill.corrected != "") == (True, [words], True)
    assert words in page


def test_report_when_skills_are_without_an_answer_leaves_them_out_and_says_how_many(rui, rui_client):
    home = make.organization(by=rui).account
    link = make.prep_link(by=rui, of=make.question_set(owner=home, size=4))
    interview = make.guest_interview(link=link)
    sharing.give(interview, scope=Scope.REPORT, name="")
    own = client_of(interview.candidate).get(reverse("interviews:report_detail", args=[interview.code]))

    page = rui_client.get(reverse("interviews:prep_link_shown", args=[link.code, interview.pk]))

    skills, left_out = page.context["shared"].skills, own.context["not_judged"]
    assert left_out
    assert {skill.name for skill in skills} == {skill.name for skill in own.context["judged"]}
    assert f"{len(left_out)} skills of the posting without an answer that counts" in shown_in(
        page.content.decode()
    )


def test_report_when_no_answer_counts_lists_no_skill(interview, link, rui_client):
    report = interview.report
    report.levels = [{**stored, "level": None, "answers": 0} for stored in report.levels]
    report.save()
    sharing.give(interview, scope=Scope.REPORT, name="")

    page = rui_client.get(reverse("interviews:prep_link_shown", args=[link.code, interview.pk]))

    text = shown_in(page.content.decode())
    assert page.context["shared"].skills == []
    assert "1 skill of the posting without an answer that counts" in text
    assert "not shown" not in text


def test_report_when_a_level_is_uncertain_says_what_it_could_as_well_be(interview, link, rui_client):
    report = interview.report
    report.levels = [
        {**stored, "level": 3, "low": 2, "high": 3, "points": 1.0, "out_of": 1} for stored in report.levels
    ]
    report.save()
    sharing.give(interview, scope=Scope.REPORT, name="")

    skill, page = skill_shown(interview, rui_client, link)

    assert skill.notes == feedback.level_notes(3, 2, 3, 1, 1)
    assert (
        f"The most that 1 criterion can make; without one sentence it would be “{scoring.LEVELS[2]}”" in page
    )


def test_report_when_an_answer_was_not_assessed_says_which_and_why(link, rui_client):
    interview = make.guest_interview(link=link, over=False, answered=1)
    make.submit(interview.answers.get(position=2), text="fine")
    failed = make.submit(interview.answers.get(position=3), assessed=False)
    type(failed.assessment).objects.filter(answer=failed).update(state="failed", error_detail="It broke.")
    make.interviews.finish(interview)
    write_report(interview.report.pk)
    sharing.give(interview, scope=Scope.REPORT, name="")

    _, page = skill_shown(interview, rui_client, link)

    reason = interview.answers.get(position=2).assessment.reason
    assert "2 could not be assessed; below it says why." in page
    assert reason
    assert f"The answer to question 2 was not assessed: {reason}</li>" in page
    assert "The answer to question 3 was not assessed: This answer could not be assessed.</li>" in page
    interview.consents.update(text_version=1)  # agreed to before the page said that reasons are shown
    _, page = skill_shown(interview, rui_client, link)
    assert "was not assessed" not in page


def test_report_when_shown_tells_the_engines_words_as_said_to_the_candidate(interview, link, rui_client):
    sharing.give(interview, scope=Scope.REPORT, name="")

    _, page = skill_shown(interview, rui_client, link)
    ours, said = (
        re.sub(r"(?s)What the candidate was told.*?Skill by skill", "", page),
        interview.report.summary,
    )

    assert page.index("What the candidate was told") < page.index(said)
    assert not re.search(r"(?i)\byou(r|rs)?\b", ours)


def test_page_when_read_asks_the_database_a_fixed_number_of_times(link, django_assert_max_num_queries):
    interview = make.guest_interview(link=link, answered=3)
    guest = client_of(interview.candidate)
    for scope in Scope:
        sharing.give(interview, scope=scope, name="")
    for verdict in Verdict.objects.all():
        corrections.correct(verdict, claimed="missing")

    with django_assert_max_num_queries(12):
        guest.get(at("detail", interview))


def test_consent_when_printed_says_what():
    consent = sharing.Consent(scope="report", given=False, interview_id=7)

    assert str(consent) == "report withdrawn for 7"
