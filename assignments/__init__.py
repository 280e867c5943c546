"""Assignment letters, and the costs claimed under them."""
