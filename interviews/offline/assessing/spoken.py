"""A dictated answer cut into sentences: full stops and capitals may be missing, and people say "um"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from interviews.offline.assessing import sentences
from interviews.offline.assessing.lexicon import languages
from interviews.offline.assessing.sentences import Sentence

SHORT = 6  # words; nothing shorter is cut off
FULL = 18  # words after which a speaker who goes on in any way begins a sentence
UNSTOPPED = 40  # words without a stop among them
LIKELY = 20  # words of a "sentence" that a typed full stop would have ended; shorter ones stay whole

WORD = re.compile(r"\S+")
STOP = re.compile(r"[.!?…]\s|\n")
# How a speaker begins what would be a new sentence on paper: two words at most, read after "and" and "so" too.
OPENERS = frozenset(
    (
        "then|after that|afterwards|in the|as a|since then|eventually|finally|next|first|meanwhile|luckily|"
        "i|i'd|i've|we|we'd|we've|he|she|they|what i|what we|the result|the first|the next|that meant|"
        "which meant|it turned|one day|last year|at first|at that|looking back|my job|my part|my task"
    ).split("|")
)
# What joins: before one of the openers it belongs to the new sentence.
JOINERS = frozenset(("and", "so", "but", "then", "because", "cause", "when", "until", "while"))
STRONG = frozenset(("and", "so", "but", "then"))
# What goes with the words behind it: no sentence ends with one of these.
BINDERS = JOINERS | frozenset(
    "if as that than what how where which who whether after before since although though to of with".split()
)
# Behind an "and" these go on with a list as likely as not: "the ears and the tail".
LISTING = frozenset("the a an my our your his her their its this that these those some any no".split())
# Said while thinking. As words of an answer they are nothing, neither for nor against it.
FILLERS = (
    ("you", "know", "what"),
    ("you", "know"),
    ("i", "mean"),
    ("sort", "of"),
    ("kind", "of"),
    ("or", "whatever"),
    ("and", "stuff", "like", "that"),
    ("and", "stuff"),
    *(
        (word,)
        for word in "um uhm umm uh er erm err ah eh hm hmm mhm yeah okay ok basically literally".split()
    ),
)


def cut(answer: str, language: str, *, dictated: bool, exam: bool = False) -> list[Sentence]:
    """The sentences of an answer, typed or dictated; by its looks where nobody said which. Of an answer that is
    compared with a reference no piece has to stand by itself."""
    spoken = dictated or not exam and is_unstopped(answer)
    return read(answer, language) if spoken else sentences.read(answer, language)


def is_unstopped(answer: str) -> bool:
    """Whether so much stands there without a full stop, or a new line, that it was dictated: so phones write down what
    they hear."""
    bare = answer.strip()
    return len(WORD.findall(bare)) >= UNSTOPPED and STOP.search(bare) is None


def read(answer: str, language: str) -> list[Sentence]:
    """As sentences.read, for an answer that was spoken. Every text is still exactly the answer's."""
    found = sentences.read(answer, language)
    return [piece for sentence in found for piece in _pieces(answer, sentence, language)]


def _pieces(answer: str, sentence: Sentence, language: str) -> Iterator[Sentence]:
    cuts = [*_cuts(sentence.text), len(sentence.text)] if language == "en" else [len(sentence.text)]
    at = 0
    for cut in cuts:
        place = sentence.start + at
        for piece in sentences.read(answer[place : sentence.start + cut], language):
            yield _fluent(replace(piece, start=place + piece.start, end=place + piece.end), language)
        at = cut


def _cuts(text: str) -> list[int]:
    """Where a long sentence goes on as a new one. A short one stays whole."""
    found = list(WORD.finditer(text))
    words = [match.group().lower().strip(",;:.") for match in found]
    if len(words) <= LIKELY:
        return []
    cuts, begun = [], 0
    for at in range(1, len(words)):
        said = at - begun
        if said >= SHORT and len(words) - at >= SHORT and _begins(words, at, said):
            cuts.append(found[at].start())
            begun = at
    return cuts


def _begins(words: list[str], at: int, said: int) -> bool:
    """Whether a new sentence begins with this word: early only where a speaker plainly goes on."""
    word, before = words[at], words[at - 1]
    if before in BINDERS:
        return False  # then it began with the word before, or goes on with it
    if word in STRONG:
        goes_on = said >= FULL and not (word == "and" and words[at + 1] in LISTING)
        return _opens(words, at + 1) or goes_on
    return said >= FULL and (_opens(words, at) or word in JOINERS)


def _opens(words: list[str], at: int) -> bool:
    return " ".join(words[at : at + 1]) in OPENERS or " ".join(words[at : at + 2]) in OPENERS


def _fluent(sentence: Sentence, language: str) -> Sentence:
    """The sentence with its fillers and words said twice out of what is counted."""
    kept = _without_fillers(sentence.words)
    if len(kept) == len(sentence.words):
        return sentence
    small = languages().get(language, languages()["en"])
    words = tuple(sentence.words[at] for at in kept)
    stems = tuple(sentence.stems[at] for at in kept)
    content = sentence.content & frozenset(stems)
    return replace(
        sentence, words=words, stems=stems, little=sum(word in small for word in words), content=content
    )


def _without_fillers(words: tuple[str, ...]) -> list[int]:
    kept: list[int] = []
    at = 0
    while at < len(words):
        size = next((len(one) for one in FILLERS if words[at : at + len(one)] == one), 0)
        if size:
            at += size
            continue
        if not (kept and words[kept[-1]] == words[at] and not words[at].isdigit()):
            kept.append(at)
        at += 1
    return kept
