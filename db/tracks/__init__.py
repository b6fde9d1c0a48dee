"""Tracks that receivers recorded: reading them, and where somebody was at a moment."""
