"""A file of the corpus becomes a Communique: its header, its lines, its blocks, its sentences."""
