"""Constructs, translation of studies into one another, line of argument, CERQual."""
