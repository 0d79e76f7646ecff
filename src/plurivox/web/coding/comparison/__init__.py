"""Coders of a closed pass side by side: where they differ, how far they agree, what is decided."""
