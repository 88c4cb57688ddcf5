"""All addresses but /livez and /readyz (prep/web/health.py). Everything is closed unless its view says otherwise."""

from django.contrib import admin
from django.urls import include, path

from prep.web import admin_door, operators

admin.autodiscover()
admin.site.login = admin_door.sign_in  # type: ignore[method-assign,assignment]
admin.site.has_permission = admin_door.may_enter  # type: ignore[method-assign]

urlpatterns = [
    path("", include("postings.urls")),
    path("", include("interviews.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/second-factor/", include("allauth.mfa.urls")),
    path("admin/", admin.site.urls),
    path("operators/", operators.detail, name="operators"),
    path("operators/switch/", operators.switch, name="operators_switch"),
]
