"""The closed lists of words that postings use. Names follow schema.org JobPosting where it has one."""

from django.db.models import TextChoices


class LineKind(TextChoices):
    """What a line of a posting says."""

    RESPONSIBILITY = "responsibility", "Responsibility"
    QUALIFICATION = "qualification", "Qualification"


class Importance(TextChoices):
    """How much the posting insists on a line."""

    REQUIRED = "required", "Required"
    PREFERRED = "preferred", "Preferred"


class LineOrigin(TextChoices):
    """Who wrote a line or skill as it stands now."""

    READ = "read", "Read from the posting"
    EDITED = "edited", "Corrected by you"
    ADDED = "added", "Added by you"


class PassageKind(TextChoices):
    """Why a passage of the posting was kept apart from the lines."""

    ABOUT = "about", "About the company or the role"
    BENEFITS = "benefits", "What the employer offers"
    PROCESS = "process", "How to apply and what happens then"
    CHROME = "chrome", "Parts of the web page"
    PROMOTION = "promotion", "Advertising"
    OTHER = "other", "Everything else"


class SkillKind(TextChoices):
    """What sort of thing a skill is, as curators sort them."""

    TECHNICAL = "technical", "Technical"
    TOOL = "tool", "Tool"
    LANGUAGE = "language", "Language"
    DOMAIN = "domain", "Field of knowledge"
    INTERPERSONAL = "interpersonal", "With people"
