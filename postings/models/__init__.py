"""The rows of the postings app."""

from postings.models.posting import Posting, PostingLine, PostingSkill
from postings.models.skill import Skill

__all__ = ["Posting", "PostingLine", "PostingSkill", "Skill"]
