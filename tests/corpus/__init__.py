"""The truths of the bundled corpus, as questions and answers: what it says, and what it must never say."""
