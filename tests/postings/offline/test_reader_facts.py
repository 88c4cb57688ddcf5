import pytest

from postings.offline.dates import is_ambiguous, iso_date
from postings.offline.facts import facts
from postings.offline.sections import placed
from postings.offline.units import units


def found(text, language="en"):
    return {name: fact.value for name, fact in facts(text, placed(units(text)), language).found.items()}


@pytest.mark.parametrize(
    ("written", "day_first", "iso"),
    [
        ("1/15/2026", False, "2026-01-15"),
        ("15/1/2026", False, "2026-01-15"),
        ("3/4/2026", True, "2026-04-03"),
        ("3.4.2026", False, "2026-04-03"),
        ("2026-01-15", False, "2026-01-15"),
        ("07-13-18", False, "2018-07-13"),
        ("07-13-98", False, "1998-07-13"),
        ("15 January 2026", False, "2026-01-15"),
        ("Jan. 15th, 2026", False, "2026-01-15"),
        ("1er février 2026", True, "2026-02-01"),
        ("February 2026", False, None),
        ("31/31/2026", False, None),
        ("soon", False, None),
    ],
)
def test_iso_date_when_written_so_then_that_day(written, day_first, iso):
    assert iso_date(written, day_first=day_first) == iso


@pytest.mark.parametrize(
    ("written", "ambiguous"),
    [
        ("3/4/2026", True),
        ("3/3/2026", False),
        ("1/15/2026", False),
        ("3.4.2026", False),
        ("2026-03-04", False),
    ],
)
def test_is_ambiguous_when_day_and_month_could_change_places_then_true(written, ambiguous):
    assert is_ambiguous(written) is ambiguous


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Location: Turku\n", {"location": "Turku"}),
        ("Location\nTurku\n", {"location": "Turku"}),
        ("Job type: Part-time\n", {"employment_type": "part-time"}),
        ("Job type: whatever\n", {}),
        ("Salary: $40,000 to $50,000 a year\n", {"salary": "$40,000 to $50,000 a year"}),
        ("Salary: competitive\n", {}),
        ("Language: English, German\n", {"languages": "English, German"}),
        ("Language: any\n", {}),
        ("Experience: 2 to 4 years\n", {"experience_min": "2", "experience_max": "4"}),
        ("Experience: at least 2 years\n", {"experience_min": "2"}),
        ("Experience: none\n", {}),
        ("Visa sponsorship: not offered\n", {"visa_sponsorship": "no"}),
        ("Visa sponsorship: ask us\n", {}),
        ("Closing date: 3 May 2026\n", {"valid_through": "2026-05-03"}),
        ("Closing date: as soon as we can\n", {}),
        ("Apply by 15 December 2026\n", {"valid_through": "2026-12-15"}),
        ("Ring us. Applications close on Friday, 3 May 2026 at noon.\n", {"valid_through": "2026-05-03"}),
        ("The closing date for applications is 3 May 2026.\n", {"valid_through": "2026-05-03"}),
        ("The deadline is midnight on 3 May 2026.\n", {"valid_through": "2026-05-03"}),
        ("The shop closed in May 2019, and opened again on 3 May 2026.\n", {}),
        ("Baker\n📍 Manchester\n", {"location": "Manchester"}),
        (
            "Baker\n💷 £12.60/h | 📍 Hebden Bridge, West Yorkshire | ⏰ nights\n",
            {"location": "Hebden Bridge, West Yorkshire", "salary": "£12.60/h"},
        ),
        ("📍 You will find us by the harbour, where we have baked since 1891.\n", {}),
        ("Date posted: 3/4/2026\n", {"date_posted": "2026-03-04"}),
        ("Office: we moved into a very old house by the river last spring.\n", {}),
        ("Job title: Sailor\n", {}),
        ("Senior\n", {"seniority": "Senior"}),
        ("51-200 employees\n", {"company_size": "51-200 employees"}),
        ("3/4/2026\n", {"date_posted": "2026-03-04"}),
        ("You work 38 hours a week.\n", {"work_hours": "38 hours a week"}),
        ("We are 51-200 people.\n", {"company_size": "51-200 people"}),
        ("We pay £30,000 per year.\n", {"salary": "£30,000 per year"}),
        ("This is a hybrid role.\n", {"workplace_type": "hybrid"}),
        ("We are not able to sponsor visas.\n", {"visa_sponsorship": "no"}),
        ("You speak fluent French.\n", {"languages": "French"}),
        ("7 years of experience as a cook.\n", {"experience_min": "7"}),
    ],
)
def test_facts_when_posting_says_so_then_that_value(text, expected):
    assert found(text) == expected


def test_facts_when_posting_is_french_then_dates_begin_with_the_day():
    assert found("Date limite: 3/4/2026\n", "fr") == {"valid_through": "2026-04-03"}


def test_facts_when_dates_have_two_readings_then_they_are_listed():
    text = "Date posted: 3/4/2026\n"

    assert facts(text, placed(units(text)), "en").ambiguous == ["3/4/2026"]


def test_facts_when_value_has_words_then_their_place():
    text = "x\nVisa Sponsorship\nNo\n"

    fact = facts(text, placed(units(text)), "en").found["visa_sponsorship"]

    assert text[fact.start : fact.end] == "No"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ability to speak or write a language other than English.\n", {}),
        ("Speak a language other than English or French; fluent German.\n", {"languages": "German"}),
        ("Two years of full-time paid experience in the care of plants.\n", {"experience_min": "2"}),
        (
            "Three years of full-time paid potable or waste water system experience.\n",
            {"experience_min": "3"},
        ),
        ("Temps partiel accepté (modalités à débattre).\n", {}),
        ("Fixed term; part-time and job-share applicants considered.\n", {"employment_type": "contract"}),
        ("Full time, with a view to a permanent post.\n", {"employment_type": "full-time"}),
        ("Duties\n• Supervise two part-time kitchen assistants\n", {}),
        ("We are an approved contractor.\n", {}),
        ("We pay 1.350 € brutos/mes.\n", {"salary": "1.350 € brutos/mes"}),
        ("On offre 38 à 45 k€ par an.\n", {"salary": "38 à 45 k€ par an"}),
        ("Pay is £12.60/h plus tips.\n", {"salary": "£12.60/h"}),
        ("It is £13 ph.\n", {"salary": "£13 ph"}),
        ("It is $27 TO $35/HR.\n", {"salary": "$27 TO $35/HR"}),
        ("The salary is €65,000 to €80,000. It is paid monthly.\n", {"salary": "€65,000 to €80,000"}),
        ("We raised €7.5 million. You get €50k a year.\n", {"salary": "€50k a year"}),
    ],
)
def test_facts_when_words_could_be_taken_for_more_then_only_what_they_say(text, expected):
    assert found(text) == expected
