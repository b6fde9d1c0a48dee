"""The records file as GIS programs see it: layers, their styles, and what keeps both right."""
