"""A project on disk: where its files lie, its settings, its lock; the one way in which they are read and written."""
