"""The questions: one file each, with `ask(bench)`, which yields lines."""
