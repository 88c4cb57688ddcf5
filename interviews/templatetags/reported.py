"""How many reported questions fit a posting, for pages that stand below this app."""

from typing import Any

from django import template
from django.db.models import Count

from interviews.models import ReportedQuestion
from interviews.reported_text import organization_key, same_role, times_words
from postings.models import Posting

register = template.Library()
register.filter("times_words", times_words)


@register.simple_tag
def reported_for(posting: Posting) -> dict[str, Any]:
    """The organization's key and how many approved questions were reported for the role, and there at all."""
    key = organization_key(posting.hiring_organization)
    rows = ReportedQuestion.objects.public().filter(organization_key=key)
    roles = list(rows.values_list("role_key").annotate(Count("pk")))
    if not roles:
        return {}
    alike = [role for role, _ in roles if same_role(role, posting.title)]
    counted = rows.filter(role_key__in=alike) if alike else rows
    found = counted.values("question").distinct().count()
    return {"key": key, "count": found, "is_role": bool(alike), "role": alike[0] if len(alike) == 1 else ""}
