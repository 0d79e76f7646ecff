"""Bringing transcripts in, seeing who speaks before anything is stored, and reading them."""
