"""What a set asks about: of the pieces of the lines, the skills and the job those that are asked about best."""

import random
from collections import Counter
from dataclasses import replace

from interviews.offline.writing import joining, linking, topics, trades
from interviews.offline.writing.kinds import SHARES
from interviews.offline.writing.roles import sayable
from interviews.offline.writing.subjects import MAX_SKILLS, Stock, Subject
from interviews.offline.writing.suiting import LIKELY, suiting

RESERVE = 12
OF_TITLE = 2  # skills that the title names and no line asks for come before the lines
THICK = 0.26  # of a statement: what carries less is asked about only when little else is left
OF_NEEDS = 0.25  # of the places go to what is asked for, where there is more than can be asked about
CALLED = 0.6  # how much a subject must call for a skill to show it
PAPERS = ("study", "paper")
MOST_KNOWN = 6  # questions on the trade alone that come before the same few lines again
FEW_KNOWN = 3  # and of a posting that says enough, before lines that no question was made for
OF_JOB = 4  # one place of so many may ask about the job as a whole before any line is asked about twice
OF_ROLE = 2  # and before what everybody in the trade is asked
MOST_PAPERS = 0.25  # of a set may be on what a paper is for
# What a line may name without saying what is done with it.
NAMED_ONLY = frozenset({"matter", "note", "need", "field", "setting"})
SECOND = 8  # where all lines are to be asked about one place of so many may be a second question
NAMED = 0.3  # what it is worth that questions are made for what a piece names
SUITS_FIRST = {"act": 0.1, "skill": 0.05}


def was_asked(subject: Subject, used: str) -> bool:
    return subject.phrase.text.lower() in used or subject.phrase.doing.lower() in used


def fresh(subjects: list[Subject], used: str) -> list[Subject]:
    """Those not asked before first; order kept otherwise."""
    return sorted(subjects, key=lambda subject: was_asked(subject, used))


def choose(stock: Stock, count: int, used: str, held: list[Subject], chance: random.Random) -> list[Subject]:
    """Subjects for the free places and some in reserve: uncovered lines, then skills, then more."""
    facts = stock.facts
    live = [asked for asked in facts.asked if asked.live]
    covered = {key for asked in live for key in asked.lines} | {key for one in held for key in one.lines}
    known = {skill.casefold() for asked in live for skill in asked.skills}
    known |= {skill.casefold() for one in held for skill in one.skills}
    order = few_papers(unit_order(stock, covered), count)
    queues = [varied(stock, unit, used, chance) for unit in order]
    for one in held:
        queues = [[subject for subject in queue if subject.phrase != one.phrase] for queue in queues]
    fresh_units = [queue for queue in queues if queue and not covered & set(queue[0].lines)]
    first = [queue.pop(0) for queue in fresh_units]
    first, weak = apart(first, stock)
    chosen = fair(first, count, stock) if len(first) > count else first
    chosen, late = chosen[:count], chosen[count:]
    chosen, missing = with_skills(
        chosen, [skill for skill in facts.skills if skill.casefold() not in known], stock
    )
    alone = [stock.of_skill(skill) for skill in missing if stock.worth_asking(skill)]
    titled = [one for one in alone if in_title(one.skills[0], stock)][:OF_TITLE]
    alone = [one for one in alone if one not in titled]
    chosen, late = [*titled, *chosen][:count], [*[*titled, *chosen][count:], *late]
    alone.sort(key=lambda one: one.form == "field" and not one.topics(stock.within))
    if not stock.is_thorough:  # what is asked about a bare name fits little
        weak += [one for one in alone if not one.topics(stock.within)]
        alone = [one for one in alone if one.topics(stock.within)]
    again = [*others(queues, chosen, stock), *twice(chosen, stock)]
    chosen = filled(chosen, late, again, weak, alone, count, stock)
    return chosen + more(stock, queues, count + RESERVE - len(chosen), chosen + held)


def in_title(skill: str, stock: Stock) -> bool:
    """Does the title name a skill about which there is something to ask: "Angular Developer"?"""
    told = not skill.islower() or bool(topics.called_by(skill, stock.within))
    return told and linking.names(stock.facts.title, skill)


