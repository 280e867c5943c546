"""What making one paper may take: it bounds the process that it is called in."""

from assignments.papers.refusals import MEGABYTE

MOST_MEMORY = 2048 * MEGABYTE  # of addresses; what is really used is far less
MOST_SECONDS = 90
MOST_WRITTEN = 512 * MEGABYTE


def limit() -> None:
    """Bound memory, processor time and output; where the system has no such limits, the clock."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    limits = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: MOST_WRITTEN,
        resource.RLIMIT_CORE: 0,
    }
    for one, most in limits.items():
        _, hard = resource.getrlimit(one)
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(one, (within, hard))
        except (ValueError, OSError):  # macOS knows some of them by name alone
            continue
