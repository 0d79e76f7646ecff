"""Tests: the kind is the folder (unit, spec, store, web, browser, docs); inside, the layout of src."""
