"""From a corpus folder to its database: read, checked, and only if nothing is wrong with it loaded."""
