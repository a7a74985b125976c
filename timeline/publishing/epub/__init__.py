"""The e-book, EPUB 3."""
