import pytest

from postings.offline import reader
from postings.offline.cues import is_aside, score
from postings.offline.headings import family_of
from postings.offline.inline import headings_inside
from postings.offline.language import language_of
from postings.offline.sentences import sentences


def lines(text):
    return [
        (str(line["kind"])[0], str(line["importance"])[0], line["text"])
        for line in reader.read(text)["lines"]
    ]


@pytest.mark.parametrize(
    ("heading", "family"),
    [
        ("Key Responsibilities", "duties"),
        ("REQUIREMENTS/MINIMUM QUALIFICATIONS", "qualifications"),
        ("What you’ll do:", "duties"),
        ("What we offer", "benefits"),
        ("What we can do for you:", "benefits"),
        ("You'll also receive:", "benefits"),
        ("Your responsibilities will include:", "duties"),
        ("Nice to have", "preferred"),
        ("We'd get really excited if you had experience with:", "preferred"),
        ("We would be thrilled if you know:", "preferred"),
        ("Your daily harbour duties", "duties"),
        ("ESSENTIAL DUTIES AND RESPONSIBILITIES", "duties"),
        ("Essential Job Functions:", "duties"),
        ("Essential functions of the role", "duties"),
        ("Essential responsibilities", "duties"),
        ("What you will need to do", "duties"),
        ("Key result areas", "duties"),
        ("Nature of the work", "duties"),
        ("Job content", "duties"),
        ("Essential", "qualifications"),
        ("The essentials for this role", "qualifications"),
        ("Essential experience", "qualifications"),
        ("Certificates, Licenses, Registrations", "qualifications"),
        ("Knowledge, Skills & Abilities (KSAs)", "qualifications"),
        ("Eligibility criteria", "qualifications"),
        ("Profil recherché", "qualifications"),
        ("À propos de nous", "company"),
        ("How to apply", "process"),
        ("Hours of Work", "process"),
        ("Our tech stack", "skills"),
        ("Industry:", "categories"),
        ("Prepare for your interview", "promotion"),
        ("we keep duties", None),
        ("Duties,", None),
        ("We watch the harbour.", None),
        ("You will have to watch the old harbour duties.", None),
        ("…", None),
        ("x" * 100, None),
    ],
)
def test_family_of_when_line_stands_alone_then_its_family(heading, family):
    assert family_of(heading) == family


@pytest.mark.parametrize(
    ("text", "flat", "found"),
    [
        ("We row. Requirements A boat and oars.", True, [("Requirements", "qualifications")]),
        ("We row and Requirements a boat.", True, []),
        ("We row. Requirements, and oars.", True, []),
        ("We meet all Requirements Of the sea.", True, []),
        ("We row. Requirements: a boat.", False, [("Requirements:", "qualifications")]),
        ("We row. Requirements A boat.", False, []),
        ("We row. Requirements A boat: small.", False, []),
        ("We row. REQUIREMENTS A boat.", False, [("REQUIREMENTS", "qualifications")]),
        ("We row. HARBOUR BOARD MEETING A crew rows.", False, [("HARBOUR BOARD MEETING", "unknown")]),
        ("We row. HARBOUR BOARD MEETING: We sit.", False, [("HARBOUR BOARD MEETING:", "unknown")]),
        ("We row. HARBOUR BOARD MEETING. We sit.", False, []),
        ("We row. HARBOUR BOARD rows.", False, []),
        ("We row. Benefits", True, []),
    ],
)
def test_headings_inside_when_line_is_long_then_its_headings(text, flat, found):
    inside = headings_inside(text, 0, len(text), flat=flat)

    assert [(text[start:end], family) for start, end, family in inside] == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Row the boat. Mend nets, e.g. Old ones.", ["Row the boat.", "Mend nets, e.g. Old ones."]),
        ("Row • Mend • Sell", ["Row", "Mend", "Sell"]),
        ("Row - Mend - Sell", ["Row", "Mend", "Sell"]),
        ("Row - Mend", ["Row - Mend"]),
        ("Row daily  Mend nets", ["Row daily", "Mend nets"]),
        ("1. A boat; or 2. An oar", ["1. A boat; or", "2. An oar"]),
        ("Row; mend", ["Row; mend"]),
        (
            "row the long boat, " * 14 + "and sing; mend nets; sell",
            ["row the long boat, " * 14 + "and sing;", "mend nets; sell"],
        ),
        ("Row well Experience in sailing", ["Row well", "Experience in sailing"]),
        ("What?! Row.", ["What?!", "Row."]),
    ],
)
def test_sentences_when_text_has_parts_then_each(text, parts):
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == parts


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("You will mend the nets of the fleet.", "responsibility"),
        ("Proactively repair and develop the fleet", "responsibility"),
        ("At least three years of experience at sea.", "qualification"),
        ("We offer a pension and free lunch.", None),
        ("The harbour lies in the north.", None),
    ],
)
def test_score_when_sentence_stands_alone_then_its_kind(sentence, kind):
    assert score(sentence).kind == kind


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("Tidewater is an equal opportunity employer, regardless of age.", True),
        ("Please write to the harbour.", True),
        ("Row the boat.", False),
    ],
)
def test_is_aside_when_sentence_speaks_of_something_else_then_true(sentence, aside):
    assert is_aside(sentence, bullet=False) is aside


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You will work with the team and the harbour.", "en"),
        ("Vous travaillerez avec une équipe dans le port.", "fr"),
        ("Pracownik portu i magazynu, praca w zespole oraz na nabrzeżu", "pl"),
        ("Работа в порту", "ru"),
        ("港で働く", "ja"),
        ("Zzyx qwrt plomb", None),
        ("de la", None),
        ("og det er ikke en", None),
        ("1 2 3", None),
    ],
)
def test_language_of_when_words_tell_then_its_code(text, language):
    assert language_of(text) == language


