"""One person's data: told whole to them, and erased once the time for keeping it is over."""
