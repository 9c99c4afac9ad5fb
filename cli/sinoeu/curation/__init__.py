"""Curated files: read as text with the place of every value, and bound to the model."""
