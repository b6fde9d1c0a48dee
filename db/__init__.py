"""Records and their rules. Knows no screen: usable from a ten-line script."""
