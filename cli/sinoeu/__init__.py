"""Who met whom, where, what was signed, when, and says who: a query tool over an annotated edition of news articles."""

__version__ = "0.1.0"