def test_lines_when_label_names_one_word_then_it_heads_no_list():
    assert lines("Role:\nSailor\nRequirements\n• A boat of your own\n") == [("q", "r", "A boat of your own")]


def test_lines_when_bulleted_word_is_a_heading_word_then_it_is_an_item():
    assert lines("Requirements\n• A boat\n• Experience\n• An oar of ash\n") == [
        ("q", "r", "A boat"),
        ("q", "r", "Experience"),
        ("q", "r", "An oar of ash"),
    ]


def test_lines_when_capital_headings_alternate_then_an_unknown_one_ends_the_list():
    assert lines("DUTIES\nRow the boat.\nTHE HARBOUR BOARD\nIt meets on Monday.\n") == [
        ("r", "r", "Row the boat.")
    ]


def test_lines_when_short_line_stands_above_a_new_list_then_it_ends_the_old_one():
    text = "Duties\n• Row the boat.\n• Mend the nets.\n\nHarbour fees\n• Four pounds a day for every boat\n"

    assert lines(text) == [("r", "r", "Row the boat."), ("r", "r", "Mend the nets.")]


def test_lines_when_paragraph_below_the_list_speaks_of_the_firm_then_it_is_left_out():
    text = (
        "Duties\n• Row the boat.\nWe are a firm of sailors and our office is in Turku.\n"
        "The sea is blue there.\nYou will mend the nets of the fleet.\n"
    )

    assert lines(text) == [("r", "r", "Row the boat."), ("r", "r", "You will mend the nets of the fleet.")]


def test_lines_when_subheading_calls_its_items_desirable_then_they_are_preferred():
    text = (
        "Requirements\nA boat of your own\nThings that a captain finds desirable:\nA second boat\n"
        "For hands:\nAn oar\n"
    )

    assert lines(text) == [
        ("q", "r", "A boat of your own"),
        ("q", "p", "A second boat"),
        ("q", "p", "An oar"),
    ]


def test_lines_when_button_stands_below_the_list_then_nothing_after_it_counts():
    assert lines("Duties\n• Row the boat.\nQuick apply\nManage your alerts\n") == [
        ("r", "r", "Row the boat.")
    ]


def test_lines_when_requirement_stands_among_duties_then_it_is_a_qualification():
    assert lines("Duties\n• Row the boat.\n• Must have a strong back.\n") == [
        ("r", "r", "Row the boat."),
        ("q", "r", "Must have a strong back."),
    ]


def test_lines_when_line_repeats_or_promotes_then_it_is_left_out():
    text = "Duties\n• Row the boat.\n• Row the boat.\n• Follow us on the radio.\n• Row\nalone\n"

    assert lines(text) == [("r", "r", "Row the boat."), ("r", "r", "Row")]


def test_lines_when_long_sentence_stands_below_skills_then_its_words_decide():
    text = (
        "Skills\nKnots\nYou have at least two years of experience at sea.\nThe sea is wide and blue there.\n"
    )

    assert lines(text) == [("q", "r", "You have at least two years of experience at sea.")]


def test_lines_when_both_lists_have_headings_then_an_unknown_part_adds_none():
    text = "DUTIES\nRow the boat.\nREQUIREMENTS\nA boat\nTHE BOARD\nYou will be responsible for the nets.\n"

    assert lines(text) == [("r", "r", "Row the boat."), ("q", "r", "A boat")]


def test_lines_when_both_lists_have_headings_then_other_sentences_must_be_very_clear():
    text = (
        "The role requires good knowledge of tides.\nYou will be responsible for the nets and the boats.\n"
        "Is it you?\nDuties\n• Row the boat.\nRequirements\n• A boat\n"
    )

    assert [line[2] for line in lines(text)] == [
        "You will be responsible for the nets and the boats.",
        "Row the boat.",
        "A boat",
    ]


def test_read_when_a_sentence_opens_with_duties_include_then_it_is_a_responsibility():
    duties = "Duties will include raising the gates, logging barges and greasing the winches."
    text = (
        f"Lock Keeper wanted on the old canal. {duties} The lock has stood beside the mill for two centuries."
    )

    lines = [(line["kind"], line["text"]) for line in reader.read(text)["lines"]]

    assert lines == [("responsibility", duties)]


def test_read_when_the_last_bullet_sounds_like_a_heading_then_it_is_an_item():
    text = "Requirements:\n* Knowledge of tides\n* Commitment to safeguarding\nSkills: Knots, Tides, Sails\n"

    lines = [line["text"] for line in reader.read(text)["lines"]]

    assert lines == ["Knowledge of tides", "Commitment to safeguarding"]


