"""Searching, records, deduplication, screening and appraisal."""
