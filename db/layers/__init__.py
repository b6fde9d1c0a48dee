"""Layers the office adds to its map: declared, kept with the file, copied into an index of ours."""
