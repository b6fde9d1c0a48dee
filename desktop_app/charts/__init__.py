"""Charts over the filtered records. Only `loading` may be imported before pyqtgraph is there."""

from __future__ import annotations
