"""What benches stand on that look at pages from inside, without a server."""

from django.conf import settings
from django.core.management import call_command


def lay() -> None:
    """A database and the files that pages name; doing it twice changes nothing."""
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SECURE_SSL_REDIRECT = False
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
