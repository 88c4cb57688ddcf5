import pytest

from postings.offline import reader
from postings.offline.glue import is_glued, unglue
from postings.offline.links import links
from postings.offline.sections import placed
from postings.offline.skills import categories, filled, listed_skills, names_in, split_names
from postings.offline.units import units


@pytest.mark.parametrize(
    "names",
    [
        ["Wound Care", "Budgeting", "Root Cause Analysis"],
        ["JavaScript", "Java", "AWS", "SQL"],
        ["iOS", "jQuery", "Go", "macOS"],
        ["Harbour Pilotage", "CI/CD", "Docking"],
        ["Keeping An Unusually Long Register Of All Ships", "Rope Work"],
    ],
)
def test_unglue_when_names_run_together_then_they_come_apart(names):
    assert unglue("".join(names)) == names


def test_unglue_when_run_is_very_long_then_it_is_cut_at_every_seam():
    assert unglue("RopeWork" * 500) == ["Rope", "Work"] * 500


def test_unglue_when_no_name_fits_then_the_text_stays_whole():
    assert unglue(" javascripted ") == ["javascripted"]


@pytest.mark.parametrize(
    ("text", "glued"),
    [("Wound CareBudgeting", True), ("SQLServer", True), ("Wound Care, BudGet", False), ("Care", False)],
)
def test_is_glued_when_small_letter_meets_capital_then_true(text, glued):
    assert is_glued(text) is glued


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rope work, Knots; Tides", ["Rope work", "Knots", "Tides"]),
        ("java kotlin spring-boot", ["java", "kotlin", "spring-boot"]),
        ("cloud aws", ["cloud", "aws"]),
        ("Python Docker Spring Boot Redis", ["Python", "Docker", "Spring Boot", "Redis"]),
        ("Care of the old harbour", ["Care of the old harbour"]),
        ("Python, care of old Docker", ["Python", "care of old Docker"]),
        ("Care of Docker Python Redis", ["Care of Docker Python Redis"]),
        ("Backend: Python, Go", ["Python", "Go"]),
        ("Python TypeScript Ropes", ["Python", "TypeScript", "Ropes"]),
        ("Android iOS Python J2Obj", ["Android", "iOS", "Python", "J2Obj"]),
        ("Tidy iOS ShelvesTying", ["Tidy iOS Shelves", "Tying"]),
    ],
)
def test_split_names_when_separated_so_then_the_names(text, names):
    assert split_names(text) == names


def read_lists(text):
    places = placed(units(text))
    return listed_skills(places, set()).names, categories(places, set()).names


def test_listed_skills_when_another_label_follows_then_the_list_has_ended():
    text = (
        "Industry:\nFishing\nCompany type:\nPrivate\nSkills\nKnots\nknots\n-\n"
        "We like people who can tie every knot\n"
    )

    assert read_lists(text) == (["Knots"], ["Fishing"])


def test_listed_skills_when_a_label_without_a_colon_follows_then_the_list_has_ended():
    assert read_lists("Skills\nKnots\nLocation\nTurku\nSea\n") == (["Knots"], [])


def test_listed_skills_when_page_promotes_itself_then_the_list_has_ended():
    text = "Skills\nKnots\nGenerate a resume for it\nTides\n"

    assert read_lists(text) == (["Knots"], [])


def test_listed_skills_when_a_line_is_a_sentence_then_it_is_no_name():
    text = "Skills\nKnots\nExperience building DeckHand ships\nand\nTides\n"

    assert read_lists(text) == (["Knots", "Tides"], [])
    assert [line["text"] for line in reader.read(text)["lines"]] == ["Experience building DeckHand ships"]


def test_listed_skills_when_names_of_a_run_read_like_a_sentence_then_they_are_still_names():
    text = "Skills\nKnowledge of TidesWork in TeamsKnot TyingRow Boats\n"

    assert read_lists(text) == (["Knowledge of Tides", "Work in Teams", "Knot Tying", "Row Boats"], [])


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Experience with Python and Spring Boot", ["Python", "Spring Boot"]),
        ("You go where others rest", []),
        ("Write services in Go", ["Go"]),
        ("Go home", []),
        ("Planning the week", []),
        ("Experience in planning", []),
        ("Experience in horticulture", ["horticulture"]),
        ("Ask <PYTHON> about it", []),
        ("fluent english", ["english"]),
        ("r and c", []),
    ],
)
def test_names_in_when_sentence_names_skills_then_those(sentence, names):
    assert list(names_in(sentence)) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [("Experience with EEG and RigTest, NOT more", ["EEG", "RigTest"]), ("KNOWS EEG AND MEG", [])],
)
def test_read_when_letters_show_a_name_then_it_is_a_skill(line, names):
    assert reader.read(f"Duties\n• Row the boat.\nRequirements\n• {line}\n")["skills"] == names


