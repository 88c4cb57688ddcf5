"""Addresses of postings. The front page is where a posting is pasted."""

from django.urls import path

from postings.views import line, posting, skill

app_name = "postings"

urlpatterns = [
    path("", posting.create, name="posting_create"),
    path("postings/<str:code>/", posting.detail, name="posting_detail"),
    path("postings/<str:code>/edit/", posting.edit, name="posting_edit"),
    path("postings/<str:code>/reread/", posting.reread, name="posting_reread"),
    path("postings/<str:code>/lines/add/", line.create, name="line_create"),
    path("postings/<str:code>/lines/<int:pk>/", line.detail, name="line_detail"),
    path("postings/<str:code>/lines/<int:pk>/edit/", line.edit, name="line_edit"),
    path("postings/<str:code>/lines/<int:pk>/remove/", line.remove, name="line_remove"),
    path("postings/<str:code>/lines/<int:pk>/restore/", line.restore, name="line_restore"),
    path("postings/<str:code>/skills/add/", skill.create, name="skill_create"),
    path("postings/<str:code>/skills/<int:pk>/remove/", skill.remove, name="skill_remove"),
]
