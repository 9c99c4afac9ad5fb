"""Formats that one question alone has, asked for by an option of its command: one module each, as in the folder above."""
