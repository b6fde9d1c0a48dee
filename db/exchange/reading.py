"""Reading other people's workbooks: a child process does it, with limits; this is our end of it.

A damaged or hostile workbook can make a reader hang, panic or eat the memory. All of that happens
in `db.exchange.read_child`; here it becomes one sentence (`UnreadableFile`).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import marshal
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from db.errors import Cancelled
from db.exchange.cell_styles import Styles
from db.exchange.inspection import (
    DAMAGED,
    PASSWORD,
    Format,
    UnreadableFile,
    inspect,
    refusal,
)
from db.text import translate_noop

Cell = str | float | int | dt.date | dt.datetime | dt.time
"""One cell. Blank is "". Whole numbers of Excel arrive as floats."""


def cell_text(cell: Cell) -> str:
    """A cell as its user reads it: whole numbers without .0, dates ISO."""
    if type(cell) is str:
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)


CHILD_FLAG = "--read-workbook"
"""First argument with which a frozen program must hand over to `read_child.main`."""

MEMORY_LIMIT = 3 * 2**30  # address space of the child, bytes
SECONDS_LIMIT = 300  # processor time of the child
PATIENCE = 120.0  # seconds the child may be silent

TOO_LONG = translate_noop(
    "Import",
    "Reading {file} takes too long and was stopped: copy the filled rows into a new "
    "workbook and import that.",
)
TOO_LARGE = translate_noop(
    "Import",
    "{file} needs more memory than there is, often because of formatted empty rows and "
    "columns: copy the filled rows into a new workbook and import that.",
)
ENCODING = translate_noop(
    "Import",
    "The characters of {file} are written in an unknown way: open it in Excel, save it "
    "as .xlsx and import that.",
)
NO_SHEETS = translate_noop("Import", "{file} has no sheet with cells: choose another workbook.")
_SENTENCES = {"password": PASSWORD, "memory": TOO_LARGE, "encoding": ENCODING, "damaged": DAMAGED}


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet that holds cells. `index` counts all sheets of the workbook from 0."""

    index: int
    name: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The first rows of a sheet. `rows[i]` is row i + 1 of the file; columns from `first_column`.

    merged: (top, left, bottom, right), all from 0 and inclusive.
    """

    height: int
    width: int
    first_column: int
    merged: tuple[tuple[int, int, int, int], ...]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows, column by column. `numbers` are the rows' numbers in the file, from 1."""

    numbers: list[int]
    columns: list[list[Cell]]


