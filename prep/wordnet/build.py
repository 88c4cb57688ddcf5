"""Makes classes.txt: which classes of words (noun, verb, adjective, adverb) an English word belongs to; and things.txt,
the words that are nouns only and never names.

    python build.py FOLDER        # FOLDER holds the archive that README.md names

Needs nothing but Python and dpkg-deb. Nothing of this is needed to run Prep.
"""

import hashlib
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

ARCHIVE = "wordnet-base_1%3a3.0-37_all.deb"
SHA256 = "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752"
CLASSES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
BY_NUMBER = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}  # in the keys of senses
SELDOM = 20  # uses as a noun for each as a verb
MET = 2  # times
PERSONS = "18"  # WordNet's number of that file
THING = re.compile(r"[a-z][a-z-]+[a-z]")
WORD = re.compile(r"[a-z][a-z-]+")
DOUBLING = re.compile(r"(?P<base>[a-z]+(?P<last>[a-z]))(?P=last)ing (?P=base)")


def main(folder: Path) -> None:
    archive = folder / ARCHIVE
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{archive.name} is another archive than the one this was made from.")
    subprocess.run(["dpkg-deb", "-x", archive, folder / "wordnet"], check=True)
    rows = classes(folder / "wordnet" / "usr" / "share" / "wordnet")
    write("classes.txt", [f"{word} {letters}" for word, letters in rows.items()])
    write("things.txt", things(folder / "wordnet" / "usr" / "share" / "wordnet", rows))


def write(name: str, rows: Iterable[str]) -> None:
    """The rows in order, one for each line."""
    found = sorted(rows)
    Path(__file__).with_name(name).write_text("".join(f"{row}\n" for row in found), encoding="utf-8")
    print(name, len(found))


def classes(source: Path) -> dict[str, str]:
    """Word -> its classes, the one it is most often of first; behind them 2 (its last letter doubles), x (it is
    a noun, and hardly ever a verb) and p (the noun means a person first of all).

    Words that are nouns only and mean no person are left out: what is not listed is taken for a noun. Those
    in -ing stay where they were met as nouns ("training"), so that they are not taken for forms of verbs.
    """
    common = spelled(source)
    senses: dict[str, Counter[str]] = defaultdict(Counter)
    for name, letter in CLASSES.items():
        for line in (source / f"index.{name}").read_text(encoding="utf-8").splitlines():
            word, *fields = line.split()
            if WORD.fullmatch(word) and (letter != "n" or word in common):
                senses[word][letter] = int(fields[1])
    uses = counted(source)
    doubling = set(DOUBLING.findall((source / "verb.exc").read_text(encoding="utf-8")))
    doubles = {base for base, _ in doubling}
    people = persons(source) & common
    rows = {}
    for word, found in senses.items():
        order = sorted(found, key=lambda letter: (-uses[word, letter], -found[letter], letter))
        if order != ["n"] or word in people or word.endswith("ing") and uses[word, "n"] >= MET:
            doubled = "2" if "v" in order and word in doubles else ""
            seldom = "x" if "v" in order and SELDOM * (uses[word, "v"] + 1) < uses[word, "n"] else ""
            rows[word] = "".join(order) + doubled + seldom + ("p" if word in people else "")
    return rows


def things(source: Path, listed: Collection[str]) -> set[str]:
    """The nouns that are nothing else and no name either: "turkey" is also a country."""
    common = spelled(source)
    names = {word.lower() for word in common if not word.islower()}
    return {word for word in common - names if THING.fullmatch(word)} - set(listed)


def spelled(source: Path) -> set[str]:
    """The nouns that are written with a small letter: the others are names, as "Handy" is a composer's."""
    found = set()
    for line in (source / "data.noun").read_text(encoding="utf-8").splitlines():
        if line[:1].isdigit():
            _, _, _, count, *words = line.split()
            found.update(words[: 2 * int(count, 16) : 2])
    return found


def persons(source: Path) -> set[str]:
    """The words whose first sense as a noun stands in WordNet's file of persons."""
    file_of = {}
    for line in (source / "data.noun").read_text(encoding="utf-8").splitlines():
        if line[:1].isdigit():
            offset, number, _ = line.split(" ", 2)
            file_of[offset] = number
    found = set()
    for line in (source / "index.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if WORD.fullmatch(fields[0]):
            first = fields[6 + int(fields[3])]
            found |= {fields[0]} if file_of[first] == PERSONS else set()
    return found


def counted(source: Path) -> Counter[tuple[str, str]]:
    """(word, class) -> how often it was met in the texts whose words WordNet's authors marked with senses."""
    uses: Counter[tuple[str, str]] = Counter()
    for line in (source / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        word, _, rest = key.partition("%")
        uses[word, BY_NUMBER[rest[0]]] += int(count)
    return uses


if __name__ == "__main__":
    main(Path(sys.argv[1]))
