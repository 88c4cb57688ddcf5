import pytest

from postings.offline.naming import names_in
from postings.offline.organization import organizations
from postings.offline.sections import placed
from postings.offline.title import title_of
from postings.offline.units import units


def title(text):
    return title_of(text, placed(units(text))).text


def organization(text, known_title=None):
    name, shown_by = organizations(text, placed(units(text)), known_title)
    return name, shown_by and shown_by.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title: Night Porter\nThe rest", "Night Porter"),
        ("Job title\nNight Porter\nThe rest", "Night Porter"),
        ("Save job\nNight Porter\nDuties\n• Watch the door\n", "Night Porter"),
        ("Hydrologist\nDuties\n• Watch the river\n", "Hydrologist"),
        ("We are looking for a talented Night Porter in Turku who likes quiet.", "Night Porter"),
        ("La mairie recherche un chef de projet (CDD), à Lyon.", "chef de projet"),
        ("We are looking for a Friend of the Sea.", None),
        ("Night Porter wanted for a small hotel. Ring the bell.", "Night Porter"),
        ("Night Porter, Turku, for a small hotel. Ring the bell.", "Night Porter Turku"),
        ("Small hotel wanted for a night. Ring the bell.", None),
        ("Night ferry porter, Turku quay: carry bags and keep the deck dry.", "Night ferry porter"),
        ("Part-time ferry porter required for the summer. Carry bags.", "Part-time ferry porter"),
        ("Working with a porter, you carry bags. Ring the bell.", None),
        ("Quiet nights, long walks: carry bags and keep the deck dry.", None),
        ("We need a reliable part time Porter. Ring the bell.", "Porter"),
        (
            "The Quay House is a small hotel. We are looking for a friendly, careful night porter to join us.",
            "Night porter",
        ),
        ("Fishmonger needed for a stall on the quay.", "Fishmonger"),
        ("Ropes needed for a boat on the quay.", None),
        ("The Quay House is a small hotel. Our night porter, Maud, is retiring in May.", "Night porter"),
        ("Hello, night porter\n\nThe Quay House is a small hotel.", None),
        ("The Quay House is a small hotel. We are looking for a quieter life.", None),
        ("We are recruiting Night Porters for a hotel.", "Night Porters"),
        (
            "Eel Picker (Nights) - Full Time\n£50 for each mate you bring\nDuties\n• Pick eels\n",
            "Eel Picker (Nights) - Full Time",
        ),
        ("Eel paraprofessional\nReports to: Harbour Manager\nDuties\n• Pick eels\n", "Eel paraprofessional"),
        ("Cloud Things\nWe keep them.\n", "Cloud Things"),
        ("we keep clouds.\nand rain\n", None),
    ],
)
def test_title_when_posting_names_it_so_then_that(text, expected):
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Company: Tidewater Ltd\n", ("Tidewater Ltd", None)),
        ("Company\nTidewater\n", ("Tidewater", None)),
        ("As Tidewater continues to grow, we need you.\n", ("Tidewater", None)),
        ("In spring, Tidewater is hiring.\n", ("Tidewater", None)),
        ("Tidewater recrute un marin.\n", ("Tidewater", None)),
        ("The City of Turku does not discriminate.\n", ("City of Turku", None)),
        (
            "Join Tidewater of Turku, and row.\nWork at sea: join Tidewater of Turku.\n",
            ("Tidewater of Turku", None),
        ),
        ("Join Tidewater and\nJoin Tidewater and\n", ("Tidewater", None)),
        ("Come home. Tidewater is a firm.\n", ("Tidewater", None)),
        ("In spring Tidewater is a firm.\n", (None, None)),
        ("Let Quay Jobs know you found this here.\n", ("Quay Jobs", None)),
        ("About Quay Jobs\nLet Quay Jobs know you found this here.\n", ("Quay Jobs", None)),
        ("About Tidewater\nLet Quay Jobs know you found this.\n", ("Tidewater", "Quay Jobs")),
        ("Head Chef Aino is looking for a porter.\n", (None, None)),
        ("CQC and Ofsted registered. Fishing is a joy.\n", (None, None)),
        ("St. Olaf's is a port hospital.\n", ("St. Olaf's", None)),
        ("The Playhouse, Lower Sable, Turku, is looking for a porter.\n", ("Playhouse", None)),
        ("Q" * 300 + " is a firm.\n", (None, None)),  # no pattern may go over it again and again
        ("Finnish is a plus. IPASS is a big advantage.\n", (None, None)),
        ("We are a firm. This is a role. Our team is hiring.\n", (None, None)),
        ("The role is a start. The new role is a start.\n", (None, None)),
    ],
)
def test_organizations_when_posting_speaks_of_them_so_then_those(text, expected):
    assert organization(text) == expected


def test_organizations_when_name_is_part_of_the_title_then_it_is_none():
    assert organization("Night Porter is a role.\n", "Senior Night Porter") == (None, None)


def test_title_when_another_job_is_advertised_below_then_that_is_none():
    assert title("Duties\nRow the boat.\nSimilar jobs\nDay Porter\n") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The maintenance of pumps", []),
        ("Experience in C", ["C"]),
        ("A C class licence", []),
        ("Level C of the scale", []),
        ("Rowing III and GPS", []),
    ],
)
def test_names_in_when_a_letter_or_a_wide_field_stands_there_then_only_as_a_name(text, found):
    assert list(names_in(text)) == found
