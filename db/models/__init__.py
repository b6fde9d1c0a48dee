"""One file a record type: columns, specs, sections and rules, read top to bottom."""
