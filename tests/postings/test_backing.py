import pytest

from postings.backing import is_backed


@pytest.mark.parametrize(
    ("name", "value", "quote"),
    [
        ("experience_min", "5", "5+ years in a kitchen"),
        ("experience_min", "3", "at least three years"),
        ("experience_min", "2", "deux ans d'expérience"),
        ("experience_min", "0", "No experience needed"),
        ("experience_min", "0", "You don't need any experience"),
        ("experience_min", "0", "Débutants acceptés"),
        ("valid_through", "2026-03-05", "Apply by 5 March 2026"),
        ("valid_through", "2026-03-05", "Apply by 5 March"),
        ("location", "Leeds", "Based in LEEDS, full time"),
        ("languages", "English, French", "fluent French and English"),
        ("employment_type", "full_time", "Vollzeit"),
    ],
)
def test_fact_when_its_quote_says_it_is_backed(name, value, quote):
    assert is_backed(name, value, quote)


@pytest.mark.parametrize(
    ("name", "value", "quote"),
    [
        ("experience_min", "10", "5+ years in a kitchen"),
        ("experience_min", "many", "many years"),
        ("experience_min", "0", "experience needed"),
        ("experience_min", "1", "No experience needed"),
        ("valid_through", "2027-03-05", "Apply by 5 March 2026"),
        ("valid_through", "2026-03-06", "Apply by 5 March 2026"),
        ("valid_through", "soon", "Apply soon"),
        ("location", "Paris", "Based in Leeds"),
        ("location", " ", "Based in Leeds"),
        ("salary", "100000", "Salary by agreement"),
        ("employment_type", "full_time", " "),
    ],
)
def test_fact_when_its_quote_does_not_say_it_is_not(name, value, quote):
    assert not is_backed(name, value, quote)
