"""Answers as JSON records: how rows are nested in them and how they are written."""
