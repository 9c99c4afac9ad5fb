"""The questions: one module each, from words to rows with their evidence."""
