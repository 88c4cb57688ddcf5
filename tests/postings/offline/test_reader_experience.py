"""Years of experience: asked of whoever applies, or told of the firm, its people and its customers."""

import re

import pytest

from postings.offline.experience import years_asked
from postings.offline.facts import facts
from postings.offline.headings import Family
from postings.offline.sections import placed
from postings.offline.units import units

# No years of whoever applies: the firm's, its people's, its customers', or no years of experience at all.
OF_OTHERS = """
We are a family business with over 25 years experience.
Smith & Sons is a family business with over 25 years' experience in roofing.
We have more than 30 years of experience in the trade.
Our team has over 40 years of combined experience.
Our instructors have on average 12 years of experience.
With over 30 years' experience, we build kitchens for the whole county.
With over 30 years' experience in the trade, Harwick Roofing is the first choice in the valley.
Harwick Roofing has nearly 30 years of experience in slate and lead.
Harwick Roofing brings 20 years of experience to every job.
Harwick Roofing, with 20 years of experience, is looking for a roofer.
You will work alongside a head chef with 20 years of experience.
You will be mentored by therapists with over 15 years of experience.
You will learn from joiners who have 20 years of experience.
Our customers have 10 to 20 years of experience with our tools.
We work for clients with 10 to 15 years of experience in shipping.
You will join a team with 25 years of experience.
Led by a director with 18 years of experience, the nursery is a warm place.
Backed by 35 years of experience, we know our trade.
We've been baking for 25 years and know what experience is worth.
A company that has gathered 22 years of experience in lifts.
Established 25 years ago, we offer an unforgettable experience to guests.
Experience of working with children aged 3 to 5 years.
The firm was founded in 1990 and has 35 years of experience.
25 years of experience have made us the best known bakery in town.
Your manager brings 15 years of experience.
Our founder, Ines, has 28 years' experience as a midwife.
Notre entreprise a plus de 25 ans d'expérience.
Nous avons 30 ans d'expérience dans le bâtiment.
Forte de 30 ans d'expérience, notre maison recrute.
Bellamy Dental is an independent practice boasting 15 years of experience in implants.
Drawing on 40 years' experience of stone, the yard restores churches across the north.
Our head baker, who has 30 years of experience, will show you everything.
We are proud of our 20 years of experience in home care.
Thanks to 18 years of experience in events, we know what a good crew looks like.
A small agency (12 years of experience) in the heart of Leeds
Our guests have come back for over 20 years for the experience of dining by the sea.
The owners, both vets with 25 years' experience, run the practice as a family.
The team's 35 years of experience means you are in safe hands.
For over 30 years we have given children unforgettable experience of the outdoors.
We've got 16 years' experience in renewables behind us.
You'll be trained by a master joiner with more than 30 years' experience.
You will be part of a crew that has 20 years of experience at sea.
Our patients benefit from 20 years of clinical experience.
The charity, with more than 25 years' experience of supporting carers, works in five counties.
Working closely with engineers who have 10 to 15 years of experience, you will pick things up fast.
Supported by colleagues with 10 years' experience, you will soon find your feet.
The company has been in business for 12 years and offers a great experience to visitors.
Combining 50 years of experience, our partners advise farmers.
Peel & Co are solicitors with over 60 years of experience serving the town.
Family-run, with 33 years of experience.
We run courses for nurses with 5 to 10 years of experience.
It is a 2 year contract; experience of audits is useful.
Children from 2 to 5 years enjoy a rich play experience.
Nos clients ont 10 ans d'expérience.
Oakfield Nursery offers 22 years of experience in early years education.
Founded by two engineers with 15 years of experience in wind power
Our lawyers, each with at least 10 years' experience, share one open office.
Marlow Freight has been moving goods for 28 years and has experience on every continent.
The studio's founder has 20 years of experience in film.
We draw on 17 years of experience.
The kitchen is run by a chef with 14 years' experience in France.
It's a close-knit workshop with 31 years' experience in the restoration of organs.
You will report to a site manager who has 20 years' experience.
As a business with 21 years of experience we look after people.
Our residents have a lifetime of stories, and our carers 10 years' experience on average.
We are known for 19 years of experience in marquee hire.
A trusted name with over 38 years of experience.
"""

