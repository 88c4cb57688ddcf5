"""An answer cut into sentences that know their place in it."""

import re
from dataclasses import dataclass

from sentencex import segment

from interviews.evidence import Folded, fold
from interviews.offline.assessing.lexicon import languages
from prep.stems import stem

MAX_CHARACTERS = 10_000
LONG = 60  # words; a longer "sentence" is speech without stops and is cut at its joints
WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
# A stop after a whole word: ends a sentence even where the word is also an abbreviation ("ill.").
STOP = re.compile(r"(?<=[a-z]{3}[.!?]) +(?=[A-Z])")
JOINT = re.compile(
    r"(?<=\S) (?=(?:and then|and so|so i|so we|then i|then we|after that|and i|and we|but i|but we)\b)"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence: where it stands in the answer as given, and its words in lower case."""

    text: str  # exactly answer[start:end]
    start: int
    end: int
    plain: str  # folded text of it
    words: tuple[str, ...]
    stems: tuple[str, ...]
    little: int  # how many of the words are little words ("the", "with") of the language
    content: frozenset[str]  # stems of the other words


def read(answer: str, language: str) -> list[Sentence]:
    """The sentences of an answer, at most its first 10,000 characters."""
    folded = fold(answer[:MAX_CHARACTERS], keep_lines=True)
    sentences: list[Sentence] = []
    at = 0
    for line in folded.text.split("\n"):
        for start, end in _cut(line, language):
            sentences.append(_sentence(answer, folded, at + start, at + end, language))
        at += len(line) + 1
    return sentences


def _cut(line: str, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one line, without the white space around them."""
    spans: list[tuple[int, int]] = []
    at = 0
    for part in segment(language or "en", line):
        for piece in _pieces(part):
            bare = piece.strip()
            if WORD.search(bare):
                start = line.index(bare, at)
                spans.append((start, start + len(bare)))
                at = start + len(bare)
    return spans


def _pieces(part: str) -> list[str]:
    return [piece for stopped in STOP.split(part) for piece in _joined(stopped)]


def _joined(part: str) -> list[str]:
    """Speech without stops cut where a speaker goes on, into pieces of eight words at least."""
    if part.count(" ") < LONG:
        return [part]
    pieces: list[str] = []
    for piece in JOINT.split(part):
        if pieces and pieces[-1].count(" ") < 7:
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
    return pieces


def _sentence(answer: str, folded: Folded, start: int, end: int, language: str) -> Sentence:
    first, last = folded.span(start, end)
    plain = folded.text[start:end]
    words = tuple(WORD.findall(plain.lower()))
    stems = tuple(stem(word, language) for word in words)
    small = languages().get(language, languages()["en"])
    content = frozenset(
        s
        for word, s in zip(words, stems, strict=True)
        if word not in small and (len(word) > 1 or word.isdigit())
    )
    little = sum(word in small for word in words)
    return Sentence(answer[first:last], first, last, plain, words, stems, little, content)
