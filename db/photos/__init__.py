"""Pictures beside the records file: their bytes, unchanged, under their SHA-256."""
