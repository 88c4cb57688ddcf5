"""What curators do with skills: sort them, fold doubles into one, give other names.

A skill that was folded keeps its row: postings, questions, verdicts and scores that are there already keep the
name they were made with. What is read or written from then on gets the other skill (`Skill.objects.current`).
"""

from django.db import transaction
from django.db.models import Q

from postings.models import Skill
from prep.held import hold_again, hold_all


class SameSkill(Exception):
    """A skill is not folded into itself."""


def sort(skill: Skill, *, kind: str) -> None:
    Skill.objects.filter(pk=skill.pk).update(kind=kind)


@transaction.atomic
def fold(skill: Skill, *, into: Skill) -> None:
    """The skill, and what was folded into it, become other names of `into`."""
    around = Q(pk__in=(skill.pk, into.pk)) | Q(aliases=into.pk) | Q(merged_into=skill.pk)
    hold_all(Skill.objects.filter(around), no_key=True)  # both are folded by nobody else until this is done
    hold_again(into, no_key=True)
    root = into.merged_into_id or into.pk
    if root == skill.pk:
        raise SameSkill
    Skill.objects.filter(Q(pk=skill.pk) | Q(merged_into=skill.pk)).update(merged_into=root)


@transaction.atomic
def add_name(skill: Skill, *, name: str) -> None:
    """Another name for a skill, whether or not anybody has used it yet."""
    fold(Skill.objects.named([name])[name], into=skill)


def unfold(skill: Skill) -> None:
    """A skill of its own again."""
    Skill.objects.filter(pk=skill.pk).update(merged_into=None)
