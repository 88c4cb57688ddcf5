"""What curators may see beside banks: questions, trial runs, skills, and lines without a question."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from rapidfuzz import fuzz, process

from interviews.access import banks_of
from interviews.models import LineLook, Question, SampleAnswer
from interviews.models.line_look import COMMON, people
from interviews.models.question import QuestionQuerySet
from postings.models import PostingSkill, Skill
from postings.text import fold
from prep.accounts.models import User

GAPS = 100
COMPARED = 5000


def families_of(curator: User) -> list[str]:
    """The job families of a curator's banks."""
    banks = banks_of(curator).exclude(job_family="").order_by("job_family")
    return list(banks.values_list("job_family", flat=True).distinct())


def questions_of(curator: User) -> QuestionQuerySet:
    return Question.objects.for_curator(curator)


def sample_for(curator: User, code: str, pk: int) -> SampleAnswer:
    questions = questions_of(curator).filter(code=code)
    found = SampleAnswer.objects.filter(pk=pk, question__in=questions).select_related("question").first()
    if found is None:
        raise Http404("no such sample answer")
    return found


def skills_seen(*, q: str = "", kind: str = "") -> QuerySet[Skill]:
    """Skills that curators may see, by name: those that questions of banks name, those that were sorted or
    folded, and those that postings of COMMON people list. Folded ones stand with the skill they belong to."""
    listed = PostingSkill.objects.values("skill").annotate(people=people("posting__owner"))
    common = listed.filter(people__gte=COMMON).values("skill")
    folded = Skill.objects.exclude(merged_into=None).values("merged_into")
    ours = Q(QuestionQuerySet.names_skill()) | Q(pk__in=folded) | ~Q(kind="")
    rows = Skill.objects.filter(ours | Q(pk__in=common), merged_into=None)
    rows = rows.filter(key__startswith=fold(q)) if q else rows
    return (rows.filter(kind=kind) if kind else rows).order_by("key")


def skill_for(pk: int) -> Skill:
    """A skill that curators may see, or another name of one."""
    seen = Q(pk__in=skills_seen().values("pk")) | Q(merged_into__isnull=False)
    found = Skill.objects.filter(seen, pk=pk).select_related("merged_into").first()
    if found is None:
        raise Http404("no such skill")
    return found


def skills_alike(skill: Skill, most: int = 5) -> list[Skill]:
    """Skills that may be the same under another spelling."""
    others = skills_seen().exclude(pk=skill.pk)
    names = dict(others.values_list("pk", "key")[:COMPARED])
    alike = process.extract(skill.key, names, scorer=fuzz.token_sort_ratio, score_cutoff=80, limit=most)
    rows = Skill.objects.in_bulk([key for _, _, key in alike])
    return [rows[key] for _, _, key in alike]


def gaps() -> list[Any]:
    """Lines that no approved question covers, the most wanted first, each with text, people and postings."""
    return list(LineLook.objects.wanted()[:GAPS])
