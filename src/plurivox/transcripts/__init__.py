"""Transcripts: the words of a session, its turns and its speakers."""
