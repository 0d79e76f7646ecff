"""What every page stands in: running head, foot line, styles, scripts, template tags."""
