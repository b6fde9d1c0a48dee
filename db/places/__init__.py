"""Where things are: positions as people write them, datums, distances. No Qt, no database."""
