"""Tests of the store, on files and on PostgreSQL."""
