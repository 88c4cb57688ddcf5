"""The words of a line that a question was made from."""

from collections import Counter
from collections.abc import Iterable

from interviews.offline.writing import linking
from interviews.offline.writing.roots import root


def words_of(said: Iterable[str], line: str) -> str:
    """The shortest run of a line that holds every stem of what was said which the line has, as it stands there;
    empty where it has none of them."""
    wanted = linking.stems(" ".join(said))
    places = [
        (one, match.start(), match.end())
        for match in linking.WORD.finditer(line)
        if (one := root(match.group().lower())) in wanted
    ]
    missing = len({one for one, *_ in places})
    held: Counter[str] = Counter()
    best, first = "", 0
    for one, _, end in places:
        missing -= not held[one]
        held[one] += 1
        while not missing and held[places[first][0]] > 1:
            held[places[first][0]] -= 1
            first += 1
        run = line[places[first][1] : end]
        if not missing and (not best or len(run) < len(best)):
            best = run
    return best
