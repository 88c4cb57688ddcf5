"""All addresses but /livez and /readyz (prep/web/health.py). Everything is closed unless its view says otherwise."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from prep.web import operators

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", include("postings.urls")),
    path("", include("interviews.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("operators/", operators.detail, name="operators"),
    path("operators/switch/", operators.switch, name="operators_switch"),
]
