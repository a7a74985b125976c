"""A fresh extraction meets its catalogues: lasting ids, states, nothing lost."""
