"""Why a receipt is not laid behind a paper, and how much is."""

ENCRYPTED, BROKEN, LONG, MUCH, GONE = "encrypted", "broken", "long", "much", "gone"

MEGABYTE = 1024 * 1024
MOST_PAGES_OF_ONE = 100
MOST_PAGES = 500  # behind one paper; what comes after is named on a page each
MOST_BYTES = 200 * MEGABYTE  # of all files behind one paper
MOST_SECONDS = 90  # of the processor, for one paper
LONGEST_SIDE = 2000  # pixels of a picture, which is 270 dots an inch on the page's width


class UnusableError(Exception):
    """A file that cannot be laid behind a paper; its one argument is a word of these."""
