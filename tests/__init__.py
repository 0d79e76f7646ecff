"""Tests: the kind is the folder (unit, spec, store …); inside, the layout of src."""
