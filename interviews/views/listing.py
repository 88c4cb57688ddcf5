"""Questions as a list: filtered, searched, page by page. The same for one bank and for all of them."""

from typing import Any

from django.http import QueryDict

from interviews import access, curation
from interviews.forms.question import BulkForm, FilterForm
from interviews.models import Question, QuestionBank, ReportedQuestion
from interviews.models.question import QuestionQuerySet
from postings.models import Skill
from prep.web.htmx import PersonRequest

PER_PAGE = 50
COUNTED = 1000  # beyond that the page says "more than"
SKILLS = 200  # offered while typing


def asked_for(request: PersonRequest, bank: QuestionBank | None) -> tuple[QuestionQuerySet, FilterForm]:
    """The questions that the address asks for."""
    families = [] if bank else curation.families_of(request.person)
    form = FilterForm(request.GET, families=families)
    questions = Question.objects.filter(bank=bank) if bank else curation.questions_of(request.person)
    return questions.asked(**form.values), form


def context_of(request: PersonRequest, bank: QuestionBank | None = None) -> dict[str, Any]:
    """What the list shows, in a fixed number of queries however many questions there are."""
    rows, form = asked_for(request, bank)
    last = request.GET.get("before", "")
    is_first = not (last.isdecimal() and len(last) < 19)
    # Keys alone are read from an index; whole rows only of what is shown.
    keys = list(rows.order_by("-pk").values_list("pk", flat=True)[: COUNTED + 1])
    count = len(keys)
    if not is_first:
        older = rows.filter(pk__lt=int(last))
        keys = list(older.order_by("-pk").values_list("pk", flat=True)[: PER_PAGE + 1])
    shown = Question.objects.select_related("bank").prefetch_related("skills").in_bulk(keys[:PER_PAGE])
    reported = ReportedQuestion.objects.by_question(shown)
    for key, question in shown.items():
        question.reported = reported.get(key)  # type: ignore[attr-defined]
    return {
        "bank": bank,
        "form": form,
        "questions": [shown[key] for key in keys[:PER_PAGE] if key in shown],
        "next": address(request.GET, before=keys[PER_PAGE - 1]) if len(keys) > PER_PAGE else "",
        "is_first": is_first,
        "first": address(request.GET),
        "here": address(request.GET, bank=bank.code if bank else None),
        "count": count,
        "counted": COUNTED,
        "is_filtered": bool(form.values),
        "verbs": BulkForm.VERBS,
        "banks": list(access.banks_of(request.person).open()),
        "skill_names": skill_names(),
    }


def skill_names() -> list[str]:
    """Skills that criteria name, to choose from while typing."""
    used = Skill.objects.filter(QuestionQuerySet.names_skill(), merged_into=None)
    return list(used.order_by("key").values_list("name", flat=True)[:SKILLS])


def address(given: QueryDict, **changed: Any) -> str:
    """The filters of the page, and where in the list it begins."""
    query = given.copy()
    query.pop("before", None)
    for name, value in changed.items():
        if value is not None:
            query[name] = str(value)
    return query.urlencode()
