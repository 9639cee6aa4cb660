"""Which passage or page of one state of a report is which of another; both sides keep their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

Pair = tuple[int | None, int | None]  # of the one, of the other; None where it has none
_ALIKE = 0.4  # share of a passage that must have stayed for it to be the same passage, changed
_REACH = 40  # passages looked at on both sides of where the same one would stand


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbours ``old`` in the one and ``new`` in the other, alike or not."""

    alike: bool
    old: range
    new: range


def stretches(ones: Sequence[str], others: Sequence[str]) -> list[Stretch]:
    """Both sequences from beginning to end, in stretches that are alike and not, by turns."""
    found: list[Stretch] = []
    for code in Indel.opcodes(ones, others):
        alike = code.tag == "equal"
        old, new = range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)
        if found and found[-1].alike == alike:
            before = found.pop()
            old, new = range(before.old.start, old.stop), range(before.new.start, new.stop)
        found.append(Stretch(alike, old, new))
    return found


Likeness = Callable[[int, int], float]  # 0 to 1, of one passage of each side


def paired(ones: Sequence[str], others: Sequence[str], likeness: Likeness) -> Iterator[Pair]:
    """Pair what is equal, then between that what is alike; what is left stands alone."""
    for stretch in stretches(ones, others):
        if stretch.alike:
            yield from zip(stretch.old, stretch.new, strict=True)
            continue
        for a, b in in_order(len(stretch.old), len(stretch.new), _weights(stretch, likeness)):
            yield None if a is None else stretch.old[a], None if b is None else stretch.new[b]


def alike(one: str, other: str) -> float:
    """How much of two texts is the same, 0 where it is not enough for one to have become the other."""
    return Indel.normalized_similarity(one, other, score_cutoff=_ALIKE)


def _weights(stretch: Stretch, likeness: Likeness) -> dict[tuple[int, int], float]:
    """The likeness of passages near each other."""
    weights: dict[tuple[int, int], float] = {}
    old, new = stretch.old, stretch.new
    slope = len(new) / max(len(old), 1)
    reach = _REACH + abs(len(old) - len(new))
    for a, at in enumerate(old):
        around = round(a * slope)
        for b in range(max(0, around - reach), min(len(new), around + reach + 1)):
            weight = likeness(at, new[b])
            if weight:
                weights[a, b] = weight
    return weights


_Chain = tuple[int, int, "_Chain | None"]


def in_order(ones: int, others: int, weights: Mapping[tuple[int, int], float]) -> Iterator[Pair]:
    """Pairs, each further on on both sides than the one before, that weigh most together; between them the
    rest of the one, then of the other.
    """
    heaviest = _Prefixes(others)
    for a, b in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        weight, chain = heaviest.before(b)
        heaviest.put(b, weight + weights[a, b], (a, b, chain))
    _, chain = heaviest.before(others)
    pairs: list[tuple[int, int]] = []
    while chain is not None:
        pairs.append(chain[:2])
        chain = chain[2]
    at = to = 0
    for a, b in (*reversed(pairs), (ones, others)):
        yield from ((left, None) for left in range(at, a))
        yield from ((None, left) for left in range(to, b))
        if a < ones:
            yield a, b
        at, to = a + 1, b + 1


class _Prefixes:
    """The heaviest chain among those that end before a column (a Fenwick tree of maxima)."""

    def __init__(self, columns: int) -> None:
        self._best: list[tuple[float, _Chain | None]] = [(0.0, None)] * (columns + 1)

    def before(self, column: int) -> tuple[float, _Chain | None]:
        found: tuple[float, _Chain | None] = (0.0, None)
        while column > 0:
            if self._best[column][0] > found[0]:
                found = self._best[column]
            column -= column & -column
        return found

    def put(self, column: int, weight: float, chain: _Chain) -> None:
        at = column + 1
        while at < len(self._best):
            if weight > self._best[at][0]:
                self._best[at] = (weight, chain)
            at += at & -at
