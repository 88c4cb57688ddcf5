"""What an endpoint says of itself when it is only looked at."""

import pytest

from prep.engines.remote.asking import release
from prep.engines.remote.probe import look


def test_look_when_nothing_listens_says_that_nothing_is_there():
    assert not look("http://127.0.0.1:9/v1", "").there


@pytest.mark.django_db(transaction=True)
def test_connection_when_given_back_opens_again_by_itself(django_user_model):
    django_user_model.objects.create_visitor()

    release()

    assert django_user_model.objects.count() == 1
