"""What keeps an answer, or a sentence of it, from being judged: each finding is one short code."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing import planted
from interviews.offline.assessing.lexicon import languages
from interviews.offline.assessing.sentences import WORD, Sentence
from prep.stems import stem

MIN_WORDS = 15
MIN_FOREIGN = 4  # little words of another language before anything is called foreign
COPIED = 0.6  # of a sentence's word triples stand in the question or a criterion
LIST_RUN = 6  # words in a row without a little word
VOWELS = re.compile(r"[aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüıаеёиоуыэюя]", re.IGNORECASE)
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)
LATIN = re.compile(r"[a-zà-öø-ÿāēīōūăğışœß]", re.IGNORECASE)

# What an answer to a question of each kind is made of: in four sentences, by oneself, in one word.
MADE_OF = {
    "behavioral": (
        "what happened, what you did, why, and how it came out",
        "something you did yourself",
        "what you did",
    ),
    "situational": (
        "what you would do first, what next, why, and how you would see that it worked",
        "what you would do yourself",
        "what you would do",
    ),
    "technical": (
        "how it is done, with what, why that way, and a case of your own",
        "how you do it yourself",
        "how it is done",
    ),
    "background": (
        "where and when it was, what your own part was, how much of it there was, and what came of it",
        "something you did yourself",
        "what you did",
    ),
    "motivation": (
        "what you want of it, why, what you have done that goes with it, and what you want to learn",
        "reasons of your own",
        "why you want it",
    ),
}
REASONS = {
    "empty": "There is no answer yet.",
    "too_short": "This is too short to find evidence in. Aim for at least four sentences: {parts}.",
    "gibberish": "This does not read as sentences, so there is nothing to judge.",
    "other_language": "This is not in the language of the interview. Answer in {language}, as you will have to "
    "there; mistakes of language do not count.",
    "copied_question": "This repeats the question. Answer it with {own}.",
    "copied_criteria": "This repeats what is looked for. Answer with {own}.",
    "copied_posting": "This repeats the posting. Answer with {own}.",
    "word_list": "This is a list of key words. Put them into sentences that tell {told}.",
    "instructions": "This speaks to whoever assesses it and does not answer the question.",
    "repeated": "This says the same few words again and again.",
}
LANGUAGE_NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "sv": "Swedish",
    "pl": "Polish",
    "tr": "Turkish",
}


@dataclass
class Screened:
    """An answer after the guards: the sentences that may be judged, the flags, and why none is if none is."""

    sentences: list[Sentence]
    flags: list[str] = field(default_factory=list)
    refusal: str = ""

    def flag(self, code: str) -> None:
        if code not in self.flags:
            self.flags.append(code)


@dataclass(frozen=True)
class Task:
    """What the answer could copy from: word triples of question, criteria and posting, and the stems of the first
    two."""

    question: frozenset[tuple[str, ...]]
    criteria: frozenset[tuple[str, ...]]
    posting: frozenset[tuple[str, ...]]
    stems: frozenset[str]


def task(facts: AssessAnswerFacts, criteria: Sequence[CriterionFacts], language: str) -> Task:
    """The task as the guards compare with it."""
    texts = [one.text for one in criteria]
    asked = (facts.question, *texts, *(one.skill for one in criteria))
    stems = {stem(word, language) for text in asked for word in WORD.findall(text.lower())}
    return Task(
        _all_triples([facts.question]), _all_triples(texts), _all_triples(facts.lines), frozenset(stems)
    )


def screen(sentences: list[Sentence], given: Task, language: str, exam: bool) -> Screened:
    """Takes out what is not the candidate's own answer, then says whether enough is left."""
    kept: list[Sentence] = []
    screened = Screened(kept)
    little = languages().get(language, languages()["en"])
    turned = False
    seen: Counter[tuple[str, ...]] = Counter()
    for sentence in sentences:
        turned = turned or planted.opens_turn(sentence.plain)
        code = "instructions" if turned else _finding(sentence, given, little, language, exam)
        if not code and not exam and len(sentence.words) > 3 and seen[sentence.words]:
            code = "repeated"
        seen[sentence.words] += 1
        if code:
            screened.flag(code)
        else:
            kept.append(sentence)
    if any(planted.has_hidden_text(sentence.text) for sentence in sentences):
        screened.flag("instructions")
    screened.refusal = _refusal(sentences, screened, language, exam)
    return screened


