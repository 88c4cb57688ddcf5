"""What a person does in an interview. Nothing typed is ever lost, and every step may be taken twice."""

from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from interviews.enums import INTERVIEW_MOVES, InterviewState
from interviews.models import Answer, Assessment, Interview, Invitation, PrepLink, QuestionSet, Report
from interviews.tasks import assess_answer, write_report
from prep import generation, states
from prep.accounts.models import User
from prep.generation import GenerationState
from prep.held import hold

SECONDS_MAX = 6 * 60 * 60


class NothingToAsk(Exception):
    """The set has no question."""


class Changed(Exception):
    """The draft was changed in another tab or on another device since. `text` is what is there."""

    def __init__(self, text: str) -> None:
        super().__init__("the draft was changed elsewhere")
        self.text = text


class Closed(Exception):
    """This answer was submitted, or its interview is over."""


@transaction.atomic
def start(
    *,
    question_set: QuestionSet,
    mode: str,
    by: User,
    prep_link: PrepLink | None = None,
    invitation: Invitation | None = None,
) -> Interview:
    """Begin a rehearsal. One of the same questions and mode that holds no word yet is taken up instead."""
    hold(QuestionSet.objects.all(), question_set.pk)  # a double click starts one, not two
    items = list(question_set.items.live())
    if not items:
        raise NothingToAsk
    way = {"prep_link": prep_link, "invitation": invitation}
    if untouched := _untouched(question_set, mode, by, [item.pk for item in items], way):
        go_on(untouched)
        return untouched
    interview = Interview.objects.create(
        question_set=question_set, candidate=by, mode=mode, started_at=timezone.now(), **way
    )
    Answer.objects.bulk_create(
        Answer(interview=interview, item=item, position=position)
        for position, item in enumerate(items, start=1)
    )
    return interview


@transaction.atomic
def save_draft(answer: Answer, *, text: str, seconds: int, version: int, spoken: bool = False) -> int:
    """Keep what is typed so far; returns the draft's version, which changes with its words.

    `version` is what the writing page last saw. Raises Changed when somebody else has written since (unless
    those words are all in `text` too), Closed when it is too late.
    """
    now = _held(answer)
    _must_be_open(now)
    _must_lose_nothing(now, text, version)
    return _keep(now, text=text, seconds=seconds, spoken=spoken)


@transaction.atomic
def submit(answer: Answer, *, text: str, seconds: int, version: int, spoken: bool = False) -> None:
    """Hand in an answer; it is assessed while the candidate goes on. Twice is once. Raises as save_draft."""
    now = _held(answer)
    if not now.is_open and now.text == text:
        return
    _must_be_open(now)
    _must_lose_nothing(now, text, version)
    _keep(now, text=text, seconds=seconds, spoken=spoken)
    Answer.objects.filter(pk=answer.pk).update(submitted_at=timezone.now(), skipped_at=None)
    assessment = Assessment.objects.create(answer=now)
    generation.queue(assessment, assess_answer)


@transaction.atomic
def skip(answer: Answer) -> None:
    """Go on without answering; the question can be come back to. Raises Closed when it is too late."""
    _must_be_open(_held(answer))
    Answer.objects.filter(pk=answer.pk).update(skipped_at=timezone.now())


def take_up(answer: Answer) -> None:
    """Come back to a skipped question."""
    Answer.objects.filter(pk=answer.pk, interview__ended_at=None).update(skipped_at=None)


def rate(answer: Answer, *, rating: int | None) -> None:
    """Keep how the candidate rates the answer, or that they would rather not. The first word counts, and none
    once the interview is over: the report has been seen then."""
    unrated = Answer.objects.filter(pk=answer.pk, self_rating=None, rating_declined=False)
    unrated.filter(submitted_at__isnull=False, interview__ended_at=None).update(
        self_rating=rating, rating_declined=rating is None
    )


@transaction.atomic
def retry(answer: Answer) -> Answer:
    """A fresh attempt at the same question. An open attempt is gone on with instead."""
    _must_go_on(hold(Interview.objects.all(), answer.interview_id))
    attempts = Answer.objects.filter(interview_id=answer.interview_id, item_id=answer.item_id)
    if still_open := attempts.filter(submitted_at=None).first():
        return still_open
    last = attempts.aggregate(last=Max("attempt"))["last"]
    return Answer.objects.create(
        interview_id=answer.interview_id, item_id=answer.item_id, position=answer.position, attempt=last + 1
    )


@transaction.atomic
def reuse(answer: Answer) -> None:
    """Put the words of the try before into the field, below what is typed there. Twice is once. Raises Closed when
    it is too late."""
    now = _held(answer)
    _must_be_open(now)
    tries = Answer.objects.filter(interview=now.interview_id, item=now.item_id, submitted_at__isnull=False)
    before = tries.order_by("attempt").last()
    if before is not None and before.text not in now.text:
        text = f"{now.text.rstrip()}\n\n{before.text}".lstrip()
        _keep(now, text=text, seconds=now.seconds, spoken=now.spoken or before.spoken)