def filled(
    chosen: list[Subject],
    late: list[Subject],
    again: list[Subject],
    weak: list[Subject],
    alone: list[Subject],
    count: int,
    stock: Stock,
) -> list[Subject]:
    """The chosen subjects, and behind them what else there is, best first; some places are kept for skills alone.
    Where a set picks among the lines it asks more about the job before it quotes half a sentence that only names
    something: hardly any of these is a question."""
    told = [
        one
        for one in weak
        if one.topics(stock.within) or one.form not in NAMED_ONLY and joining.says_what(one.phrase.text)
    ]
    made = [one for one in told if one.topics(stock.within)]
    plain = [one for one in told if one not in made]
    if stock.is_thorough:  # all lines are to be asked about, few of them twice
        some = count // SECOND
        ahead, behind = [*late, *again[:some], *made, *plain], again[some:]
    else:
        job = of_job(stock, count)
        some = count // OF_JOB
        rather = [stock.of_role()] * count if stock.is_told else []
        ahead, behind = [*job[:some], *late, *made, *again, *job[some:]], [*plain, *rather]
    room = max(0, count - len(chosen) - min(len(alone), round(OF_NEEDS * count)))
    found = [*chosen, *ahead[:room]]
    found += alone[: max(0, count - len(found))]
    return [*found, *ahead[room:], *behind, *(one for one in weak if one not in told)]


def unit_order(stock: Stock, covered: set[int]) -> list[list[Subject]]:
    """Clauses in the order in which they are asked about: the first of each line before the second of any."""
    preferred = {line.key for line in stock.facts.lines if line.importance != "required"}
    rank: Counter[int] = Counter()
    keyed = []
    for unit in stock.units:
        key = unit[0].lines[0]
        late = unit[0].form in PAPERS
        keyed.append(((key in covered, late, min(rank[key], 1), key in preferred), unit))
        rank[key] += 1
    return [unit for _, unit in sorted(keyed, key=lambda pair: pair[0])]


def few_papers(units: list[list[Subject]], count: int) -> list[list[Subject]]:
    """The clauses, of those that ask for a paper the first few only."""
    papers = [unit for unit in units if unit[0].form in PAPERS]
    if len(units) - len(papers) >= count:
        return [unit for unit in units if unit not in papers]
    return [unit for unit in units if unit not in papers[max(1, round(MOST_PAPERS * count)) :]]


def varied(stock: Stock, subjects: list[Subject], used: str, chance: random.Random) -> list[Subject]:
    """The pieces of a line: unasked ones first, then those that say most of the line, with some chance."""
    return sorted(
        subjects,
        key=lambda one: (
            was_asked(one, used),
            -suiting(one, stock) * (not stock.is_thorough),
            -stock.hold(one)
            - SUITS_FIRST.get(one.form, 0.0)
            - 0.1 * chance.random()
            - stock.names_skill(one) / 10
            - NAMED * sum(worth_naming(one, stock)),
        ),
    )


def worth_naming(subject: Subject, stock: Stock) -> tuple[bool, bool]:
    """Do the words of a piece call a topic, and one of its trade?"""
    named = topics.called_by(subject.words, stock.within)
    return bool(named), any(topic.is_special for topic in named)


def fair(first: list[Subject], count: int, stock: Stock) -> list[Subject]:
    """Of more clauses than there are places the first duties, and a quarter of the places for what is asked for; of
    both those first about which there is something to ask that was made for them."""
    kinds = {line.key: line.kind for line in stock.facts.lines}
    first = sorted(first, key=lambda one: -suiting(one, stock))
    first = spread(first, stock)
    duties = [one for one in first if kinds[one.lines[0]] == "responsibility"]
    needs = [one for one in first if one not in duties]
    asked = min(len(needs), max(round(OF_NEEDS * count), count - len(duties)))
    chosen = duties[: count - asked] + needs[:asked]
    return chosen + [one for one in first if one not in chosen]


def spread(subjects: list[Subject], stock: Stock) -> list[Subject]:
    """Those that name something else than the ones before them first; order kept otherwise."""
    seen: set[str] = set()
    late = []
    for one in subjects:
        named = [topic.key for topic in one.topics(stock.within)[:1]]
        late += [one] if seen.issuperset(named) and named else []
        seen.update(named)
    return [one for one in subjects if one not in late] + late


def apart(first: list[Subject], stock: Stock) -> tuple[list[Subject], list[Subject]]:
    """What questions were made for that are likely to suit, and the rest, first of them what has a topic at all."""
    weak = [
        one
        for one in first
        if not one.topics(stock.within) or not stock.is_thorough and suiting(one, stock) < LIKELY
    ]
    weak.sort(key=lambda one: not one.topics(stock.within))
    return [one for one in first if one not in weak], weak


