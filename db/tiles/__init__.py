"""Pictures cut into tiles: archives of an office, rasters and heights made into such, servers."""