def pause(interview: Interview) -> None:
    rows = Interview.objects.filter(pk=interview.pk, state=InterviewState.IN_PROGRESS, paused_at=None)
    rows.update(paused_at=timezone.now())


def go_on(interview: Interview) -> None:
    Interview.objects.filter(pk=interview.pk).update(paused_at=None)


@transaction.atomic
def finish(interview: Interview) -> None:
    """End the rehearsal and have the report written. Drafts stay, but are not assessed. Twice is once."""
    interview = hold(Interview.objects.all(), interview.pk)
    if interview.is_over:
        return
    answered = interview.answers.filter(submitted_at__isnull=False).exists()
    to = InterviewState.COMPLETED if answered else InterviewState.ABANDONED
    states.move(interview, INTERVIEW_MOVES, to, ended_at=timezone.now(), paused_at=None)
    if answered:
        _count_finishing(interview)
        generation.queue(Report.objects.create(interview=interview), write_report)


@transaction.atomic
def assess_again(assessment: Assessment, *, engine: str = "") -> bool:
    """Have an answer looked at again after it did not work; the report follows. Else False."""
    if assessment.is_ready:
        return False
    return _look_again(assessment, engine=engine)


@transaction.atomic
def mark_spoken(answer: Answer, *, spoken: bool) -> bool:
    """Say whether an answer was dictated. One that was looked at is looked at again, and so is its report.

    Twice is once. False while it is being read: then nothing is changed."""
    assessment = Assessment.objects.select_for_update().filter(answer=answer.pk).first()
    if assessment is not None and assessment.state == GenerationState.RUNNING:
        return False
    if not Answer.objects.filter(pk=answer.pk, spoken=not spoken).update(spoken=spoken):
        return True
    if assessment is None or assessment.is_working:
        return True  # who takes it up reads the answer then
    _look_again(assessment)
    return True


@transaction.atomic
def report_again(report: Report, *, engine: str = "") -> bool:
    """Have the report written again after it did not work. False when it is working or done."""
    return not report.is_ready and generation.requeue(report, write_report, engine_wanted=engine)


def _look_again(assessment: Assessment, *, engine: str = "") -> bool:
    """Queue the assessment, and the report after it. One that is being written right now is begun anew: what it
    was told of this answer does not hold any more."""
    if not generation.requeue(assessment, assess_answer, engine_wanted=engine):
        return False
    report = Report.objects.filter(interview__answers__assessment=assessment).first()
    if report is not None:
        generation.requeue(report, write_report, anew=True)
    return True


def _count_finishing(interview: Interview) -> None:
    """One more person has finished by the open link. Those invited by address are not counted: a number would
    say of one person what only they may say."""
    if interview.prep_link_id is None or interview.invitation_id is not None:
        return
    before = Interview.objects.filter(
        prep_link=interview.prep_link_id, candidate=interview.candidate_id, state=InterviewState.COMPLETED
    )
    if not before.exclude(pk=interview.pk).exists():
        PrepLink.objects.filter(pk=interview.prep_link_id).update(finished=F("finished") + 1)


def _untouched(
    question_set: QuestionSet, mode: str, by: User, item_pks: list[int], way: dict[str, Any]
) -> Interview | None:
    """An interview under way that asks exactly these questions and holds no word yet."""
    written = Answer.objects.filter(~Q(text="") | Q(submitted_at__isnull=False))
    open_ = Interview.objects.filter(
        question_set=question_set, candidate=by, state=InterviewState.IN_PROGRESS, **way
    )
    for interview in open_.filter(mode=mode).exclude(answers__in=written):
        if list(interview.answers.values_list("item", flat=True)) == item_pks:
            return interview
    return None


def _held(answer: Answer) -> Answer:
    """The answer as it is now. Nobody else writes in its interview, or ends it, until this is done."""
    interview = hold(Interview.objects.all(), answer.interview_id)
    # Read only now: whoever held the interview may have written it.
    now = hold(Answer.objects.all(), answer.pk)
    now.interview = interview
    return now


def _must_be_open(now: Answer) -> None:
    """A submitted answer stays as it is, and so does all of an interview that is over."""
    _must_go_on(now.interview)
    if not now.is_open:
        raise Closed


def _must_lose_nothing(now: Answer, text: str, version: int) -> None:
    """A page that did not see the latest words may only write what holds them all."""
    if now.version != version and now.text.strip() not in text:
        raise Changed(now.text)


def _must_go_on(interview: Interview) -> None:
    if interview.is_over:
        raise Closed


def _keep(now: Answer, *, text: str, seconds: int, spoken: bool = False) -> int:
    seconds = min(max(seconds, now.seconds), SECONDS_MAX)
    version = now.version + (text != now.text)
    Answer.objects.filter(pk=now.pk).update(
        text=text, seconds=seconds, spoken=spoken, saved_at=timezone.now(), version=version
    )
    return version
