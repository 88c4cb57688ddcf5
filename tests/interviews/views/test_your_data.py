"""Export and erase, in the browser."""

from django.urls import reverse

from postings.models import Posting
from prep.accounts.models import User
from tests import make

PAGE = reverse("interviews:your_data")
EXPORT = reverse("interviews:your_data_export")
ERASE = reverse("interviews:your_data_erase")


def test_page_when_a_visitor_looks_says_how_to_keep_it(vera_client):
    page = vera_client.get(PAGE).content.decode()

    assert "30 days" in page
    assert reverse("account_signup") in page


def test_page_when_signed_in_names_the_account(ana_client):
    assert "ana@example.org" in ana_client.get(PAGE).content.decode()


def test_page_when_signed_in_is_called_what_leads_to_it(ana_client, vera_client):
    page = ana_client.get(reverse("interviews:your_data")).content.decode()
    assert page.count(">Account<") == 2
    assert page.count("<h1>Account</h1>") == page.count("<title>Account · Prep</title>") == 1
    assert "<h1>Your data</h1>" in vera_client.get(reverse("interviews:your_data")).content.decode()


def test_export_when_asked_is_a_file_with_everything(vera, vera_client):
    make.finished(owner=vera)

    response = vera_client.get(EXPORT)

    assert response.headers["Content-Disposition"] == 'attachment; filename="prep-export.json"'
    (posting,) = response.json()["postings"]
    (question_set,) = posting["question_sets"]
    (interview,) = question_set["interviews"]
    assert posting["source_text"] == make.POSTING_TEXT
    assert interview["answers"][0]["text"] == make.GOOD_ANSWER
    assert interview["answers"][0]["assessment"][0]["verdicts"]


def test_erase_when_not_sure_changes_nothing(ana_client):
    response = ana_client.post(ERASE)

    assert response.status_code == 422
    assert User.objects.count() == 1


def test_erase_when_sure_ends_the_account_and_its_sign_in(ana, ana_client):
    make.posting(owner=ana)

    response = ana_client.post(ERASE, {"sure": "on"})

    assert response.url == reverse("postings:posting_create")
    assert "storage" in response.headers["Clear-Site-Data"]
    assert (User.objects.count(), Posting.objects.count()) == (0, 0)
    assert ana_client.get(PAGE).status_code == 302


def test_erase_when_a_visitor_is_sure_forgets_the_browser(vera_client):
    vera_client.post(ERASE, {"sure": "on"})

    assert User.objects.count() == 0
    assert vera_client.get(PAGE).status_code == 302
