"""Chunks worked through by all cores at once, their parts handed over in the order of the chunks.

Each process has a pipe of its own, which ends with this process, however it ends: nobody is left behind.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, Protocol

from sinoeu.curation.chunks import Chunk
from sinoeu.errors import Stop
from sinoeu.ingesting.work import Part, Task, Worker
from sinoeu.store.gathering import StoredRegistry, open_registry

Job = Literal["entries", "articles", "warnings"]
_AHEAD = 2
"""Chunks that each process has been given and not handed back."""


class Crew(Protocol):
    """Whoever does the work."""

    def do(self, job: Job, chunks: Iterable[Chunk]) -> Iterator[Part]:
        """One job with all chunks: the parts, in the order of the chunks."""
        ...


class Alone:
    """The process itself, for a corpus that is read before others would have started."""

    def __init__(self, task: Task, registry: StoredRegistry) -> None:
        self._worker = Worker(task, registry)

    def do(self, job: Job, chunks: Iterable[Chunk]) -> Iterator[Part]:
        """One job with all chunks: the parts, in the order of the chunks."""
        return (_done(self._worker, job, chunk) for chunk in chunks)


class Many:
    """Several processes, given chunks in turn."""

    def __init__(self, pipes: list["Connection[tuple[Job, Chunk], Part | BaseException]"]) -> None:
        self._pipes = pipes

    def do(self, job: Job, chunks: Iterable[Chunk]) -> Iterator[Part]:
        """One job with all chunks: the parts, in the order of the chunks. Raises Stop where a process has ended before its time."""
        waiting: deque[Connection[tuple[Job, Chunk], Part | BaseException]] = deque()
        try:
            for number, chunk in enumerate(chunks):
                pipe = self._pipes[number % len(self._pipes)]
                if len(waiting) >= _AHEAD * len(self._pipes):
                    yield _received(waiting.popleft())
                pipe.send((job, chunk))
                waiting.append(pipe)
            while waiting:
                yield _received(waiting.popleft())
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise Stop("a process that read the corpus was ended by the system; the database is as it was. Is there enough memory?") from None


@contextmanager
def crew(task: Task, registry: StoredRegistry, shared: Path | None) -> Iterator[Crew]:
    """Everybody at work for one block: several processes where the file of entries is shared with them, else this one."""
    if shared is None:
        yield Alone(task, registry)
        return
    context = get_context("spawn")  # a fork would keep its brothers' pipes open
    with ExitStack() as stack:
        pipes = []
        for _ in range(cores()):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, task, shared), daemon=True)
            process.start()
            theirs.close()
            stack.callback(process.join)
            stack.callback(process.terminate)
            stack.callback(ours.close)
            pipes.append(ours)
        for pipe in pipes:
            _received(pipe)  # it has the file open
        shared.unlink()
        yield Many(pipes)


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _serve(pipe: "Connection[Part | BaseException, tuple[Job, Chunk]]", task: Task, shared: Path) -> None:
    """What another process does until its pipe ends. Ctrl-C is the first process's to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = Worker(task, StoredRegistry(open_registry(shared)))
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(Part([], {}))
        while True:
            job, chunk = pipe.recv()
            try:
                part: Part | BaseException = _done(worker, job, chunk)
            except Exception as fault:  # noqa: BLE001  # raised again where the parts are received
                part = fault
            pipe.send(part)


def _received(pipe: "Connection[tuple[Job, Chunk], Part | BaseException]") -> Part:
    part = pipe.recv()
    if isinstance(part, BaseException):
        raise part
    return part


def _done(worker: Worker, job: Job, chunk: Chunk) -> Part:
    return {"entries": worker.entries, "articles": worker.articles, "warnings": worker.warnings}[job](chunk)
