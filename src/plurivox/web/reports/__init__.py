"""The report of the study, as it stands, and as a file."""
