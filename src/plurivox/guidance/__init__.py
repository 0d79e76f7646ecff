"""From findings to a site's plan."""
