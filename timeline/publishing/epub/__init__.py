"""The e-book, EPUB 3: ``assembly`` makes it of a ``book`` with its ``pages`` and its ``cover``."""
