"""The chain: source, text, passage, coding, theme, finding, and the trace between them."""
