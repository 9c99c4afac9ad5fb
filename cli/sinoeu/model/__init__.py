"""What the program speaks of: plain frozen data, without files, databases or screens."""
