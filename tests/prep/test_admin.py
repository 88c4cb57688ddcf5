"""The admin: a ledger to read, and people without their practice."""

from django.contrib import admin
from django.urls import reverse

from interviews.models import Answer
from postings.models import Posting
from prep.accounts.models import User
from prep.engines.models import EngineCall
from tests import make
from tests.conftest import client_of


def test_ledger_when_staff_looks_can_be_read_but_not_changed(db):
    boss = make.person(email="boss@example.org", is_staff=True, is_superuser=True)
    make.posting(owner=boss)
    client = client_of(boss)
    call = EngineCall.objects.get()

    page = client.get(reverse("admin:engines_enginecall_changelist"))

    assert page.status_code == 200
    assert "read_posting" in page.content.decode()
    assert client.get(reverse("admin:engines_enginecall_add")).status_code == 403
    assert client.post(reverse("admin:engines_enginecall_change", args=[call.pk])).status_code == 403
    assert client.post(reverse("admin:engines_enginecall_delete", args=[call.pk])).status_code == 403


def test_admin_when_listed_shows_nobodys_practice():
    assert {Posting, Answer} & set(admin.site._registry) == set()


def test_people_when_staff_looks_are_listed(ana, db):
    client = client_of(make.person(email="boss@example.org", is_staff=True, is_superuser=True))

    assert "ana@example.org" in client.get(reverse("admin:accounts_user_changelist")).content.decode()


def test_people_when_staff_looks_can_be_neither_added_nor_deleted_there(ana):
    boss = make.person(email="boss@example.org", is_staff=True, is_superuser=True)
    client = client_of(boss)
    people = reverse("admin:accounts_user_changelist")
    deleting = {"action": "delete_selected", "_selected_action": [ana.pk], "post": "yes"}

    assert client.get(reverse("admin:accounts_user_add")).status_code == 403
    assert (
        client.post(reverse("admin:accounts_user_delete", args=[ana.pk]), {"post": "yes"}).status_code == 403
    )
    assert "delete_selected" not in client.get(people).content.decode()
    client.post(people, deleting)
    assert User.objects.filter(pk=ana.pk).exists()
    assert client.get(reverse("admin:accounts_user_change", args=[ana.pk])).status_code == 200