def reason(code: str, language: str, kind: str) -> str:
    """The plain sentence for a refusal, with what a question of this kind wants instead."""
    parts, own, told = MADE_OF.get(kind, MADE_OF["behavioral"])
    return REASONS[code].format(
        language=LANGUAGE_NAMES.get(language, language), parts=parts, own=own, told=told
    )


def _finding(sentence: Sentence, given: Task, little: frozenset[str], language: str, exam: bool) -> str:
    if planted.is_planted(sentence.text):
        return "instructions"
    if is_foreign(sentence.words, language):
        return "other_language"
    triples = _triples(sentence.words)
    if len(triples) >= 2:
        if _share(triples, given.question) >= (1.0 if exam else COPIED):
            return "copied_question"
        if not exam and _share(triples, given.criteria) >= COPIED:
            return "copied_criteria"
        if not exam and _share(triples, given.posting) >= COPIED:
            return "copied_posting"
    if _lists_task_words(sentence, given, little, exam):
        return "word_list"
    return ""


def _share(triples: Sequence[tuple[str, ...]], of: frozenset[tuple[str, ...]]) -> float:
    return sum(triple in of for triple in triples) / len(triples)


def _triples(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + 3]) for at in range(len(words) - 2)]


def _all_triples(texts: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(triple for text in texts for triple in _triples(WORD.findall(text.lower())))


def _lists_task_words(sentence: Sentence, given: Task, little: frozenset[str], exam: bool) -> bool:
    """A run of words without any little word, most of them from the task. Exam answers may have one."""
    if exam:
        return False
    run: list[str] = []
    for word, word_stem in zip((*sentence.words, "the"), (*sentence.stems, "the"), strict=True):
        if word not in little:
            run.append(word_stem)
            continue
        if len(run) >= LIST_RUN and sum(one in given.stems for one in run) >= 0.7 * len(run):
            return True
        run = []
    return False


def is_foreign(words: Sequence[str], language: str) -> bool:
    """Whether the little words are plainly those of another language, or the letters of another script."""
    own = languages()[language]
    text = "".join(words)
    letters = [character for character in text if character.isalpha()]
    if len(letters) >= 4 and sum(bool(LATIN.match(one)) for one in letters) < 0.5 * len(letters):
        return True
    mine = sum(word in own for word in words)
    others = max(
        sum(word in lexicon for word in words) for code, lexicon in languages().items() if code != language
    )
    return others >= MIN_FOREIGN and others > 2 * mine and others >= 0.2 * len(words)


def _refusal(sentences: Sequence[Sentence], screened: Screened, language: str, exam: bool) -> str:
    words = [word for sentence in sentences for word in sentence.words]
    if not words:
        return "empty"
    if is_foreign(words, language):
        return "other_language"
    if not exam and is_gibberish(sentences):
        return "gibberish"
    left = sum(len(sentence.words) for sentence in screened.sentences)
    if screened.flags and left < (1 if exam else MIN_WORDS):
        return screened.flags[0]
    if left < (1 if exam else MIN_WORDS):
        return "too_short"
    if exam:
        return "gibberish" if is_gibberish(sentences) and not _sounds(words) else ""
    return _prose(screened, words)


def _prose(screened: Screened, words: Sequence[str]) -> str:
    """Lists, and few words said over and over, are no prose."""
    left = [word for sentence in screened.sentences for word in sentence.words]
    little = sum(sentence.little for sentence in screened.sentences)
    if little < 0.2 * len(left):
        screened.flag("word_list")
        return "word_list"
    if len(left) >= 30 and len(set(left)) < 0.25 * len(left) and len(set(left)) < 20:
        screened.flag("repeated")
        return "repeated"
    return ""


def is_gibberish(sentences: Sequence[Sentence]) -> bool:
    """Almost no little words, and words that nobody says."""
    words = [word for sentence in sentences for word in sentence.words]
    little = sum(sentence.little for sentence in sentences)
    if len(words) < 3 or little >= 0.12 * len(words):
        return False
    return not _sounds(words) or little < 0.05 * len(words) and _repeats(words)


def _sounds(words: Sequence[str]) -> bool:
    """Whether most longer words could be spoken: a vowel at least, and no five consonants in a row."""
    longer = [word for word in words if len(word) > 3 and word.isalpha()]
    spoken = [word for word in longer if VOWELS.search(word) and not CONSONANTS.search(word)]
    return len(spoken) >= 0.7 * len(longer)


def _repeats(words: Sequence[str]) -> bool:
    return len(set(words)) <= 0.7 * len(words)