def test_filled_when_names_are_spelled_otherwise_then_the_listed_stay():
    assert filled(["Go", "SQL"], ["go", "Golang", "Ada"]) == ["Go", "SQL", "Ada"]


@pytest.mark.parametrize(
    ("line", "skills", "expected"),
    [
        ("Report delays to the harbour", ["Reporting", "Knots"], ["Reporting"]),
        ("Supervise the crew", ["Team Leadership"], ["Team Leadership"]),
        ("Lead the way to the harbour", ["Team Leadership"], []),
        (
            "Run operational tasks and manage the quay",
            ["Operational Safety", "Quay Management"],
            ["Quay Management"],
        ),
        ("Fluent Dutch", ["Communication", "Reporting"], []),
        ("Tie knots", ["Work"], []),
        (
            "Plan tides, knots, sails and ropes",
            ["Tides", "Knots", "Sails", "Ropes"],
            ["Tides", "Knots", "Sails"],
        ),
    ],
)
def test_links_when_line_calls_on_skills_then_at_most_three(line, skills, expected):
    assert links([line], skills) == [expected]


def test_links_when_more_than_three_are_called_on_then_those_of_few_lines_come_first():
    skills = ["Tides", "Knots", "Sails", "Ropes"]

    found = links(["Tides, knots, sails and ropes", "Tides and knots"], skills)

    assert found == [["Sails", "Ropes", "Tides"], ["Tides", "Knots"]]


ROWING = "Duties\n• Row the boat.\nRequirements\n• Experience with Python\nSkills\n"


def test_read_when_few_skills_are_listed_then_those_that_the_lines_name_follow():
    assert reader.read(ROWING + "Knots\nTides\nSails\n")["skills"] == ["Knots", "Tides", "Sails", "Python"]


def test_read_when_eight_skills_are_listed_then_no_more_are_sought_in_the_lines():
    listed = ["Knots", "Tides", "Sails", "Charts", "Radio", "Engines", "Repairs", "Cooking"]

    assert reader.read(ROWING + "\n".join(listed))["skills"] == listed


SPELLED = """Backend developer
What you need
- Three years with ASP.NET Core or Node.js / NodeJS
- .NET, JavaScript, Java Script and TypeScript
- PostgreSQL (Postgres) under load
"""


def test_read_when_a_skill_is_spelled_in_several_ways_then_it_is_listed_once():
    assert reader.read(SPELLED)["skills"] == [
        "ASP.NET Core",
        "Node.js",
        ".NET",
        "JavaScript",
        "TypeScript",
        "PostgreSQL",
    ]


def test_read_when_the_posting_lists_two_spellings_itself_then_its_list_stands():
    listed = "Cook\nDuties\n- Cook lunch\nSkills\nPostgres\nPostgreSQL\nMS Excel\nExcel\n"

    assert reader.read(listed)["skills"] == ["Postgres", "PostgreSQL", "MS Excel", "Excel"]


def test_read_when_tags_and_lines_spell_a_skill_in_two_ways_then_it_is_listed_once_as_the_lines_have_it():
    text = (
        "Designer\nSkills\nspring-boot amazon-web-services user-experience\nRequirements\n"
        "- Experience with Spring Boot, AWS, UX and Figma\n- Knowledge of user experience\n"
    )

    assert reader.read(text)["skills"] == ["Spring Boot", "AWS", "UX", "Figma"]


def test_links_when_a_line_has_another_spelling_then_it_calls_the_skill():
    lines = ["Tune Postgres under load", "Run things in Excel", "You go to customers, Monday to Friday"]

    assert links(lines, ["PostgreSQL", "Microsoft Excel", "Golang"]) == [
        ["PostgreSQL"],
        ["Microsoft Excel"],
        [],
    ]


@pytest.mark.parametrize("line", ["DM us!", "Or call me today", "or", "Just text us for more details."])
def test_read_when_a_line_only_says_how_to_ask_then_it_is_no_qualification(line):
    read = reader.read(f"Baker\nWhat you need\n- Patience with dough\n{line}\n- Early mornings\n")

    assert [drafted["text"] for drafted in read["lines"]] == ["Patience with dough", "Early mornings"]


def test_read_when_a_tool_is_called_like_a_trade_then_by_its_capital_if_hardly_anybody_has_that_trade():
    text = (
        "Engineer\nRequirements\n- Experience with Docker\n- Lunch with our Chef, and no docker on the quay\n"
    )

    assert reader.read(text)["skills"] == ["Docker"]
