"""Blindness by enumeration: every page and command, before and after another coder's work."""