# What is asked of whoever applies, and the years.
ASKED = """
At least 5 years' experience as a site manager | 5
We are looking for someone with 5 years' experience. | 5
We are looking for a site manager with 5 years of experience | 5
Our client is looking for a chef with 3 years' experience | 3
You have at least 5 years of experience | 5
You have worked in a team and bring 5 years of experience | 5
The ideal candidate has 4 years of experience in a busy kitchen. | 4
The successful applicant will have 6+ years experience. | 6
Minimum 2 years of experience in our trade. | 2
Experience in our trade: at least 5 years. | 5
Join us if you have 2 years' experience. | 2
Join our team! 2 years of experience needed. | 2
We ask for 3 years of experience. | 3
We require 3 to 5 years of experience with cranes. | 3
To work with us you need 5 years of experience. | 5
With 5 years' experience, you will lead our workshop. | 5
With at least 3 years of experience, you know your way round a kitchen. | 3
Experienced plumber with 7 years' experience | 7
7 years of experience as a cook. | 7
3 years' experience is essential. | 3
Must have 3 years experience. | 3
Has 3 years of experience in care. | 3
You will have 5+ years' experience in our sector. | 5
Applicants need 2 years' experience with our kind of machine. | 2
We are a family business with over 25 years experience. At least 5 years' experience as a site manager. | 5
We'd love to hear from nurses with 2 years of experience | 2
Do you have 4 years' experience as a groom? | 4
The role calls for 4 years of experience. | 4
Vous avez au moins 3 ans d'expérience. | 3
Vous justifiez de 5 ans d'expérience dans une équipe. | 5
Minimum 3 ans d'expérience en service hospitalier | 3
Nous recherchons un chef avec 4 ans d'expérience. | 4
If you are a chef with 3 years' experience and want to join our team, call us. | 3
We will only consider drivers who have 2 years of experience. | 2
The nurse has 3 years of experience. | 3
You bring 3 years of experience gained in a similar company. | 3
Chef with 3 years' experience wanted. | 3
Candidates should bring a minimum of 3 years' experience in a warehouse. | 3
A minimum of 2 years post-qualification experience is required | 2
Ideally you'd have around 3 years' experience on reception. | 3
Applications are invited from electricians with 4 years' experience. | 4
We're after a barista with 2 years' experience. | 2
We are hoping to find a gardener with 3 years of experience. | 3
Our new colleague has 3 years of experience in payroll. | 3
You come with 5 years' experience and a calm manner. | 5
The person we want has worked in care and has 2 years' experience. | 2
Previous experience (2+ years) in a similar role. | 2
Experience: 3 years in a school kitchen. | 3
To join our team you'll need 2 years' experience | 2
If you've got 3 years of experience in retail, we want to hear from you. | 3
Ideal for a mechanic who has 5 years' experience. | 5
Suitable for carers with 1 to 3 years of experience. | 1
Having 3 years' experience, you can run a section on your own. | 3
We would like you to have 3 years' experience. | 3
Our practice needs a receptionist with 2 years' experience. | 2
We have a vacancy for a welder with 6 years' experience. | 6
We have an opening for a nurse with 2 years of experience. | 2
We offer a permanent post to a teacher with 3 years' experience. | 3
Harwick Roofing is recruiting a slater with 5 years' experience. | 5
Harwick Roofing seeks a slater with 5 years' experience. | 5
You know our kind of business and have 4 years' experience in it. | 4
The post requires 2 years' experience of working in a team. | 2
Someone with 3 years' experience in our field would fit well. | 3
Experience of at least 2 years in a nursery. | 2
Qualified accountant (5 years' experience) for our Bristol office. | 5
2-4 years of experience in sales, ideally in our industry | 2
Une expérience de 3 ans en restauration est exigée. | 3
Please apply only if you have 3 years' experience. | 3
The right person will have 4 years' experience in a salon. | 4
It would suit somebody with 2 years' experience. | 2
Proven experience (5 years or more) running a site. | 5
You are a carpenter with 6 years' experience and your own tools. | 6
We look to appoint a deputy with 3 years' experience. | 3
You need not have a degree, but 3 years' experience. | 3
HGV driver, 2 years' experience, clean licence. | 2
This is a job for a cook with 3 years' experience. | 3
Bring 2 years' experience and we will teach you the rest. | 2
We wish to appoint a teacher with 3 years' experience | 3
A confident seamstress with 4 years' experience will feel at home in our team. | 4
To be considered, 2 years of experience in a laboratory is necessary. | 2
"""


