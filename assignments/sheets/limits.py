"""How large a file of rows may be, and what opening it may take. No code."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 20_000_000  # the empty ones too, and a row as one
MOST_UNPACKED = 500 * MEGABYTE
MOST_IN_MEMORY = 100 * MEGABYTE  # of a part that is no worksheet: it is read as a whole
MOST_PARTS = 2_000
