"""Limits of a child process that reads other people's files: it may be killed, the program not."""

from __future__ import annotations


def limit_child(memory: int, seconds: int | None = None) -> None:
    """Bound this process's address space (bytes) and processor time, where the system can.

    seconds: None where a long picture may take as long as it does.

    On Windows nothing is bounded here: the parent watches the clock everywhere.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        if most is None:
            continue
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(what, (most, hard))
