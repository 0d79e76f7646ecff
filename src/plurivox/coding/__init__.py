"""Codebook, passes, comparison and consensus."""
