"""Photos on the screen: made small, looked at large, added to and taken from records."""
