"""Does independent tasks in several processes at once; the results are in the order of the tasks.

Processes are forked, so that what has been read and laid out by then is there without being sent; where that
cannot be, this process does everything.
"""

from __future__ import annotations

import os
import pickle
import select
import struct
from collections.abc import Callable, Sequence
from functools import partial
from typing import BinaryIO, TypeVar

from reportgen.forking import Worker, processors

Result = TypeVar("Result")
Task = Callable[[], Result]

# further processes gain nothing where a report is written: the longest document takes as long as it does
_MOST = 4
_NUMBER = struct.Struct("<I")  # a pipe gives so few bytes whole to one of several readers (pipe(7))


def done_together(tasks: Sequence[Task[Result]], tell: Callable[[int], None]) -> list[Result]:
    """The results of all tasks; ``tell`` hears the index of each that begins here or was done elsewhere.

    What a task raises, it raises here. A task whose process died is done here.
    """
    count = min(processors(), _MOST, len(tasks))
    results: dict[int, Result] = {}
    if count > 1:
        results = _shared(tasks, count - 1, tell)
    for index, task in enumerate(tasks):
        if index not in results:
            tell(index)
            results[index] = task()
    return [results[index] for index in range(len(tasks))]


def _shared(tasks: Sequence[Task[Result]], others: int, tell: Callable[[int], None]) -> dict[int, Result]:
    """What this process and ``others`` have done; tasks that went wrong elsewhere are not among it."""
    todo, done = _Pipe(), _Pipe()
    for number in range(len(tasks)):
        todo.write(_NUMBER.pack(number))
    workers = [Worker(partial(_work, tasks, todo, done, os.getpid())) for _ in range(others)]
    todo.close_end()
    done.close_end()
    results: dict[int, Result] = {}
    try:
        while (index := todo.number()) is not None:
            _hear(done, tell, wait=False)
            tell(index)
            results[index] = tasks[index]()
        _hear(done, tell, wait=True)
        for worker in workers:
            results |= worker.result() or {}
    finally:
        while todo.has_some() and todo.number() is not None:
            pass  # where something went wrong here, the others stop after what they are doing
        todo.close()
        done.close()
        for worker in workers:
            worker.wait()
    return results


def _hear(done: _Pipe, tell: Callable[[int], None], *, wait: bool) -> None:
    """Pass on what was done elsewhere; with ``wait`` until no other process is at work."""
    while (wait or done.has_some()) and (index := done.number()) is not None:
        tell(index)


def _work(tasks: Sequence[Task[Result]], todo: _Pipe, done: _Pipe, parent: int, file: BinaryIO) -> None:
    """Another process: does tasks while there are any and the process that asked is alive."""
    results = {}
    try:
        todo.close_end()
        while os.getppid() == parent and (index := todo.number()) is not None:
            results[index] = tasks[index]()
            done.write(_NUMBER.pack(index))
    finally:
        # whatever happened: what was done is sent, and the parent does what is missing
        done.close_end()
        pickle.dump(results, file)


class _Pipe:
    """Numbers from whoever writes to whoever reads first."""

    def __init__(self) -> None:
        self._source, self._target = os.pipe()
        self._open = {self._source, self._target}

    def write(self, data: bytes) -> None:
        os.write(self._target, data)

    def number(self) -> int | None:
        """The next number; None when all are read and nobody can write any more."""
        data = os.read(self._source, _NUMBER.size)
        return _NUMBER.unpack(data)[0] if len(data) == _NUMBER.size else None

    def has_some(self) -> bool:
        return bool(select.select([self._source], [], [], 0)[0])

    def close_end(self) -> None:
        """Write no more from here."""
        os.close(self._target)
        self._open.discard(self._target)

    def close(self) -> None:
        for end in self._open:
            os.close(end)
        self._open = set()
