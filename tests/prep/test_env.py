from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from prep import env

READERS: list[tuple[Callable[..., Any], str, Any]] = [
    (env.str, " two words ", "two words"),
    (env.bool, "Yes", True),
    (env.bool, "off", False),
    (env.int, "12", 12),
    (env.float, "1.5", 1.5),
    (env.list, "a, b,,c ", ["a", "b", "c"]),
    (env.url, "https://prep.example", "https://prep.example"),
]


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VALUE", raising=False)
    monkeypatch.delenv("SECRET_KEY", raising=False)


@pytest.mark.parametrize(("reader", "text", "value"), READERS)
def test_reader_when_value_is_set_then_it_is_converted(
    reader: Callable[..., Any], text: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUE", text)
    assert reader("VALUE") == value


@pytest.mark.parametrize("reader", [reader for reader, _, _ in READERS])
@pytest.mark.parametrize("text", ["", "  "])
def test_reader_when_value_is_missing_then_it_says_how_to_fix_it(
    reader: Callable[..., Any], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUE", text)
    with pytest.raises(ImproperlyConfigured) as raised:
        reader("VALUE")
    assert str(raised.value) == (
        "VALUE is not set. Set it in the environment or in .env; .env.example explains it."
    )


@pytest.mark.parametrize(
    ("reader", "default"),
    [(env.str, ""), (env.bool, False), (env.int, 0), (env.float, 0.0), (env.list, []), (env.url, "")],
)
def test_reader_when_value_is_empty_then_the_default_holds(
    reader: Callable[..., Any], default: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUE", "")
    assert reader("VALUE", default) == default


@pytest.mark.parametrize(
    ("reader", "text", "sentence"),
    [
        (env.bool, "maybe", "VALUE is 'maybe': write true or false."),
        (env.int, "1.5", "VALUE is '1.5': write a whole number."),
        (env.int, "-1", "VALUE is -1: write 0 or more."),
        (env.float, "soon", "VALUE is 'soon': write a number."),
        (env.float, "-0.5", "VALUE is -0.5: write 0 or more."),
        (env.float, "inf", "VALUE is inf: write 0 or more."),
        (env.float, "nan", "VALUE is nan: write 0 or more."),
        (
            env.url,
            "ftp://name:password@host",
            "VALUE is not an address this can use: it must begin with http:// or https://.",
        ),
    ],
)
def test_reader_when_value_is_malformed_then_it_says_what_to_write(
    reader: Callable[..., Any], text: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUE", text)
    with pytest.raises(ImproperlyConfigured) as raised:
        reader("VALUE")
    assert str(raised.value) == sentence


def test_database_when_address_is_postgres_then_its_parts_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VALUE", "postgres://ana:s%40fe@db.example:5433/prep")
    read = env.database("VALUE", "")
    assert {name: read[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "prep",
        "USER": "ana",
        "PASSWORD": "s@fe",
        "HOST": "db.example",
        "PORT": 5433,
    }


def test_database_when_the_address_names_options_then_they_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VALUE", "postgres://db.example/prep?sslmode=require&connect_timeout=3")
    assert env.database("VALUE", "")["OPTIONS"] == {"sslmode": "require", "connect_timeout": 3}


@pytest.mark.parametrize(
    ("address", "settings"),
    [
        ("", {}),
        ("smtp://mail.example", {"HOST": "mail.example", "PORT": 25, "USE_TLS": False, "USE_SSL": False}),
        ("smtp+tls://mail.example/", {"PORT": 587, "USE_TLS": True, "USE_SSL": False}),
        ("SMTP+SSL://mail.example", {"PORT": 465, "USE_TLS": False, "USE_SSL": True}),
        ("smtp+ssl://mail.example:2465", {"PORT": 2465}),
        (
            "smtp://ana%40prep.example:p%23%2F%3A%40%25d@mail.example",
            {"HOST_USER": "ana@prep.example", "HOST_PASSWORD": "p#/:@%d"},
        ),
    ],
)
def test_email_when_address_is_given_then_its_parts_are_read(
    address: str, settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUE", address)
    read = env.email("VALUE")
    assert read["EMAIL_BACKEND"].split(".")[-2] == ("smtp" if address else "console")
    assert {name: read[f"EMAIL_{name}"] for name in settings} == settings


@pytest.mark.parametrize(
    ("reader", "address"),
    [
        (env.email, "smtp://ana:secret#7@mail.example"),
        (env.email, "smtp://ana:secret/7@mail.example"),
        (env.email, "smtp://ana:7#secret@mail.example"),
        (env.email, "smtp://ana:7?secret@mail.example"),
        (env.email, "smtp://ana:secret@mail.example:many"),
        (env.email, "smtp://secret@[mail.example"),
        (env.email, "smtp://:25"),
        (lambda name: env.database(name, ""), "postgres://ana:secret/7@db.example/prep"),
    ],
)
def test_address_when_its_password_is_not_encoded_then_it_says_how_to_and_keeps_it_secret(
    reader: Callable[..., Any], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUE", address)
    with pytest.raises(ImproperlyConfigured, match="^VALUE cannot be read.*# as %23") as raised:
        reader("VALUE")
    assert "secret" not in str(raised.value)
    error = raised.value
    assert error.__suppress_context__ or error.__context__ is None  # no traceback with the password either


def test_addresses_when_given_then_they_are_people_for_django(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VALUE", "ana@example.org, rui@example.org")
    assert env.addresses("VALUE") == [("ana@example.org",) * 2, ("rui@example.org",) * 2]
    monkeypatch.setenv("VALUE", "ana@example.org,Rui")
    with pytest.raises(ImproperlyConfigured, match="VALUE: 'Rui' is no email address"):
        env.addresses("VALUE")
    monkeypatch.setenv("VALUE", "")
    assert env.addresses("VALUE") == []


@pytest.mark.parametrize("key", ["x", "abcdefghij" * 4, "ab" * 40])
def test_long_key_when_it_could_be_guessed_then_it_says_what_to_write(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUE", key)
    with pytest.raises(
        ImproperlyConfigured, match="VALUE is too short or too plain: write 50 or more"
    ) as raised:
        env.long_key("VALUE")
    assert key not in str(raised.value).split()
    monkeypatch.setenv("VALUE", "abcdefghij" * 5)
    assert env.long_key("VALUE") == "abcdefghij" * 5


def test_load_when_file_and_environment_differ_then_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUE", "environment")
    monkeypatch.setenv("OTHER_VALUE", "")  # so that what load sets is taken away again
    monkeypatch.delenv("OTHER_VALUE")
    (tmp_path / ".env").write_text("# a comment\nVALUE=file\nOTHER_VALUE=Prep <prep@localhost>\n")
    env.load(tmp_path / ".env")
    assert (env.str("VALUE"), env.str("OTHER_VALUE")) == ("environment", "Prep <prep@localhost>")


def test_load_when_there_is_no_file_then_nothing_happens(tmp_path: Path) -> None:
    env.load(tmp_path / ".env")
    assert env.str("VALUE", "unset") == "unset"


def test_secret_key_when_unset_then_one_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    key = env.secret_key(folder)
    assert env.secret_key(folder) == key
    assert len(key) == 86
    assert [path.name for path in folder.iterdir()] == ["secret_key"]
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_secret_key_when_another_process_was_first_then_its_key_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret_key").write_text("theirs\n")
    monkeypatch.setattr(Path, "exists", lambda self: False)  # it appears just after we looked
    assert env.secret_key(tmp_path) == "theirs"


def test_secret_key_when_set_then_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from outside")
    assert env.secret_key(tmp_path / "var") == "from outside"
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("hosts", "local"),
    [(env.LOCAL_HOSTS, True), (["127.0.0.1"], True), (["localhost", "prep.example"], False), (["*"], False)],
)
def test_is_local_when_hosts_are_given_then_only_this_machine_counts(hosts: list[str], local: bool) -> None:
    assert env.is_local(hosts) == local


def test_env_example_when_read_then_every_value_has_a_line_of_meaning() -> None:
    lines = (Path(__file__).parents[2] / ".env.example").read_text().splitlines()
    bare = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if "=" in line and not line.startswith("#") and not (before.startswith("#") or "=" in before)
    ]
    assert bare == []


def test_choice_when_it_is_none_of_the_words_then_it_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLOUR", "mauve")

    with pytest.raises(ImproperlyConfigured, match="COLOUR is 'mauve': write red or green"):
        env.choice("COLOUR", ("red", "green"), "red")
    assert env.choice("UNSET_COLOUR", ("red", "green"), "green") == "green"


def test_parsed_when_it_makes_no_sense_names_the_variable(monkeypatch):
    def refuse(text):
        raise ValueError(f"{text!r} is nothing.")

    monkeypatch.setenv("PREP_X", "so so")

    assert env.parsed("PREP_X", str.upper) == "SO SO"
    with pytest.raises(ImproperlyConfigured, match="PREP_X: 'so so' is nothing."):
        env.parsed("PREP_X", refuse)
