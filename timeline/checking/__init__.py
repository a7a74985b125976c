"""Questions put to a text and its translation; what may be wrong is told with its place."""
