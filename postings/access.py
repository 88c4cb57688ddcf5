"""Who may see a posting: its owner (a person, or the members of an organization), nobody else.

Others' rows look like rows that do not exist.
"""

from django.http import Http404

from postings.models import Posting, PostingLine, PostingSkill
from prep.accounts.models import User
from prep.accounts.organizations import belongs_to


def posting_for(person: User, code: str) -> Posting:
    postings = Posting.objects.select_related("owner")
    posting = postings.filter(belongs_to(person, "owner"), code=code).first()
    if posting is None:
        raise Http404("no such posting")
    return posting


def line_for(person: User, code: str, pk: int) -> PostingLine:
    lines = PostingLine.objects.select_related("posting").prefetch_related("skills")
    line = lines.filter(belongs_to(person, "posting__owner"), pk=pk, posting__code=code).first()
    if line is None:
        raise Http404("no such line")
    return line


def listed_skill_for(person: User, code: str, pk: int) -> PostingSkill:
    listed = PostingSkill.objects.select_related("posting", "skill")
    found = listed.filter(belongs_to(person, "posting__owner"), pk=pk, posting__code=code).first()
    if found is None:
        raise Http404("no such skill")
    return found


def has_postings(person: User | None) -> bool:
    return person is not None and Posting.objects.filter(owner=person).exists()


def skill_names(posting: Posting) -> list[str]:
    """The skills that a posting lists now, in its order."""
    return list(posting.listed_skills.filter(removed_at=None).values_list("skill__name", flat=True))
