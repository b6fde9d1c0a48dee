"""The program's own log: what went wrong, without anybody's data.

Messages of exceptions can hold what was typed (SQLAlchemy prints parameters), so the log keeps the
kind of an exception and the lines of code it came through, nothing else.
"""

from __future__ import annotations

import logging
import logging.handlers
import platform
import traceback
from pathlib import Path

from desktop_app import __version__


class _WithoutData(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left the whole traceback in the record.
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, info: object) -> str:
        error = info[1] if isinstance(info, tuple) else None
        return describe(error) if isinstance(error, BaseException) else ""


def describe(error: BaseException) -> str:
    """Kind and code lines of an error and of what caused it, without its message."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        lines = [
            f"  {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}"
            for frame in frames
        ]
        kind = type(current)
        parts.append("\n".join([f"{kind.__module__}.{kind.__qualname__}", *lines]))
        current = current.__cause__ or current.__context__
    return "\ncaused by\n".join(parts)


def report(error: BaseException) -> str:
    """What a person may send to the makers; shown to them first."""
    import PySide6

    return (
        f"Snowtrack {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}, "
        f"{platform.system()} {platform.machine()}\n\n{describe(error)}\n"
    )


def start(folder: Path) -> None:
    """Log warnings and errors to a small file in `folder`, kept over three turns."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "snowtrack.log", maxBytes=300_000, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_WithoutData("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
