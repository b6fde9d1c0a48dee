"""Rescue cases: a case, its timeline, and everything that follows from it."""
