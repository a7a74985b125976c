"""A file of any kind becomes text for the corpus and a header that says what is known of it."""
