"""Pages of a synthesis: grid, constructs, line of argument, confidence, beside, checklists."""
