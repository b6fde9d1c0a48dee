"""Pictures on the map: served to its page, made from rasters, fetched from servers."""
