"""Themes: what was built from codes and passages."""