def test_lines_when_signs_stand_for_bullets_then_they_are_left_out():
    text = "🚢 What you'll do\n➡️ Row the boat.\n☞ Mend the nets.\n🙂🙂\n"

    assert lines(text) == [("r", "r", "Row the boat."), ("r", "r", "Mend the nets.")]


def test_lines_when_a_heading_ends_a_line_then_what_follows_stands_below_it():
    text = "Duties\n• Row the boat. It is hard work. Your benefits:\nA free lunch\nA third boat: with oars. Sails:\n"

    assert lines(text) == [("r", "r", "Row the boat. It is hard work.")]


def test_lines_when_role_is_described_then_only_sentences_that_ask_count():
    text = "Role:\nThe sea is cold and the harbour is small.\nYou will row the boat and write the log.\n"

    assert lines(text) == [("r", "r", "You will row the boat and write the log.")]


def test_lines_when_line_has_no_letters_then_it_is_none():
    assert lines("Duties\n• Row the boat.\n• 12345 67890\n") == [("r", "r", "Row the boat.")]


def test_lines_when_the_page_says_about_the_job_then_the_posting_follows():
    text = "Night Porter\nApply\nSave\nAbout the job\nYou will keep the door at night and write the log.\n"

    assert lines(text) == [("r", "r", "You will keep the door at night and write the log.")]


def test_lines_when_a_list_has_one_short_line_then_it_is_still_a_list():
    assert lines("Key Responsibilities\nRow the boat\nHow to apply\nCome here\n") == [
        ("r", "r", "Row the boat")
    ]


def test_lines_when_position_is_named_below_its_label_then_that_is_no_duty():
    contact = "Contact\nVous pouvez nous écrire au port de la ville.\n"

    assert lines(f"Vos missions\nTenir la barre\n{contact}") == [("r", "r", "Tenir la barre")]
    assert lines(f"Poste\nPatron de pêche\n{contact}") == []


def test_lines_when_lines_end_as_on_windows_then_no_gap_is_seen():
    assert reader.read("Key Skills\r\nKnots\r\nTools\r\nTides\r\n")["skills"] == ["Knots", "Tools", "Tides"]


def test_lines_when_a_skills_heading_comes_again_then_it_is_no_skill():
    assert reader.read("Key Skills\nKnots\nKey Skills\nTides\nTools:\nOars\n")["skills"] == [
        "Knots",
        "Tides",
        "Oars",
    ]


def test_lines_when_label_and_heading_stand_in_one_line_then_it_is_cut_twice():
    text = "Requirements: a boat of your own and the will to row it. Your benefits:\nFree lunch\n"

    assert lines(text) == [("q", "r", "a boat of your own and the will to row it.")]


def test_placed_when_a_few_words_part_paragraphs_below_talk_of_the_company_then_what_follows_is_read():
    text = (
        "Eel Porter\n\nWho we are\n\nWe smoke eels by the harbour and have done so for sixty years or more.\n\n"
        "Out on the quay\n\nYou will carry the eels from the boats to the smokehouse every morning.\n"
    )

    assert [line["text"] for line in reader.read(text)["lines"]] == [
        "You will carry the eels from the boats to the smokehouse every morning."
    ]


def test_placed_when_a_few_words_stand_among_a_few_words_then_they_part_nothing():
    text = (
        "Eel Porter\n\nDuties\n\nCarry the eels.\n\nBenefits\n\nPension\n\nFree parking\n\n"
        "You will manage your own training budget of 500 pounds and choose the courses that you like.\n"
    )

    assert [line["text"] for line in reader.read(text)["lines"]] == ["Carry the eels."]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "We know that you can spot a bug from a mile away, but we also need to see the following experience:",
            "q",
        ),
        ("To do well in a harbour as old as ours you should bring all of these skills and qualities:", "q"),
        (
            "Once you have found your feet you will take over the following duties:",
            "r",
        ),
    ],
)
def test_read_when_a_long_sentence_leads_up_to_a_list_then_it_is_its_heading(sentence, kind):
    text = f"Harbour Pilot\nOur harbour is old.\n{sentence}\nTide tables\nKnots and ropes\nRadio and radar\n"

    assert lines(text) == [
        (kind, "r", item) for item in ("Tide tables", "Knots and ropes", "Radio and radar")
    ]


def test_read_when_a_note_says_when_one_must_be_there_then_it_is_asked_for_and_the_rest_of_it_is_not():
    text = (
        "Harbour Pilot\nDUTIES\nGuides ships into the harbour and writes the log.\nNOTE:\n"
        "Pay is subject to change.\n"
        "Harbour Pilots must be available to work days or nights.\n"
        "Candidates must be available to attend an interview.\n"
        "REQUIREMENTS\nA licence as a pilot.\n"
    )

    assert lines(text) == [
        ("r", "r", "Guides ships into the harbour and writes the log."),
        ("q", "r", "Harbour Pilots must be available to work days or nights."),
        ("q", "r", "A licence as a pilot."),
    ]
