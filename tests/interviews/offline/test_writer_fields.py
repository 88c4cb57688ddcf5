"""Fields of work: what title and lines say of them, and whose topics are asked about then."""

import pytest

from interviews.offline.writing import fields, subjects, topics

GARDEN = ["Prune the roses", "Mow the lawns", "Rake the leaves and weed the beds"]


def open_topics(title, lines, least=subjects.NEAR):
    return fields.standing(title, lines).open_topics(least)


@pytest.mark.parametrize("key", list(topics.topics()))
def test_topic_when_listed_then_the_fields_in_which_it_is_asked_about_exist(key):
    asked_in = topics.topics()[key].fields

    assert asked_in
    assert asked_in <= fields.fields().keys() | topics.SORTS


@pytest.mark.parametrize("key", list(fields.fields()))
def test_field_when_listed_then_titles_name_it_and_topics_are_asked_in_it(key):
    field = fields.fields()[key]

    assert field.titles
    assert field.sorts <= topics.SORTS
    assert any(key in topic.fields for topic in topics.topics().values())
    assert all(word == word.lower() and word.count("-") < 2 for word in field.titles)
    assert all(word == word.strip("-") for word in field.titles)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("DELIVERY DRIVER", {"goods_driving"}),
        ("Machine Learning Engineer", {"data"}),
        ("Night Porters", {"hotel_desk"}),
        ("Account managers", {"b2b_sales"}),
        ("Somebody for everything", set()),
        ("", set()),
    ],
)
def test_of_title_when_its_words_name_fields_then_these(title, named):
    assert named <= fields.of_title(title)
    assert bool(named) == bool(fields.of_title(title))


@pytest.mark.parametrize(
    ("title", "role", "beside"),
    [
        ("HGV Mechanic", "vehicle_repair", "goods_driving"),
        ("Kitchen Porter", "kitchen", "hotel_desk"),
        ("Forklift Driver", "warehouse", "goods_driving"),
        ("Policy Officer, Harbour Safety", "policy", "maritime"),
    ],
)
def test_of_role_when_other_words_name_a_field_too_then_it_is_what_somebody_is_that_counts(
    title, role, beside
):
    assert role in fields.of_role(title)
    assert beside not in fields.of_role(title)
    found = fields.support(title, [])
    assert (found[role], found[beside]) == (fields.OF_TITLE, fields.BESIDE)


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Payroll Clerk", {"payroll_hr", "admin"}),
        ("Baker / Delivery Driver", {"bakery", "goods_driving"}),
        ("", set()),
    ],
)
def test_of_role_when_a_word_says_too_little_or_there_are_two_then_both(title, roles):
    assert fields.of_role(title) >= roles
    assert bool(fields.of_role(title)) == bool(roles)


def test_open_topics_when_a_role_names_one_field_then_it_is_asked_about_whatever_the_lines_say():
    sold = [
        "Serve customers at the till",
        "Stack the shelves",
        "Rotate stock on the shop floor",
        "Bake bread",
    ]

    assert topics.called_by("Bake bread", open_topics("Baker", sold, subjects.OWN))


def test_standing_when_the_role_is_one_of_every_field_then_the_lines_decide():
    assert fields.standing("Returns Clerk", GARDEN).roles == frozenset()
    assert "payroll_hr" in fields.standing("Payroll Clerk", GARDEN).roles


def test_support_when_the_organization_names_a_field_then_it_counts_as_a_line():
    assert fields.support("Host", [], "The Quay Museum")["library_museum"] == fields.BESIDE


def test_support_when_a_line_calls_topics_of_a_field_then_it_speaks_for_it_once():
    found = fields.support("Flim zorbler", [*GARDEN, "Zorble the flims"])

    assert max(found, key=found.__getitem__) == "grounds"
    assert 0 < found["grounds"] <= len(GARDEN) * fields.CALLED_TWICE
    assert fields.support("Gardener", GARDEN)["grounds"] == found["grounds"] + fields.OF_TITLE


def test_open_topics_when_one_line_borrows_a_word_of_another_field_then_it_calls_nothing_there():
    borrowed = "Help on the production line"
    within = open_topics("Gardener", [*GARDEN, borrowed])

    assert [topic.fields for topic in topics.called(borrowed)]
    assert [topic for topic in topics.called_by(borrowed, within) if "production" in topic.fields] == []
    assert topics.called_by(GARDEN[0], within)


def test_open_topics_when_nothing_is_named_then_those_of_every_field_are_left():
    within = open_topics("Flim zorbler", ["Zorble the flims"])

    assert within
    assert all("any" in topics.topics()[key].fields for key in within)


def test_open_topics_when_the_firm_is_in_another_field_then_what_it_makes_is_asked_about_in_large_sets_only():
    lines = [
        "Bake bread and pastry",
        "Load and unload the van",
        "Check the van each day",
        "Secure the load before you drive off",
    ]
    baking = {key for key, topic in topics.topics().items() if topic.fields == {"bakery"}}

    assert not baking & open_topics("Delivery driver", lines)
    assert baking & open_topics("Delivery driver", lines, subjects.FAR)


def test_open_topics_when_the_title_tells_nothing_then_the_lines_decide():
    within = open_topics("Wanted", GARDEN)

    assert topics.called_by("Mow the lawns", within)


def test_open_topics_when_somebody_leads_then_leading_is_asked_about():
    of_leading = {key for key, topic in topics.topics().items() if topic.fields == {"lead"}}

    assert of_leading <= open_topics("Head Gardener", GARDEN)
    assert not of_leading & open_topics("Gardener", GARDEN)


def test_open_topics_when_the_field_is_desk_work_then_so_is_what_is_asked_of_all_desks():
    of_desks = {key for key, topic in topics.topics().items() if topic.fields == {"desk"}}

    assert of_desks <= open_topics("Paralegal", ["File documents at court"])
    assert not of_desks & open_topics("Gardener", GARDEN)
