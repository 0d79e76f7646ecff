"""Who may do what, and who sees whose work."""
