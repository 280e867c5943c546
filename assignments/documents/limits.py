"""How large a letter may be, and what opening its file may take. No code."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_CHARACTERS = 500_000  # some hundred and fifty pages
MOST_UNPACKED = 100 * MEGABYTE
MOST_MEMORY = 512 * MEGABYTE
MOST_SECONDS = 20
