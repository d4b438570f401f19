"""Drawn training pictures for the starter model; the interface is in README.md."""
