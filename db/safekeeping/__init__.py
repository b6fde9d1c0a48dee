"""Keeping records safe: is the file whole, and can it be brought back."""
