"""What a shell offers when Tab is pressed. Nothing here imports typer: a shell that waits for its user's next key has no time for it."""
