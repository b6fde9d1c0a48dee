"""Record types turned into editors a person types into. Knows the widgets, not the database."""