NAMES = "one two three four five six seven eight nine ten eleven twelve".split()
NOBODYS = """
No experience needed, full training given.
Experience is not essential as we will teach you.
You don't need any experience, just good manners.
No previous experience required
No experience? We'll show you the ropes.
Catering experience not necessary
Prior warehouse experience isn't required.
Aucune expérience requise
Débutants acceptés
"""


def spelled(text: str) -> str:
    """The text with small numbers written out."""
    return re.sub(
        r"\b\d+\b", lambda found: NAMES[int(found[0]) - 1] if 0 < int(found[0]) < 13 else found[0], text
    )


@pytest.mark.parametrize("sentence", OF_OTHERS.strip().splitlines())
def test_years_when_others_have_them_then_none_are_asked(sentence):
    assert years_asked(sentence, None) is None
    assert years_asked(spelled(sentence), None) is None


@pytest.mark.parametrize("row", ASKED.strip().splitlines())
def test_years_when_they_are_asked_of_a_person_then_read(row):
    sentence, least = row.rsplit(" | ", 1)

    years = years_asked(sentence, None)

    assert years is not None
    assert years[0] == int(least)
    assert " ans" in row or years_asked(spelled(sentence), None) == years


@pytest.mark.parametrize("sentence", NOBODYS.strip().splitlines())
def test_years_when_nobody_needs_any_then_none(sentence):
    assert years_asked(sentence, None) == (0, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "You need experience.",
        "No experience of ladders is too small to mention.",
        "Experience in a similar role is essential, not desirable.",
        "Nobody without experience of trees should climb one.",
    ],
)
def test_years_when_experience_is_wanted_or_merely_spoken_of_then_not_none(sentence):
    assert years_asked(sentence, None) is None


@pytest.mark.parametrize(
    ("sentence", "family", "years"),
    [
        ("3-5 years in a similar post", Family.QUALIFICATIONS, (3, 5)),
        ("3-5 years in a similar post", None, None),
        ("Deux ans d'expérience en cuisine", Family.QUALIFICATIONS, (2, None)),
        ("Five years or more in food, drink or another consumer brand", Family.QUALIFICATIONS, (5, None)),
        ("At least two years on a ward", Family.PREFERRED, (2, None)),
        ("At least two years on a ward", None, None),
        ("A two year contract", Family.QUALIFICATIONS, None),
        ("Two years of college", Family.QUALIFICATIONS, None),
        ("Sale of our brand: 4 years' experience", Family.PREFERRED, (4, None)),
        ("Ours is 12 years of experience", Family.QUALIFICATIONS, (12, None)),
        ("12 years of experience in glass", Family.COMPANY, None),
        ("2 years of experience needed", Family.COMPANY, (2, None)),
        ("5 to 3 years of experience", None, None),
        ("75 years of experience", None, None),
    ],
)
def test_years_when_below_a_heading_then_it_has_a_say(sentence, family, years):
    assert years_asked(sentence, family) == years


def test_facts_when_the_firm_tells_its_age_first_then_what_is_asked():
    text = (
        "Site Manager\n\nAbout us\nWe are a family business with over 25 years experience.\n\n"
        "What you bring\n\u2022 At least 5 years' experience as a site manager\n"
    )

    found = facts(text, placed(units(text)), "en").found

    assert (found["experience_min"].value, "experience_max" in found) == ("5", False)
    assert text[found["experience_min"].start : found["experience_min"].end].startswith("At least 5 years")