class Workbook:
    """An open workbook or delimited file: use as a context manager, from one thread.

    Raises UnreadableFile on opening and at any later step; Cancelled when `cancelled()` is true.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        cancelled: Callable[[], bool] | None = None,
        memory: int = MEMORY_LIMIT,
        patience: float = PATIENCE,
    ) -> None:
        self.path = Path(path)
        self.format: Format = inspect(self.path)
        self.facts: dict[str, Any] = {}  # of the sheet whose rows were read last
        self._cancelled = cancelled or (lambda: False)
        self._patience = patience
        self._child = _start_child(self.path, self.format, memory)
        # Bounded, so that a slow reader of ours makes the child wait instead of filling memory.
        self._frames: queue.Queue[tuple[Any, ...]] = queue.Queue(maxsize=8)
        assert self._child.stdout is not None
        self._listener = threading.Thread(
            target=_listen,
            args=(self._child.stdout, self._frames),
            daemon=True,
            name="workbook reader",
        )
        self._listener.start()
        try:
            found = self._next("sheets")[0]
        except BaseException:
            self.close()
            raise
        self.sheets: tuple[SheetInfo, ...] = tuple(
            SheetInfo(index, name, visible)
            for index, (name, holds_cells, visible) in enumerate(found)
            if holds_cells
        )
        if not self.sheets:
            self.close()
            raise refusal(NO_SHEETS, self.path)

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child. May be called at any time, twice too."""
        for stream in (self._child.stdin,):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        with contextlib.suppress(OSError):
            self._child.kill()
        self._child.wait()
        while self._listener.is_alive():  # it may be waiting for room in the queue
            with contextlib.suppress(queue.Empty):
                self._frames.get(timeout=0.05)
            self._listener.join(timeout=0.05)
        if self._child.stdout is not None:
            self._child.stdout.close()

    def head(self, index: int, rows: int = 60) -> Head:
        """The first `rows` rows of sheet `index`."""
        self.ask_head(index, rows)
        return self.take_head()

    def ask_head(self, index: int, rows: int = 60) -> None:
        """Let the child begin; each head asked for must be taken, in the same order."""
        self._send(f"head {index} {rows}")

    def take_head(self) -> Head:
        """The head that was asked for longest ago."""
        height, width, first, merged, cells = self._next("head")
        return Head(
            height,
            width,
            first,
            tuple(merged),
            [[revive(cell) if type(cell) is tuple else cell for cell in row] for row in cells],
        )

    def styles(self, index: int, head: int, rows: Sequence[int]) -> Styles:
        """How the first `head` rows and those called `rows` look, in sheet `index`."""
        self._send(f"styles {index} {head} {','.join(map(str, rows))}")
        return Styles(*self._next("styles"))

    def chunks(self, index: int) -> Iterator[Chunk]:
        """All rows of sheet `index` that are not blank, about a thousand at a time."""
        self._send(f"rows {index}")
        self._next("start")
        memo: dict[tuple[int, ...], Cell] = {}
        while True:
            frame = self._receive()
            if frame[0] == "end":
                self.facts = frame[2]
                return
            self._expect(frame, "rows")
            _, numbers, columns = frame
            for column in columns:
                if tuple in set(map(type, column)):
                    _revive_column(column, memo)
            yield Chunk(numbers, columns)

    def _send(self, command: str) -> None:
        assert self._child.stdin is not None
        with contextlib.suppress(OSError):  # when it is dead, _receive says how it died
            self._child.stdin.write(command.encode() + b"\n")
            self._child.stdin.flush()

    def _next(self, kind: str) -> tuple[Any, ...]:
        frame = self._receive()
        self._expect(frame, kind)
        return frame[1:]

    def _expect(self, frame: tuple[Any, ...], kind: str) -> None:
        if frame[0] == "error":
            raise refusal(_SENTENCES.get(frame[1], DAMAGED), self.path)
        if frame[0] == "gone":
            # Without a last word: killed by a limit, or aborted because memory ran out.
            raise refusal(TOO_LARGE, self.path)
        if frame[0] != kind:
            raise refusal(DAMAGED, self.path)

    def _receive(self) -> tuple[Any, ...]:
        deadline = time.monotonic() + self._patience
        while True:
            if self._cancelled():
                raise Cancelled
            try:
                return self._frames.get(timeout=0.1)
            except queue.Empty:
                if time.monotonic() > deadline:
                    self._child.kill()
                    raise refusal(TOO_LONG, self.path) from None


def revive(parts: tuple[int, ...]) -> Cell:
    """A date, datetime or time from the tuple it travelled as; text when no calendar has it."""
    try:
        if len(parts) == 3:
            return dt.date(*parts)
        if len(parts) == 6:
            return dt.datetime(*parts)
        return dt.time(parts[0], parts[1], parts[2], parts[3])
    except ValueError:
        return "-".join(map(str, parts))


def _revive_column(column: list[Any], memo: dict[tuple[int, ...], Cell]) -> None:
    for position, cell in enumerate(column):
        if type(cell) is tuple:
            known = memo.get(cell)
            if known is None:
                known = memo[cell] = revive(cell)
            column[position] = known


def _start_child(path: Path, kind: Format, memory: int) -> subprocess.Popen[bytes]:
    if getattr(sys, "frozen", False):
        command = [sys.executable, CHILD_FLAG]
    else:
        command = [sys.executable, "-X", "utf8", "-m", "db.exchange.read_child"]
    environment = dict(os.environ)
    root = str(Path(__file__).resolve().parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH"))))
    environment["RUST_BACKTRACE"] = "0"
    try:
        return subprocess.Popen(
            [*command, str(path.resolve()), kind.value, str(memory), str(SECONDS_LIMIT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise UnreadableFile(
            translate_noop(
                "Import",
                "{file} could not be opened, the computer refused to start the reader "
                "({reason}): close other programs and try again.",
            ).format(file=path.name, reason=error.strerror)
        ) from error


def _listen(stream: BinaryIO, frames: queue.Queue[tuple[Any, ...]]) -> None:
    """Move frames from the pipe to the queue until the pipe ends."""
    while True:
        try:
            size = stream.read(4)
            body = stream.read(struct.unpack(">I", size)[0]) if len(size) == 4 else b""
            frame = marshal.loads(body)
        except (OSError, EOFError, ValueError, TypeError):
            frames.put(("gone",))
            return
        frames.put(frame)
