"""Plurivox: from what people said to findings that can be traced back to the words."""

__version__ = "0.1.0"

# The stages of the work, in order. The navigation bar, the groups of the command line and the
# chapters of the manual are built from this; a stage may import only the stages before it.
STAGES = (
    "fieldwork",
    "transcripts",
    "review",
    "coding",
    "themes",
    "synthesis",
    "guidance",
    "reports",
)
