"""The pieces of a terminal's page: cells, tables, cards and timelines."""
