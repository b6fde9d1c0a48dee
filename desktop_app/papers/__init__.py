"""Papers: receipt, case file and ledger, and the layer that prints them.

`write_receipt`, `write_case_file` and `write_ledger` write a PDF in any thread; `jobs` does so in a
worker for a page. `paper.write_pdf` writes any paper made of blocks (`blocks`, `table`, `pictures`,
`timeline`, `heads`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.papers.case_file import write_case_file
    from desktop_app.papers.ledger_paper import write_ledger
    from desktop_app.papers.paper import ensure_application
    from desktop_app.papers.receipt import write_receipt

__all__ = ["ensure_application", "write_case_file", "write_ledger", "write_receipt"]

# The papers read records: their libraries are loaded by whoever writes one, not at start.
_HOMES = {
    "ensure_application": "paper",
    "write_case_file": "case_file",
    "write_ledger": "ledger_paper",
    "write_receipt": "receipt",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
