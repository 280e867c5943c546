"""What the clients do all the time: each picks something that may be done now, and sends its form.

What there is to do is looked up in the records; a choice that somebody else was faster with is
refused by the program, as it should be.
"""

from tests.faults.deeds.claiming import Expatriate
from tests.faults.deeds.closing import Finance
from tests.faults.deeds.deciding import Hr
from tests.faults.deeds.gathering import picture

__all__ = ["Expatriate", "Finance", "Hr", "picture"]
