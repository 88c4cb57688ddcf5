"""One rule tells links and email addresses from what merely looks like them."""

import pytest

from postings.addresses import EMAIL, LINK, NAME, found, without_links

REACHES = [
    ("Ask jane.doe+jobs@example.org first", EMAIL, "jane.doe+jobs@example.org"),
    ("jane @ example.org", EMAIL, "jane @ example.org"),
    ("jane (at) example (dot) org how", EMAIL, "jane (at) example (dot) org"),
    ("mailto:jane@example.org", EMAIL, "jane@example.org"),
    ("a@b.c", EMAIL, "a@b.c"),
    ("See https://example.org/in/jane now", LINK, "https://example.org/in/jane"),
    ("hxxps://a", LINK, "hxxps://a"),
    ("http:/a", LINK, "http:/a"),
    ("WWW.example", LINK, "WWW.example"),
    ("via bit.ly/3prep today", LINK, "bit.ly/3prep"),
    ("t.me/recruiter", LINK, "t.me/recruiter"),
    ("evil.de/apply?now", LINK, "evil.de/apply?now"),
    ("linkedin.com/in/jane", LINK, "linkedin.com/in/jane"),
    ("Booking.com/win", LINK, "Booking.com/win"),
    ("B.Sc/apply", LINK, "B.Sc/apply"),
    ("at apply-now.xyz?", NAME, "apply-now.xyz"),
    ("evil.me", NAME, "evil.me"),
    ("evil.shop, evil", NAME, "evil.shop"),
    ("x.com", NAME, "x.com"),
    ("evil.co.uk", NAME, "evil.co.uk"),
    ("EVIL.TOP/Jobs", NAME, "EVIL.TOP"),
    ("_evil.com_", NAME, "evil.com"),
    ("See ..evil.com", NAME, "evil.com"),
    ("-evil.com", NAME, "-evil.com"),
    ("evil.com-now", NAME, "evil.com-now"),
    ("evil[.]com", NAME, "evil[.]com"),
    ("evil (dot) com", NAME, "evil (dot) com"),
    ("evil．com", NAME, "evil.com"),
    ("evil。com", NAME, "evil。com"),
    ("evil\u200b.com", NAME, "evil.com"),
    ("пример.рф", NAME, "пример.рф"),
    ("x.xn--p1ai", NAME, "x.xn--p1ai"),
    ("Booking.com.evil.xyz", NAME, "Booking.com.evil.xyz"),
    ("forms.monday.com", NAME, "forms.monday.com"),
    ("ASP.NET/C#/evil.shop", NAME, "evil.shop"),
    ("Node.js/react.js/evil.com", NAME, "evil.com"),
    ("the rota.Must have", NAME, "rota.Must"),
]
INNOCENT = [
    "It says C# and .NET.",
    "Secure an ASP.NET Core application in ASP.NET/C#.",
    "Node.js, Vue.js/Next.js or Socket.IO",
    "Keep Booking.com's calendar and a Monday.com board",
    "Version v2.0 or 3.5/5 at 9.30am on 10.0.0.0/24",
    "A B.Sc or Ph.D, taught at St.Mary's",
    "Edit package.json and README.txt",
    "a.m./p.m., and/or, e.g. this",
    "Explain https: what does it protect?",
    "What does @Autowired do?",
    "R&D, 3 * 4 and a_b in C:/x",
    "Why not? Because. And so on...",
]


@pytest.mark.parametrize(("text", "kind", "words"), REACHES)
def test_address_when_it_leads_somewhere_is_found_as_it_stands(text: str, kind: str, words: str) -> None:
    assert [(one.kind, one.words) for one in found(text)] == [(kind, words)]


@pytest.mark.parametrize("text", INNOCENT)
def test_address_when_it_only_looks_like_one_is_none(text: str) -> None:
    assert list(found(text)) == []


def test_address_when_its_name_is_known_is_none_unless_it_goes_on() -> None:
    known = ["Tarn Ltd", "Kayako.io administration"]

    assert list(found("How do you use KAYAKO.io or a Kayako.io-like desk?", known)) == []
    assert [one.words for one in found("See kayako.io/login or my.kayako.io", known)] == [
        "kayako.io/login",
        "my.kayako.io",
    ]


def test_addresses_when_there_are_several_come_in_their_order() -> None:
    text = "evil.shop, a@b.org; www.a.b c.org/d"

    assert [one.kind for one in found(text)] == [NAME, EMAIL, LINK, LINK]


def test_text_when_its_links_are_taken_out_keeps_all_else() -> None:
    assert (
        without_links("At www.a.b/c or x.org/y: ask jane@x.org of Tarn.io")
        == "At   or   ask jane@x.org of Tarn.io"
    )
    assert without_links("Nothing here.") == "Nothing here."
