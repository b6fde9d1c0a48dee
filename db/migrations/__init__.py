"""Schema changes, oldest first. Never imports the models; never edited after landing."""
