"""Themes, matrix, saturation, co-occurrence and the map of influences."""
