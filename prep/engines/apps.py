"""The engines app: the only place that talks to models."""

from django.apps import AppConfig


class EnginesConfig(AppConfig):
    name = "prep.engines"
    label = "engines"
    default_auto_field = "django.db.models.BigAutoField"
