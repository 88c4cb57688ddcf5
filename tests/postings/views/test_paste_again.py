"""A text that may be no posting: pasting again comes first."""

from django.test import Client
from django.urls import reverse

from prep.accounts.models import User
from tests import make
from tests.postings.views.test_posting import FRONT, body, page

RECIPE = """Lemon drizzle loaf

225 g butter
225 g sugar
4 eggs

1. Heat the oven to 180 C and line a tin with baking paper.
2. Beat the butter and the sugar until pale, then add the eggs one at a time.
3. Check that the top is even, and bake it for 45 minutes until a skewer comes out clean.
4. Serve it in thick slices.
"""


def test_detail_when_the_text_may_be_no_posting_then_pasting_again_comes_first(
    ana: User, ana_client: Client
) -> None:
    posting = make.posting(owner=ana, text=RECIPE)

    shown = body(ana_client.get(page(posting)))

    assert "This does not read like a job posting:" in shown
    assert posting.lines.exists()
    again = f'<a class="button" href="{FRONT}">Paste it again</a>'
    asked = '<button class="button" data-tone="quiet" type="submit">Write my questions</button>'
    assert 0 < shown.index(again) < shown.index(asked)
    assert shown.count('<button class="button" type="submit">') == 0


def test_detail_when_its_owner_says_that_it_is_a_posting_then_asking_comes_first_again(
    ana: User, ana_client: Client
) -> None:
    posting = make.posting(owner=ana, text=RECIPE)
    ana_client.post(reverse("postings:posting_edit", args=[posting.code]), {"title": "Cook"})

    shown = body(ana_client.get(page(posting)))

    assert '<button class="button" type="submit">Write my questions</button>' in shown
    assert "Paste it again" not in shown
