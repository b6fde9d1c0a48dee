"""Charts over the filtered records.

Before pyqtgraph is there only `loading`, `skeleton`, `scale` and `words` may be imported.
"""

from __future__ import annotations
