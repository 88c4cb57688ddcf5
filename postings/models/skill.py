"""Skills: one row per name, whoever lists it."""

from collections.abc import Iterable

from django.db import models

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

    def delete_unused(self) -> None:
        """Forget names that nothing refers to any more, so that an erased posting leaves none behind."""
        used = [relation.name for relation in Skill._meta.related_objects]
        self.filter(**{f"{name}__isnull": True for name in used}).delete()


class Skill(models.Model):
    """Something a person can show, named as a posting names it."""

    created_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=NAME_LENGTH)
    key = models.CharField(max_length=NAME_LENGTH, unique=True, editable=False)

    objects = SkillQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
