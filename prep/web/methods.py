"""What a page with a form answers to; one that is only looked at has Django's require_safe."""

from django.views.decorators.http import require_http_methods

require_form = require_http_methods(["GET", "HEAD", "POST"])  # looked at, asked for its headers alone, sent
