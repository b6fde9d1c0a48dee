"""Papers: receipt, case file and ledger, and the layer that prints them.

`paper.write_pdf` writes any paper made of blocks (`blocks`, `table`, `pictures`, `timeline`).
"""

from __future__ import annotations
