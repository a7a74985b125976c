"""The web timeline, and what carries it to the sites of others."""
