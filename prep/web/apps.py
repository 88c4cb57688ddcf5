"""The web app: page machinery that all apps share. No models."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from prep.web import checks


class WebConfig(AppConfig):
    name = "prep.web"
    label = "web"

    def ready(self) -> None:
        for check in checks.ALL:
            register(check, Tags.security, deploy=True)
