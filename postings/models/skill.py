"""Skills: one row per name, whoever lists it."""

from collections.abc import Iterable

from django.db import models

from postings.enums import SkillKind
from postings.text import fold
from prep.held import keep

NAME_LENGTH = 120


class SkillQuerySet(models.QuerySet["Skill"]):
    def named(self, names: Iterable[str]) -> dict[str, "Skill"]:
        """Name as given -> its row, made where it is new. Two spellings that differ by case are one skill.
        Nobody forgets the rows before the transaction ends, so that it may refer to them."""
        wanted = {name: fold(name)[:NAME_LENGTH] for name in names if fold(name)}
        spelled = {key: name[:NAME_LENGTH] for name, key in reversed(wanted.items())}
        rows: dict[str, Skill] = {}
        while missing := sorted(spelled.keys() - rows.keys()):  # in one order: of two, none waits for ever
            fresh = [Skill(name=spelled[key], key=key) for key in missing]
            self.bulk_create(fresh, ignore_conflicts=True)
            rows = {skill.key: skill for skill in keep(self.filter(key__in=spelled))}
        return {name: rows[key] for name, key in wanted.items()}

    def current(self, names: Iterable[str]) -> dict[str, "Skill"]:
        """As `named`, but a name that was folded into another gives that other skill: for what is read or
        written from now on. What is there already keeps the names it was made with."""
        found = self.named(names)
        into = {skill.merged_into_id for skill in found.values()} - {None}
        targets = {skill.pk: skill for skill in keep(self.filter(pk__in=into))}
        return {name: targets.get(skill.merged_into_id, skill) for name, skill in found.items()}

    def known_as(self, name: str) -> "SkillQuerySet":
        """The skill of that name with everything that is folded into it, or into which it is folded."""
        found = self.filter(key=fold(name)[:NAME_LENGTH]).first()
        root = found and (found.merged_into_id or found.pk)
        return self.filter(models.Q(pk=root) | models.Q(merged_into=root)) if root else self.none()

    def delete_unused(self) -> None:
        """Forget those of these names that nothing refers to any more, so that an erased posting leaves none behind.
        Names that a curator sorted or folded are words of the site and stay; one that somebody is about to refer to
        is left for the next time."""
        used = [relation.name for relation in Skill._meta.related_objects]
        unused = self.filter(kind="", merged_into=None, **{f"{name}__isnull": True for name in used})
        found = list(unused.values_list("pk", flat=True))
        free = Skill.objects.filter(pk__in=found).select_for_update(skip_locked=True)
        held = list(free.values_list("pk", flat=True))
        unused.filter(pk__in=held).delete()  # somebody may have referred to them before they were held


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
