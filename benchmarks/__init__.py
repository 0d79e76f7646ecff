"""What is measured, and against whom: `python -m benchmarks --all` writes docs/measured.md."""
