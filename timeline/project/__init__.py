"""The folder of a project: where its files lie, its settings, its lock; the one way in which its files are read and written."""