def others(queues: list[list[Subject]], chosen: list[Subject], stock: Stock) -> list[Subject]:
    """What statements name besides, that is likely to suit and that nothing chosen is about."""
    seen = {topic.key for one in chosen for topic in one.topics(stock.within)[:1]}
    found = []
    for one in (one for queue in queues for one in queue):
        named = [topic.key for topic in one.topics(stock.within)[:1]]
        if named and not seen.issuperset(named) and suiting(one, stock) >= LIKELY:
            seen.update(named)
            found.append(one)
    return sorted(found, key=lambda one: -suiting(one, stock))


def twice(chosen: list[Subject], stock: Stock) -> list[Subject]:
    """Those about which there is more to ask in another kind of question."""
    return [one for one in chosen if sum(bool(stock.asked(one, kind)) for kind in SHARES) > 1]


def with_skills(chosen: list[Subject], wanted: list[str], stock: Stock) -> tuple[list[Subject], list[str]]:
    """Each wanted skill goes to the subject that calls for it most; those nobody calls for are returned."""
    held = {skill for subject in chosen for skill in subject.skills}
    called = {line.key: {skill.casefold() for skill in line.skills} for line in stock.facts.lines}
    missing = []
    for skill in [skill for skill in wanted if skill not in held and sayable(skill)]:
        bonds = [
            (
                stock.rarity.bond(skill, f"{subject.words} {stock.text_of(subject.lines)}", "")
                + any(skill.casefold() in called[key] for key in subject.lines),
                -n,
            )
            for n, subject in enumerate(chosen)
            if len(subject.skills) < MAX_SKILLS
        ]
        strength, place = max(bonds, default=(0.0, 0))
        if strength >= CALLED:
            chosen[-place] = replace(chosen[-place], skills=(*chosen[-place].skills, skill))
        else:
            missing.append(skill)
    return chosen, missing


def more(stock: Stock, queues: list[list[Subject]], count: int, chosen: list[Subject]) -> list[Subject]:
    """Further subjects when every clause has one: other pieces, the same seen from the role, skills."""
    second: list[Subject] = []
    while len(second) < count and any(queues):
        second += [queue.pop(0) for queue in queues if queue]
    found = [one for one in second if says_enough(one, stock)]
    slight = [one for one in second if one not in found]
    again = [one for one in rotated(stock) if says_enough(one, stock)] or rotated(stock)
    again.sort(key=lambda one: not one.topics(stock.within))
    skills = Counter(skill for subject in chosen for skill in subject.skills)
    ordered = sorted(filter(stock.worth_asking, stock.facts.skills), key=lambda skill: skills[skill])
    poor = trades.says_little(stock.facts)
    if poor:
        found += [stock.of_role()] * (2 if stock.role else 0) + of_trades(stock, MOST_KNOWN)
    found += again
    found += [
        replace(one, form="trade", phrase=one.phrase.broad)
        for one in again
        if stock.role and one.form != "setting"
    ]
    found += again + [stock.of_skill(skill) for skill in ordered] + slight
    found += of_trades(stock, count if poor else 0) + [stock.of_role()] * (count if stock.role else 0)
    found += [*again, *[stock.of_skill(skill) for skill in ordered]] * 3
    return found[: max(0, count)]


def says_enough(subject: Subject, stock: Stock) -> bool:
    """Does it carry enough of its statement, or is there something to ask that was made for it?"""
    return stock.hold(subject) >= THICK or bool(subject.topics(stock.within))


def of_job(stock: Stock, count: int) -> list[Subject]:
    """What anybody is asked for the job as a whole, and then a little that everybody in its trade is asked."""
    of_role = [stock.of_role()] * (count // OF_ROLE) if stock.is_told else []
    return of_role + of_trades(stock, FEW_KNOWN, sure=False)


def of_trades(stock: Stock, most: int, sure: bool = True) -> list[Subject]:
    """What the trades of the title are asked in most interviews, by turns."""
    named = trades.of_title(stock.facts, sure)
    return [stock.of_trade(trade) for _ in range(most) for trade in named][:most]


def rotated(stock: Stock) -> list[Subject]:
    """All pieces of all clauses: the weightiest of each, then the second of each, and so on."""
    rows = [
        sorted(
            (one for one in unit if one.form in ("act", "setting", "matter", "note", "need")),
            key=lambda one: -stock.hold(one),
        )
        for unit in stock.units
    ]
    depth = max(map(len, rows), default=0)
    return [row[n] for n in range(depth) for row in rows if n < len(row)]
