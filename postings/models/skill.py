"""Skills: one row per name, whoever lists it."""

from collections.abc import Iterable

from django.db import models

from postings.enums import SkillKind
from postings.text import fold

NAME_LENGTH = 120


class SkillQuerySet(models.QuerySet["Skill"]):
    def named(self, names: Iterable[str]) -> dict[str, "Skill"]:
        """Name as given -> its row, made where it is new. Two spellings that differ by case are one skill."""
        wanted = {name: fold(name)[:NAME_LENGTH] for name in names if fold(name)}
        fresh = {key: Skill(name=name[:NAME_LENGTH], key=key) for name, key in reversed(wanted.items())}
        self.bulk_create(fresh.values(), ignore_conflicts=True)
        rows = {skill.key: skill for skill in self.filter(key__in=wanted.values())}
        return {name: rows[key] for name, key in wanted.items()}

    def current(self, names: Iterable[str]) -> dict[str, "Skill"]:
        """As `named`, but a name that was folded into another gives that other skill: for what is read or
        written from now on. What is there already keeps the names it was made with."""
        found = self.named(names)
        into = {skill.merged_into_id for skill in found.values()} - {None}
        targets = self.in_bulk(into) if into else {}
        return {name: targets.get(skill.merged_into_id, skill) for name, skill in found.items()}

    def known_as(self, name: str) -> "SkillQuerySet":
        """The skill of that name with everything that is folded into it, or into which it is folded."""
        found = self.filter(key=fold(name)[:NAME_LENGTH]).first()
        root = found and (found.merged_into_id or found.pk)
        return self.filter(models.Q(pk=root) | models.Q(merged_into=root)) if root else self.none()

    def delete_unused(self) -> None:
        """Forget names that nothing refers to any more, so that an erased posting leaves none behind.
        Names that a curator sorted or folded are words of the site and stay."""
        used = [relation.name for relation in Skill._meta.related_objects]
        unsorted = self.filter(kind="", merged_into=None)
        unsorted.filter(**{f"{name}__isnull": True for name in used}).delete()


class Skill(models.Model):
    """Something a person can show, named as a posting names it."""

    created_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=NAME_LENGTH)
    key = models.CharField(max_length=NAME_LENGTH, unique=True, editable=False)
    kind = models.CharField(max_length=15, choices=SkillKind, blank=True)
    merged_into = models.ForeignKey(  # another name for that skill, which is itself not folded
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="aliases"
    )

    objects = SkillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="skill_is_not_its_own_alias"
            ),
        ]

    def __str__(self) -> str:
        return self.name
