"""A project's folder: its files, its settings, the lock, and the one way in which files are written."""
