"""The quantities that a sentence states: money, shares, times, weights, trips, dates.

Nothing here knows what a quantity is for: terms are made elsewhere.
"""

from assignments.reading.quantities.finding import quantities

__all__ = ["quantities"]
