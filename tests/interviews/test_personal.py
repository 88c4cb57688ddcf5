"""Names of people and ways to reach one are found; firms, products and months are left alone."""

import pytest

from interviews import packs, personal

NAMED = [
    "Sarah Jones asked me why I left my last post.",
    "Dr Smith wanted to know how I calm patients",
    "Why do you want to work with Priya?",
    "The interviewer, Marek, asked about Excel",
    "my interviewer was Zbigniew Kowalczyk",
    "His name was Bartholomew. Tell me about yourself",
    "Mark from HR asked me about gaps",
    "Hello Sarah Jones, why us?",
    "Interviewed by Anna",
    "Anna.",
    "Michael (HR) wanted to know about salary",
    "How do you plan? - asked by Thomas",
    "Mrs. Patel: how do you teach fractions?",
    "What would you tell John Smith, our director?",
    "Prof. Müller asked for my thesis",
    "The recruiter named Grace wanted numbers",
]
REACHED = [
    ("Send answers to jane.doe@example.org", "email"),
    ("jane (at) example (dot) org how do you plan", "email"),
    ("Call +44 20 7946 0958 about it", "phone"),
    ("0161 496 0000 to follow up: why us?", "phone"),
    ("(555) 123-4567 why us?", "phone"),
    ("https://example.org/in/jane why?", "link"),
    ("see linkedin.com/in/jane", "link"),
    ("what do you think of evil.shop or t (dot) me?", "link"),
    ("www.example.org has the case: what would you do?", "link"),
]
INNOCENT = [
    "Why John Lewis and not Marks and Spencer?",
    "What do you know about Morgan Stanley's results in April 2026?",
    "How would you use ASP.NET or Node.js here?",
    "Why Booking.com?",
    "Describe your work with MariaDB and SQL Server 2019.",
    "How did you handle a budget of 1,000,000 in 2019-2021?",
    "Tell me about ISO 27001 and GDPR.",
    "How would you sell our Dr Pepper range?",
    "What do you do in May and June when demand rises?",
    "Will you tell me how you plan a week?",
    "How do you use Ms Teams?",
    "Tell me about your time at Johnson & Johnson.",
    "What makes Ernst & Young different from Deloitte?",
    "How would you run Thomas & Betts as a key account?",
    "How did you train the new Lauren collection staff?",
    "Which Charlotte office would you work in?",
    "How would you deal with a Kent county council inspection?",
    "What would you change about St Thomas Hospital?",
    "Tell me about Martin Luther King Day at your school.",
    "How would you explain the James Webb telescope?",
    "How many orders of 10 000 pieces from 01/02/2026 to 05/06/2026 can you ship?",
    "How would you move a 250 000 000 row table?",
    "What does @Autowired do?",
    "Where did you work from 2015 to 2020?",
    "The hiring manager asked: How do you plan?",
    "Interviewer: Tell me about yourself",
]


@pytest.mark.parametrize("text", NAMED)
def test_problems_when_a_person_is_named_say_so(text):
    (said,) = personal.problems(text)

    assert "looks like a person's name" in said


@pytest.mark.parametrize(("text", "kind"), REACHED)
def test_problems_when_there_is_a_way_to_reach_somebody_say_which(text, kind):
    (said,) = personal.problems(text)

    assert kind in said


@pytest.mark.parametrize("text", INNOCENT)
def test_problems_when_only_firms_products_and_months_are_named_are_none(text):
    assert personal.problems(text) == []


def test_problems_when_two_sentences_meet_say_what_else_it_may_be():
    assert personal.problems("Describe the rota.Must it change?") == [
        "“rota.Must” looks like a link. Leave it out, or put a space where a sentence ends."
    ]


def test_problems_when_there_are_several_name_each():
    said = personal.problems("Sarah Jones (sarah@example.org, +44 20 7946 0958) asked: why us?")

    assert ["email" in said[0], "phone" in said[1], "Sarah Jones" in said[2]] == [True, True, True]


def test_problems_when_the_name_is_the_organizations_are_none():
    text = "Why do you want to work for Oliver Brown?"

    assert personal.problems(text) != []
    assert personal.problems(text, known=["oliver brown"]) == []
    assert personal.problems("Why us?", known=[" "]) == []
    assert personal.problems("Why Tarn.de?", known=["Tarn.de"]) == []
    assert personal.problems("Why tarn.de/jobs?", known=["Tarn.de"]) != []


def test_problems_when_all_starter_questions_are_read_are_none():
    """Hundreds of questions from thirteen trades without one false alarm."""
    texts = [question.text for pack in packs.read_all() for question in pack.questions]

    assert [text for text in texts if personal.problems(text)] == []
