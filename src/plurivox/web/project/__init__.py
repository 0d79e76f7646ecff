"""The home page: what needs you next, how far each stage is, where each session is."""
