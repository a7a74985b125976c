"""A Communique becomes Events: what its sentences say happened, was decided, is planned or is due, and when."""
