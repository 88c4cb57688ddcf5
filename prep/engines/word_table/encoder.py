"""all-MiniLM-L6-v2 in plain numpy: its word pieces and its forward pass. Needed only to build the word table."""

import json
import re
import struct
import unicodedata
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

HEADS, LAYERS, TINY = 12, 6, 1e-12
MOST_TOKENS = 32  # of a sentence, its two marks included; longer ones are cut
TOKENS_AT_ONCE = 512
BIGGEST_PIECE = 100
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
# The error function by Abramowitz and Stegun, 7.1.26: off by less than 2e-7.
ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


class Encoder:
    """Sentences to unit vectors of 384 numbers, as the model's own pipeline makes them."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.vocabulary = {word: at for at, word in enumerate(lines)}
        self.weights = _weights(folder / "model.safetensors")

    def pieces(self, text: str) -> list[int]:
        """Numbers of the word pieces of a text, without the marks around it."""
        folded = unicodedata.normalize("NFD", text.lower())
        plain = "".join(sign for sign in folded if unicodedata.category(sign) != "Mn")
        return [piece for word in WORD.findall(plain) for piece in self._pieces_of(word)]

    def _pieces_of(self, word: str) -> list[int]:
        found: list[int] = []
        at = 0
        while at < len(word):
            start = "##" if at else ""
            ends = range(min(len(word), at + BIGGEST_PIECE), at, -1)
            end = next((end for end in ends if start + word[at:end] in self.vocabulary), None)
            if end is None:
                return [self.vocabulary["[UNK]"]]
            found.append(self.vocabulary[start + word[at:end]])
            at = end
        return found

    def encode(self, texts: list[str]) -> Floats:
        """One unit vector per text. Texts of one length go together, so that no padding is needed."""
        marked = [self._marked(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda at: len(marked[at]))
        out = np.empty((len(texts), 384), np.float32)
        start = 0
        while start < len(order):
            length = len(marked[order[start]])
            end = start
            while (
                end < len(order)
                and len(marked[order[end]]) == length
                and (end - start) * length < TOKENS_AT_ONCE
            ):
                end += 1
            batch = order[start:end]
            out[batch] = self._forward(np.array([marked[at] for at in batch]))
            start = end
        return out

    def _marked(self, text: str) -> list[int]:
        inside = self.pieces(text)[: MOST_TOKENS - 2]
        return [self.vocabulary["[CLS]"], *inside, self.vocabulary["[SEP]"]]

    def _forward(self, numbers: NDArray[np.int64]) -> Floats:
        count, length = numbers.shape
        own = self.weights
        state = own["embeddings.word_embeddings.weight"][numbers.ravel()]
        state = state + np.tile(own["embeddings.position_embeddings.weight"][:length], (count, 1))
        state += own["embeddings.token_type_embeddings.weight"][0]
        state = self._normal(state, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{layer}", count, length)
        mean = state.reshape(count, length, -1).mean(axis=1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _layer(self, state: Floats, name: str, count: int, length: int) -> Floats:
        heads = [
            self._linear(state, f"{name}.attention.self.{part}")
            .reshape(count, length, HEADS, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        ]
        query, key, value = heads
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(query.shape[-1]))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(count * length, -1)
        state = self._normal(
            state + self._linear(mixed, f"{name}.attention.output.dense"),
            f"{name}.attention.output.LayerNorm",
        )
        inner = _gelu(self._linear(state, f"{name}.intermediate.dense"))
        return self._normal(state + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _linear(self, state: Floats, name: str) -> Floats:
        out: Floats = state @ self.weights[f"{name}.weight"].T
        out += self.weights[f"{name}.bias"]
        return out

    def _normal(self, state: Floats, name: str) -> Floats:
        state = state - state.mean(axis=1, keepdims=True)
        spread = np.sqrt(np.einsum("ij,ij->i", state, state) / state.shape[1] + TINY)
        state /= spread[:, None]
        state *= self.weights[f"{name}.weight"]
        state += self.weights[f"{name}.bias"]
        return state


def _gelu(given: Floats) -> Floats:
    """x * (1 + erf(x / sqrt 2)) / 2, in place where it can be: this is half of the time."""
    size = np.abs(given)
    size *= np.float32(1 / np.sqrt(2))
    part = 1 / (1 + np.float32(0.3275911) * size)
    size *= size
    np.negative(size, out=size)
    np.exp(size, out=size)
    terms = np.full_like(part, ERF[-1])
    for factor in reversed(ERF[:-1]):
        terms *= part
        terms += np.float32(factor)
    terms *= part
    terms *= size
    np.subtract(1, terms, out=terms)
    np.copysign(terms, given, out=terms)
    terms += 1
    terms *= given
    terms *= np.float32(0.5)
    return terms


def _weights(path: Path) -> dict[str, Floats]:
    """The arrays of a safetensors file: a length, a JSON head, the bytes."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    head = json.loads(raw[8 : 8 + size])
    head.pop("__metadata__", None)
    found = {}
    for name, entry in head.items():
        if entry["dtype"] == "F32":
            first, last = (8 + size + at for at in entry["data_offsets"])
            found[name] = np.frombuffer(raw[first:last], "<f4").reshape(entry["shape"])
    return found
