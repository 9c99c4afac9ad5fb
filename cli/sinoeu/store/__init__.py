"""The database: how claims lie in SQLite, how they are loaded, and how they are found again."""
