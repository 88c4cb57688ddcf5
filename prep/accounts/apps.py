"""The accounts app: people, with or without an e-mail address."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "prep.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
