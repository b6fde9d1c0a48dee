"""The map: an offline page in a web view, fed over a channel, closed to everything else.

`view.MapView` is the widget; `clusters.cluster` thins records out for a view of it. Nothing here
knows the database. Importing this package loads neither QtWebEngine nor numpy.
"""

from __future__ import annotations
