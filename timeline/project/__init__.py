"""The folder of a project: where its files lie, its settings, its lock; the only readers and writers of files."""
