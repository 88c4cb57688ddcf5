"""Settings of the tests: fast hashing, plain static files; the engine is the real embedded one."""

import atexit
import os
import shutil
import tempfile

# A browser test leaves an event loop running in its process; rows are still touched by one thread only.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

if "PREP_VAR" not in os.environ:
    os.environ["PREP_VAR"] = tempfile.mkdtemp(prefix="prep-tests-")
    atexit.register(shutil.rmtree, os.environ["PREP_VAR"], ignore_errors=True)
if address := os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = address

from prep.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = "memory://"

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  WhiteNoise warns about a folder that is not there
