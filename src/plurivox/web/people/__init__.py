"""Who sits at this browser: choosing a name, its PIN, one's own page, everybody."""
