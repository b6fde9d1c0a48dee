"""Undo and redo of changes to the file: the words for them, their buttons, the list of changes."""
