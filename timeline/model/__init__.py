"""The nouns of a chronology, in the order in which a text becomes one: communique, event, translation, edition."""
