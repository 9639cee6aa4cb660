"""Decides how Word numbers the headings of a document: levels of multilevel lists, and what each heading says
besides its style.

A heading takes the number that its style gives it where that is ours; elsewhere (4.5 behind 4.2, a label of
another kind) it names a list of its own with the same counts. So the numbers are ours when the file opens,
and Word goes on counting when an editor adds a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.docx.counting import Counts, LibreOfficeCounts
from reportgen.docx.headforms import DECIMAL, UNLABELLED, Form, Key, Label, form_of, label_of
from reportgen.docx.numbering import LEVELS
from reportgen.record import record, replace
from reportgen.theme.theme import Theme

_ABOVE_ALL = 0


@record(frozen=True, slots=True)
class Head:
    """A heading of the document: its outline level, style, label and anchor."""

    level: int
    style: str
    label: str
    anchor: str

    @property
    def key(self) -> Key:
        return self.level, self.style


@record(frozen=True, slots=True)
class Level:
    """A level of a list: whose headings it counts, how, from which number and behind how many levels anew."""

    key: Key
    form: Form
    start: int
    restart: int


@record(frozen=True, slots=True)
class Num:
    """A way to count in a list: with other forms at some levels, and with a number to start from at one."""

    list: int
    forms: tuple[tuple[int, Form], ...] = ()
    start: tuple[int, int] | None = None


@record(frozen=True, slots=True)
class HeadPlan:
    """``lists`` are the definitions, ``nums`` the ways to count in them, of which each list that styles are
    counted in has its first at its own index. ``wanted``: num and level of each
    heading in reading order, None where its style has none. ``carried``: num and level of each style that
    has any; ``labels``: those of its headings that Word makes.
    """

    lists: tuple[tuple[Level, ...], ...]
    nums: tuple[Num, ...]
    wanted: tuple[tuple[int, int] | None, ...]
    carried: Mapping[Key, tuple[int, int]]
    labels: Mapping[Key, tuple[str, ...]]


def head_plan(heads: Sequence[Head], unused: Iterable[Key], theme: Theme) -> HeadPlan:
    """How the headings are numbered, given in reading order; ``unused`` styles get the form that they would
    have.
    """
    labels = [label_of(head.label, theme.style(head.style).marker) for head in heads]
    spare = {key: form_of(theme.style(key[1]).marker) for key in unused}
    forms = _forms(heads, labels, {key: form for key, form in spare.items() if form is not None})
    lists = _lists(heads, labels, forms)
    linked = _linked(heads, labels, lists)
    for key, form in _most(heads, linked).items():
        forms[key] = form
    levels = tuple(_levels(keys, heads, linked, forms) for keys in lists)
    return _Numbering(levels).plan(heads, linked)


def _forms(
    heads: Sequence[Head], labels: Sequence[Label | None], spare: Mapping[Key, Form]
) -> dict[Key, Form]:
    """The usual form of each style's labels, besides the ``spare`` ones; unseen ones for styles without
    labels above some that count: these begin anew behind them.
    """
    forms = {**spare, **_most(heads, labels)}
    lowest = max((level for (level, _), form in forms.items() if form.counts), default=0)
    labelled = {head.key for head in heads if head.label}
    for head in heads:
        if head.key not in labelled and head.level < lowest:
            forms[head.key] = UNLABELLED
    return forms


def _most(heads: Sequence[Head], labels: Sequence[Label | None]) -> dict[Key, Form]:
    found: dict[Key, Counter[Form]] = {}
    for head, label in zip(heads, labels, strict=True):
        if label is not None:
            found.setdefault(head.key, Counter())[label.form] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in found.items()}


def _lists(
    heads: Sequence[Head], labels: Sequence[Label | None], forms: Mapping[Key, Form]
) -> list[list[Key]]:
    """The styles that are counted in one list, by outline level; those that others count on over have one to
    themselves: behind a level of its list a number begins anew.
    """
    passed = _passed_over(heads, labels)
    # of two at one level the one that comes first
    places = {key: place for place, key in reversed(list(enumerate(head.key for head in heads)))}
    together = [key for key in forms if key not in passed]
    together.sort(key=lambda key: (key[0], places.get(key, len(heads))))
    lists = [together[first : first + LEVELS] for first in range(0, len(together), LEVELS)]
    return [*lists, *([key] for key in forms if key in passed)]


def _passed_over(heads: Sequence[Head], labels: Sequence[Label | None]) -> set[Key]:
    """The styles over whose headings lower ones count on: chapters of one report over its parts."""
    found: set[Key] = set()
    last: dict[Key, int] = {}
    since: dict[Key, set[Key]] = {}
    above: dict[int, int] = {}
    for head, label in zip(heads, labels, strict=True):
        above = {level: number for level, number in above.items() if level < head.level}
        if label is not None and label.form.counts:
            prefixed = label.form.before in {f"{number}." for number in above.values()}
            if not prefixed and last.get(head.key) == label.ordinal - 1:
                found |= since.get(head.key, set())
            last[head.key] = above[head.level] = label.ordinal
            since[head.key] = set()
        for key, passed in since.items():
            if head.level < key[0]:
                passed.add(head.key)
    return found


def _linked(
    heads: Sequence[Head], labels: Sequence[Label | None], lists: Sequence[Sequence[Key]]
) -> list[Label | None]:
    """The labels, whose form takes the number of a heading above from that: 4. of 4.2 from chapter 4."""
    place = {key: index for index, keys in enumerate(lists) for key in keys}
    found: list[Label | None] = []
    above: list[tuple[Key, int]] = []
    for head, label in zip(heads, labels, strict=True):
        above = [each for each in above if each[0][0] < head.level]
        if label is not None and label.form.format == DECIMAL and above:
            key, number = above[-1]
            if label.form.before == f"{number}." and place.get(key) == place.get(head.key):
                label = replace(label, form=replace(label.form, before="", upper=key))
        if label is not None and label.form.counts:
            above.append((head.key, label.ordinal))
        elif head.label:  # typed
            above.append((head.key, _ABOVE_ALL))
        found.append(label)
    return found


def _levels(
    keys: Sequence[Key],
    heads: Sequence[Head],
    labels: Sequence[Label | None],
    forms: Mapping[Key, Form],
) -> tuple[Level, ...]:
    """The levels of a list. What stands under nothing begins with its first number, all else with 1."""
    highest = min(level for level, _ in keys)
    firsts: dict[Key, int] = {}
    for head, label in zip(heads, labels, strict=True):
        if label is not None and label.form == forms.get(head.key):
            firsts.setdefault(head.key, label.ordinal)
    return tuple(
        Level(
            key,
            forms[key],
            max(1, firsts.get(key, 1)) if key[0] == highest else 1,
            sum(1 for level, _ in keys if level < key[0]),
        )
        for key in keys
    )


class _Numbering:
    """Goes over the headings as Word and LibreOffice do, and notes where these would not count as we do."""

    def __init__(self, lists: tuple[tuple[Level, ...], ...]) -> None:
        self._lists = lists
        self._place = {
            level.key: (number, index)
            for number, levels in enumerate(lists)
            for index, level in enumerate(levels)
        }
        self._nums = [Num(number) for number in range(len(lists))]
        self._shared = {num: number for number, num in enumerate(self._nums)}
        self._counts = [(_in_word(levels), _in_libreoffice(levels)) for levels in lists]

    def plan(self, heads: Sequence[Head], labels: Sequence[Label | None]) -> HeadPlan:
        wanted = [self._wanted(head, label) for head, label in zip(heads, labels, strict=True)]
        written: dict[Key, dict[str, None]] = {}
        for head, place in zip(heads, wanted, strict=True):
            if place is not None and head.label:
                written.setdefault(head.key, {})[head.label] = None
        lists = list(self._lists)
        for keys, indices in self._uncounted(heads, wanted):
            for index in indices:
                wanted[index] = len(self._nums), keys.index(heads[index].key)
            self._nums.append(Num(len(lists)))
            lists.append(tuple(Level(key, UNLABELLED, 1, place) for place, key in enumerate(keys)))
        return HeadPlan(
            tuple(lists),
            tuple(self._nums),
            tuple(wanted),
            self._place,
            {key: tuple(labels) for key, labels in written.items()},
        )

    def _uncounted(
        self, heads: Sequence[Head], wanted: Sequence[tuple[int, int] | None]
    ) -> Iterator[tuple[list[Key], list[int]]]:
        """The styles whose headings are counted but for some, by as many as a list has levels, and these.

        They stand in a list that shows nothing. Word also knows the numId 0; checkers miss a list for it.
        """
        bare = [i for i, each in enumerate(wanted) if each is None and heads[i].key in self._place]
        keys = list(dict.fromkeys(heads[i].key for i in bare))
        for first in range(0, len(keys), LEVELS):
            own = keys[first : first + LEVELS]
            yield own, [i for i in bare if heads[i].key in own]

    def _wanted(self, head: Head, label: Label | None) -> tuple[int, int] | None:
        if head.key not in self._place:
            return None
        number, index = self._place[head.key]
        usual = self._lists[number][index].form
        if label is None:
            if usual != UNLABELLED:
                return None
            label = Label(UNLABELLED, 0)
        forms = self._forms(label.form, number, index)
        counts = self._counts[number]
        if not label.form.counts or all(each.following(index) == label.ordinal for each in counts):
            for each in counts:
                each.count(index)
            return self._num(Num(number, forms)), index
        for each in counts:
            each.count(index, label.ordinal)
        self._nums.append(Num(number, forms, (index, label.ordinal)))
        return len(self._nums) - 1, index

    def _forms(self, form: Form, number: int, index: int) -> tuple[tuple[int, Form], ...]:
        """What is to be written otherwise than the list's levels say.

        A Chinese number above is a plain one in 4.2. Word has a switch for that (isLgl, §17.9.4), which
        LibreOffice does not know: for that the level above is a plain one in these headings' own list.
        """
        levels = self._lists[number]
        found: list[tuple[int, Form]] = []
        if form.upper is not None:
            above = next(i for i, level in enumerate(levels) if level.key == form.upper)
            if levels[above].form.format != DECIMAL:
                found.append((above, replace(levels[above].form, format=DECIMAL, upper=None)))
        if form != levels[index].form:
            found.append((index, form))
        return tuple(found)

    def _num(self, wanted: Num) -> int:
        if wanted not in self._shared:
            self._shared[wanted] = len(self._nums)
            self._nums.append(wanted)
        return self._shared[wanted]


def _in_word(levels: Sequence[Level]) -> Counts:
    return Counts([level.start for level in levels], [level.restart for level in levels])


def _in_libreoffice(levels: Sequence[Level]) -> Counts:
    return LibreOfficeCounts([level.start for level in levels])
