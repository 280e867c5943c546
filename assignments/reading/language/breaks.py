"""Where one part of a sentence ends and another begins, with a yes or no of its own."""

import re

BREAK = re.compile(
    r"; ?|,? (?:but|except|however|although|whereas|provided,? (?:however,? )?(?:that)?)[ ,]"
    r"|,? (?:and|plus)(?= (?:the )?(?:company|employer|corporation|you|we|executive|employee|he"
    r"|she)\b)"
    r"|, (?:plus|as well as|together with|and also) |,? (?=(?:excluding|not including|other than"
    r"|but not) )",
    re.IGNORECASE,
)
