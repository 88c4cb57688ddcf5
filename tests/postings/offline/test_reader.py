import json
from pathlib import Path

import pytest

from postings.offline import reader
from postings.prompts.read_posting import PostingDraft

SHARED = Path(__file__).resolve().parents[4] / "shared" / "yard" / "data" / "dev"

POSTING = """Save job
Harbour Operations Planner
Full-time
3-6
4/15/2026

Work Hours
38 hours/week
Visa Sponsorship
Yes

About Tidewater
Tidewater is a small family firm that has moved freight along the coast since 1951.

Key Responsibilities
• Plan the berths for twelve ships a week.
• Settle disputes between crews, pilots and customs officers.
• Report delays to the port authority within the hour.

Requirements
• At least 3 years of experience in port or rail planning
• Fluent English and good Dutch
• A pilot's licence is a plus

Key Skills
SchedulingConflict ResolutionReportingRisk ManagementNegotiationCustomer ServiceTeam LeadershipMicrosoft Excel
Categories
LogisticsManagement & Leadership
Apply Now
Please let Coastline Careers know you found this job on their page.
"""


def of_kind(read, kind):
    return [line["text"] for line in read["lines"] if line["kind"] == kind]


def facts_of(read):
    return {fact["name"]: fact["value"] for fact in read["facts"]}


def test_read_when_posting_has_headings_then_its_lines_by_kind():
    read = reader.read(POSTING)

    assert of_kind(read, "responsibility") == [
        "Plan the berths for twelve ships a week.",
        "Settle disputes between crews, pilots and customs officers.",
        "Report delays to the port authority within the hour.",
    ]
    assert of_kind(read, "qualification") == [
        "At least 3 years of experience in port or rail planning",
        "Fluent English and good Dutch",
        "A pilot's licence is a plus",
    ]


def test_read_when_posting_has_headings_then_no_doubt():
    assert reader.read(POSTING)["doubts"] == []


def test_read_when_line_calls_itself_a_plus_then_it_is_preferred():
    read = reader.read(POSTING)

    assert [line["text"] for line in read["lines"] if line["importance"] == "preferred"] == [
        "A pilot's licence is a plus"
    ]


def test_read_when_names_are_glued_then_skills_and_categories_stand_apart():
    read = reader.read(POSTING)

    assert read["skills"] == [
        "Scheduling",
        "Conflict Resolution",
        "Reporting",
        "Risk Management",
        "Negotiation",
        "Customer Service",
        "Team Leadership",
        "Microsoft Excel",
    ]
    assert read["categories"] == ["Logistics", "Management & Leadership"]


def test_read_when_page_shows_another_name_then_hiring_unit_and_publisher_are_kept_apart():
    read = reader.read(POSTING)

    assert (read["title"], read["hiring_organization"]) == ("Harbour Operations Planner", "Tidewater")
    assert facts_of(read) == {
        "work_hours": "38 hours/week",
        "visa_sponsorship": "yes",
        "employment_type": "full-time",
        "experience_min": "3",
        "experience_max": "6",
        "date_posted": "2026-04-15",
        "languages": "English, Dutch",
        "published_by": "Coastline Careers",
    }


def test_read_when_line_calls_on_skills_then_it_is_linked_to_them():
    lines = {line["text"]: line["skills"] for line in reader.read(POSTING)["lines"]}

    assert lines["Report delays to the port authority within the hour."] == ["Reporting"]


def test_read_when_page_chrome_stands_around_then_it_is_kept_apart():
    passages = {(str(p["kind"]), p["quote"]) for p in reader.read(POSTING)["passages"]}

    assert {
        ("chrome", "Save job"),
        ("chrome", "Apply Now"),
        ("promotion", "Please let Coastline Careers know you found this job on their page."),
    } <= passages


def test_read_when_posting_is_french_then_its_lines():
    read = reader.read(
        "Technicien de maintenance\n\nNotre mission : garder les trains à l'heure.\n\nVos missions\n"
        "- Contrôler les freins avant chaque départ\n- Réparer les portes\n\nProfil recherché\n"
        "- Bac pro ou deux ans d'expérience\n- La maîtrise de l'anglais serait un plus\n\nPostuler\n"
        "Envoyez votre CV à l'atelier.\n"
    )

    assert (read["language"], read["title"]) == ("fr", "Technicien de maintenance")
    assert of_kind(read, "responsibility") == [
        "Contrôler les freins avant chaque départ",
        "Réparer les portes",
    ]
    assert [
        (line["text"], line["importance"]) for line in read["lines"] if line["kind"] == "qualification"
    ] == [
        ("Bac pro ou deux ans d'expérience", "required"),
        ("La maîtrise de l'anglais serait un plus", "preferred"),
    ]


