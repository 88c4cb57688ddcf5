"""`check_engine`: plain words about an endpoint, whatever is wrong with it."""

import io

import pytest
from django.core.management import CommandError, call_command

from interviews.pipeline import engine_check
from prep.engines import ask
from prep.engines.base import Usage
from prep.engines.checking import is_whole
from tests.faults.server import FaultServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def check(settings, faults: FaultServer):
    """What the command prints about an endpoint of that way, and whether it ends well."""

    def run(way: str, url: str = "", **more) -> tuple[str, bool]:
        settings.OPENAI_BASE_URL, settings.OPENAI_API_KEY = url or faults.url(way), "a-key"
        for name, value in {"ENGINE_MODEL": "stand-in", "ENGINE_DEADLINE": 30.0, **more}.items():
            setattr(settings, name, value)
        ask.engine.cache_clear()
        said, ends_well = io.StringIO(), True
        try:
            call_command("check_engine", stdout=said)
        except SystemExit:
            ends_well = False
        return said.getvalue(), ends_well

    yield run
    ask.engine.cache_clear()


def test_check_when_everything_works_says_so_with_figures(check):
    said, ends_well = check("ok")

    assert ends_well
    assert said.startswith("Asking stand-in at http://127.0.0.1:")
    assert "It found 40 of 40 duties word for word." in said
    assert "3 of 3 pass our checks." in said
    assert said.count(": works.") == 4
    assert "by a strict JSON schema" in said
    assert "what that costs is unknown" in said
    assert said.endswith("Everything works.\n")


def test_check_when_the_price_is_known_says_what_it_cost(check):
    said, _ = check("ok", ENGINE_MODEL="gpt-4o-mini")

    assert "at the price known for gpt-4o-mini that is 0.00" in said


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("no_schema", "as some JSON object"),
        ("words_only", "in words only"),
        ("ignores_schema", "as some JSON object"),
        ("old", "does not stream"),
        ("thinker", "thinks unseen"),
        ("content_in_parts", "the server does not count tokens"),
    ],
)
def test_check_when_the_server_is_limited_says_in_what(check, way, words):
    said, ends_well = check(way)

    assert ends_well
    assert words in said


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("bad_key", "look at OPENAI_API_KEY"),
        ("no_such_model", "The server does not list stand-in. It lists: large-1, small-1."),
        ("html_200", "is /v1 missing at its end?"),
        ("error_500", "reported trouble of its own. [500: The server had an error]"),
        ("wrong_schema", "did not have the agreed form"),
    ],
)
def test_check_when_it_does_not_work_says_why_and_ends_badly(check, way, words):
    said, ends_well = check(way)

    assert not ends_well
    assert "does not work" in said
    assert words in said


def test_check_when_v1_is_missing_says_that_it_is(check, faults):
    said, _ = check("", url=faults.url("strict_paths").removesuffix("/v1"))

    assert "/strict_paths/v1 does answer: most servers want /v1 at the end." in said


def test_check_when_the_address_is_wrong_says_that_nothing_answers(check, faults):
    said, _ = check("", url=faults.url("nowhere"))

    assert "Nothing that speaks this language answers at OPENAI_BASE_URL" in said


def test_check_when_nobody_listens_asks_whether_a_server_runs(check):
    said, _ = check("", url="http://127.0.0.1:9/v1")

    assert "Does a server run at http://127.0.0.1:9/v1" in said
    assert said.count("does not work") == 1  # one look is enough


def test_check_when_it_is_too_slow_names_the_deadline(check):
    said, _ = check("silence", ENGINE_DEADLINE=0.3)

    assert "It was given 0.3 s; ENGINE_DEADLINE sets that." in said


def test_check_when_the_server_cuts_texts_says_so(check):
    said, ends_well = check("forgetful")

    assert not ends_well
    assert "so it cut the text" in said
    assert "perhaps the server cuts long texts" in said


def test_check_when_no_model_is_named_asks_for_one(settings):
    settings.ENGINE_MODEL = ""

    with pytest.raises(CommandError, match="ENGINE_MODEL"):
        call_command("check_engine")


def test_whole_when_nothing_was_counted_is_believed():
    assert is_whole(engine_check.READ, Usage())
    assert not is_whole(engine_check.READ, Usage(100, 0, 0))
