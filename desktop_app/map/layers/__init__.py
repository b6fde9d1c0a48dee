"""The office's own layers on the map: what is drawn of them, and the panel they are kept in."""