def test_read_when_line_breaks_are_lost_then_headings_inside_the_line_still_part_it():
    read = reader.read(
        "Baker wanted. Key Responsibilities Bake the bread of the house every night, keep the ovens clean. "
        "Order flour and yeast in good time and check what is delivered. REQUIREMENTS Two years of "
        "experience in a bakery. A clean driving licence. HOW TO APPLY Send your letter before Easter."
    )

    assert of_kind(read, "responsibility") == [
        "Bake the bread of the house every night, keep the ovens clean.",
        "Order flour and yeast in good time and check what is delivered.",
    ]
    assert of_kind(read, "qualification") == [
        "Two years of experience in a bakery.",
        "A clean driving licence.",
    ]
    assert (read["title"], read["doubts"]) == ("Baker", [])


def test_read_when_posting_lists_no_skills_then_known_names_from_its_lines():
    read = reader.read(
        "Data Engineer\n\nWhat you'll do\n• Build pipelines in Python and Airflow.\n• Go where trouble is\n"
        "\nWhat you bring\n• Experience with PostgreSQL, Kafka and TestRig9X\n• Good communication skills\n"
    )

    assert sorted(read["skills"]) == sorted(
        ["PostgreSQL", "Kafka", "TestRig9X", "communication skills", "Python", "Airflow"]
    )


def test_read_when_language_is_not_read_then_it_says_so_and_guesses_no_lines():
    read = reader.read(
        "Krankenpfleger\n\nIhre Aufgaben\n• Sie pflegen und betreuen die Patienten auf der Station\n\n"
        "Ihr Profil\n• Eine abgeschlossene Ausbildung und Freude an der Arbeit im Team\n"
    )

    assert (read["language"], read["lines"], read["skills"]) == ("de", [], [])
    assert read["doubts"] == [
        "This posting seems to be in German, which Prep does not read yet, so its lines were not read."
    ]


def test_read_when_text_is_no_posting_then_it_says_so():
    read = reader.read(
        "The cat sat on the mat and looked at the rain. It was the third day of the storm, and all of the "
        "boats were still in the harbour. Nobody had seen the ferry."
    )

    assert read["lines"] == []
    assert read["doubts"] == [
        "This may be no job posting: neither responsibilities nor requirements were found."
    ]


def test_read_when_text_is_empty_then_it_says_so():
    assert reader.read(" \n ")["doubts"] == ["There is no text to read."]


def test_read_when_text_is_very_long_then_the_rest_is_kept_and_said():
    text = "Duties\n" + "".join(f"• Count the boxes of row {number}.\n" for number in range(4000))

    read = reader.read(text)

    assert len(read["lines"]) == 200
    read_to = read["passages"][-1]["quote_start"]
    said = f"The text is very long, or in very many lines: only its first {read_to:,} characters were read."
    assert (read_to, read["doubts"][0]) == (reader.LONGEST, said)


def test_read_when_as_long_as_may_be_pasted_in_short_lines_then_all_of_it_is_read():
    text = "Duties\n" + "• Count all boxes\n" * 2_700

    read = reader.read(text)

    assert not any("very long" in doubt for doubt in read["doubts"])


def test_read_when_in_more_lines_than_are_read_then_the_rest_is_kept_and_said():
    read = reader.read("Duties\n" + "Count\n" * 6_000)

    assert "very many lines" in read["doubts"][0]
    assert read["passages"][-1]["quote"].startswith("\nCount")


def test_read_when_dates_have_two_readings_then_it_says_which():
    read = reader.read(POSTING.replace("4/15/2026", "4/5/2026"))

    assert facts_of(read)["date_posted"] == "2026-04-05"
    assert read["doubts"] == ["The date 4/5/2026 may be read two ways; it was read as month, day, year."]


def test_read_when_asked_twice_then_the_same_answer():
    assert reader.read(POSTING) == reader.read(POSTING)


