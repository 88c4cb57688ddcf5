"""The web app: page machinery that all apps share. No models."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "prep.web"
    label = "web"
