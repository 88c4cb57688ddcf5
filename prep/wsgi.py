"""The WSGI door."""

import logging
import os

from django.core.wsgi import get_wsgi_application

from prep.masking import MaskingFilter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prep.settings")

# gunicorn keeps handlers of its own, so its loggers get the filter here.
for name in ("gunicorn.error", "gunicorn.access"):
    logging.getLogger(name).addFilter(MaskingFilter())

application = get_wsgi_application()
