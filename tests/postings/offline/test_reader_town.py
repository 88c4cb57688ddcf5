import pytest

from postings.offline.sections import placed
from postings.offline.town import town
from postings.offline.units import units


def where(text: str, organization: str | None) -> str | None:
    fact = town(placed(units(text)), organization)
    assert fact is None or fact.value in text[fact.start : fact.end]
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("line", "organization", "expected"),
    [
        ("Porter wanted at Rosa's Trattoria (Leith, Edinburgh)", "Rosa's Trattoria", "Leith, Edinburgh"),
        ("The Lissavane, Killarney, Co. Kerry", "Lissavane", "Killarney, Co. Kerry"),
        ("The Carrigmore, Westport, Co. Mayo, is now recruiting", "Carrigmore", "Westport, Co. Mayo"),
        ("Midland Supply, Fort Wayne, IN. $19.50/hr to start.", "Midland Supply", "Fort Wayne, IN"),
        ("Bells, Stoke-on-Trent, Staffordshire", "Bells", "Stoke-on-Trent, Staffordshire"),
        ("Brandt Precision, Wichita", "Brandt Precision", "Wichita"),
        ("Riverside Cafe, Bath", "Riverside Cafe", "Bath"),
        ("The Larder (Stoke-on-Trent)", "Larder", "Stoke-on-Trent"),
        ("Marlowe Housing, London SE1 | Full time", "Marlowe Housing", "London SE1"),
        ("Brandt Precision, Finance", "Brandt Precision", None),
        ("Brandt Precision, Nights", "Brandt Precision", None),
        ("Brandt Precision, Wharfside Depot", "Brandt Precision", None),
        ("Brandt Precision, Children's Services", "Brandt Precision", None),
        ("Brandt Precision, Senior Machinist, Nights", "Brandt Precision", None),
        ("Brandt Precision, Wichita, Kansas", None, None),
    ],
)
def test_town_when_it_stands_behind_the_name_then_it_is_read(line, organization, expected):
    assert where(f"Porter\n{line}\n\nYou wash pots.\n", organization) == expected


def test_town_when_a_name_has_very_many_parts_then_it_is_given_up_at_once():
    assert where(f"Acme, {'Ab-' * 50}, {'Ab ' * 9}!", "Acme") is None


def test_town_when_it_stands_in_a_paragraph_then_none():
    assert where(f"Acme Ltd, Hull, Yorkshire. {'We make and mend boats. ' * 9}", "Acme Ltd") is None