HOSTILE = {
    "empty": "",
    "blanks": "\n" * 5000,
    "one letter": "x",
    "words": "word " * 40_000,
    "letters": "a" * 200_000,
    "bullets": "Duties\n" + "• Keep the plan.\n" * 10_000,
    "headings": "Nice to have: " * 15_000,
    "glued": "Key Skills\n" + "AaBb" * 10_000,
    "glued low": "Key Skills\n" + "xjava" * 3000,
    "digits": ("1" * 790 + "\n") * 60,
    "dots": "." * 200_000,
    "spaces": "Duties x" + " " * 200_000 + "y",
    "brackets": "<" * 60_000 + "(" * 60_000,
    "surrogates": "Duties \ud83d\n• Keep \udc00 it\n" + "x\ud800" * 30_000,
    "nul": "Duties\x00\x01\n• Keep\x1b[31m red\n",
    "emoji": "🙂" * 2000 + "\nDuties 🧹\n• Sweep 🧽\n",
    "arabic": "المؤهلات\n• خبرة",
    "html": "<html><body><h2>Duties</h2><ul><li>Sell &amp; serve</li></ul></body></html>" * 200,
    "scripts": "<script>" * 6000 + "</script" * 100,
    "entities": "&amp;&#38;&nbsp;&bogus;" * 2000,
    "json": '{"id": "0"}\n' * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_read_when_text_is_hostile_then_a_valid_draft_with_quotes_in_place(name):
    text = HOSTILE[name]

    draft = PostingDraft.model_validate(reader.read(text))

    quoted = [*draft.lines, *draft.passages, *(fact for fact in draft.facts if fact.quote)]
    assert [text[q.quote_start :][: len(q.quote)] for q in quoted] == [q.quote for q in quoted]


def test_read_when_page_is_pasted_as_html_then_its_tags_part_the_lines():
    read = reader.read("<h2>Duties</h2><ul><li>Sell bread and cakes</li><li>Serve the guests</li></ul>")

    assert of_kind(read, "responsibility") == ["Sell bread and cakes", "Serve the guests"]


def test_read_when_posting_is_read_then_every_word_belongs_somewhere():
    read = reader.read(POSTING)
    quotes = [*read["lines"], *read["passages"], *(fact for fact in read["facts"] if fact["quote"])]
    kept = {place for q in quotes for place in range(q["quote_start"], q["quote_start"] + len(q["quote"]))}

    rest = "".join(c if place not in kept else " " for place, c in enumerate(POSTING))

    # Labels go with their value, and names with the list they stand in.
    glued = [line for line in POSTING.splitlines() if line.startswith(("SchedulingC", "LogisticsM"))]
    assert rest.replace("•", " ").split() == [
        *"Harbour Operations Planner Work Hours Visa Sponsorship".split(),
        *" ".join(glued).split(),
    ]


def seed():
    path = SHARED / "seed.json"
    if not path.exists():
        pytest.skip("The sample postings are not beside the project.")
    key = json.loads(path.read_text(encoding="utf-8"))
    return key, (SHARED / key["posting"]).read_text(encoding="utf-8")


def test_read_when_posting_comes_from_a_job_board_then_exactly_its_lines_skills_and_categories():
    key, text = seed()

    read = reader.read(text)

    assert of_kind(read, "responsibility") == key["responsibility"]
    assert of_kind(read, "qualification") == key["qualification"]
    assert (read["skills"], read["categories"]) == (key["skills"], key["categories"])
    assert (read["title"], read["hiring_organization"]) == (key["title"], key["hiring_organization"])


def test_read_when_posting_is_one_long_line_then_it_asks_to_check_where_it_was_split():
    duties = " ".join(f"You will row boat number {number} across the harbour." for number in range(20))

    read = reader.read(f"We are looking for a Harbour Pilot. {duties}")

    assert len(of_kind(read, "responsibility")) == 20
    assert any(doubt.startswith("The text is one long line") for doubt in read["doubts"])


CV = """Marta Lind
12 Long Lane, Leeds

Profile
Experienced bookkeeper who likes small firms.

Work experience
Jan 2018 - now Bookkeeper, Fenwick Ltd
- Ran the purchase ledger for 300 suppliers
03/2011 – 12/2018 Accounts assistant, Bray & Co
- Reconciled five bank accounts every week
"""


@pytest.mark.parametrize("text", [CV, f"Curriculum Vitae\n{CV.partition('Work')[0]}"])
def test_read_when_it_is_a_cv_then_only_that_is_said(text):
    read = reader.read(text)

    assert [doubt.partition(".")[0] for doubt in read["doubts"]] == ["This looks like a CV"]
    assert read["title"] != "Curriculum Vitae"


def test_read_when_a_posting_tells_the_years_of_its_house_then_it_is_no_cv():
    told = (
        POSTING
        + "\nWork experience\n2018 - now our third shop\n2011 - 2018 our second\nEducation\nA diploma\n"
    )

    assert not any("CV" in doubt for doubt in reader.read(told)["doubts"])
