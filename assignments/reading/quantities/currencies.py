"""The signs, codes and names of currencies as letters print them, and the ISO code of each.

Where they stand beside an amount is `money`'s business.
"""

import re

from assignments.core.money import CURRENCIES

# ISO codes that are also words, or hardly ever met in a letter of assignment
_WORDS_TOO = {"ALL", "TOP", "CUP", "MOP", "PEN", "LAK", "RON", "SOS", "GEL", "BAM", "ANG", "ARE"}
CODES = "|".join(sorted(CURRENCIES - _WORDS_TOO))

# sign as a pattern, and its code; the longer before the shorter that ends it
_SIGNS = (
    (r"U\.? ?S\.? ?\$|US ?Dollars?:? ?\$|USD ?\$|\$ ?U\.?S\.?D?(?![a-z])", "USD"),
    (r"A(?:U[SD]? ?)?\$|AUD ?\$", "AUD"),
    (r"C(?:A ?|DN ?|AN ?)?\$|CAD ?\$", "CAD"),
    (r"HKD? ?\$", "HKD"),
    (r"NTD? ?\$", "TWD"),
    (r"NZD? ?\$", "NZD"),
    (r"S(?:G ?|GD ?)?\$", "SGD"),
    (r"(?:MX|Mex)N? ?\$", "MXN"),
    (r"R\$", "BRL"),
    (r"\$", "USD"),
    (r"(?:GBP?|UK|STG) ?£|£", "GBP"),
    (r"E[Uu][Rr] ?€|€|Eur", "EUR"),
    (r"(?:RMB|CN|CNY|RMB\.) ?[¥￥]|RMB\.?", "CNY"),
    (r"JPY? ?[¥￥]|[¥￥]", "JPY"),
    (r"S[Ff][Rr]s?\.?|Fr\.|CHF\.?", "CHF"),
    (r"₹|INR ?Rs\.?|Rs\.?", "INR"),
    (r"₩", "KRW"),
    (r"฿", "THB"),
    (r"RM", "MYR"),
    (r"₱|Php", "PHP"),
    (r"₪|NIS", "ILS"),
    (r"₽", "RUB"),
    (r"₫", "VND"),
    (r"₺", "TRY"),
    (r"D[Hh][Ss]\.?", "AED"),
    (r"DM", "DEM"),
    (r"FF", "FRF"),
    (r"Lit\.?", "ITL"),
    (r"Pta?s?\.?", "ESP"),
    (r"[DH]fl\.?", "NLG"),
    (r"BF", "BEF"),
    (r"Rp\.?", "IDR"),
    (r"QR", "QAR"),
    (r"KD", "KWD"),
    (r"SR", "SAR"),
    (r"STG", "GBP"),
)
# names in words, without their plural
_NAMES = (
    (r"(?:u\.? ?s\.?|united states|american) dollar", "USD"),
    (r"canadian(?: dollar)?|cdn", "CAD"),
    (r"australian dollar", "AUD"),
    (r"hong ?kong dollar", "HKD"),
    (r"singapore(?:an)? dollar", "SGD"),
    (r"new zealand dollar", "NZD"),
    (r"(?:new )?taiwan(?:ese)? dollar", "TWD"),
    (r"dollar", "USD"),
    (r"(?:great )?british pounds?(?: sterling)?|u\.?k\.? pounds?(?: sterling)?", "GBP"),
    (r"pounds? sterling|pounds? stg|sterling", "GBP"),
    (r"euro", "EUR"),
    (r"(?:japanese )?yen", "JPY"),
    (r"(?:chinese )?(?:yuan|renminbi)(?: rmb| yuan)?|rmb|chinese rmb", "CNY"),
    (r"(?:swiss|sw\.) ?franc", "CHF"),
    (r"(?:french) franc", "FRF"),
    (r"(?:german |deutsche )mark", "DEM"),
    (r"(?:indian )?rupee", "INR"),
    (r"(?:south )?korean won", "KRW"),
    (r"(?:thai )?baht", "THB"),
    (r"(?:malaysian )?ringgit", "MYR"),
    (r"(?:indonesian )?rupiah", "IDR"),
    (r"mexican peso", "MXN"),
    (r"(?:philippine|filipino) peso", "PHP"),
    (r"(?:brazilian )reai|brazilian real", "BRL"),
    (r"swedish (?:krona|kronor)", "SEK"),
    (r"danish (?:krone|kroner)", "DKK"),
    (r"norwegian (?:krone|kroner)", "NOK"),
    (r"(?:south african )rand", "ZAR"),
    (r"(?:uae |emirati )?dirham", "AED"),
    (r"saudi (?:arabian )?riyal", "SAR"),
    (r"qatari riyal", "QAR"),
    (r"kuwaiti dinar", "KWD"),
    (r"(?:israeli )?(?:new )?shekel", "ILS"),
    (r"(?:russian )?rouble|(?:russian )?ruble", "RUB"),
    (r"(?:polish )?zloty", "PLN"),
    (r"turkish lira", "TRY"),
    (r"(?:vietnamese )?dong", "VND"),
)


def _any(pairs: tuple[tuple[str, str], ...]) -> str:
    return "|".join(pattern for pattern, _ in pairs)


NAMES = rf"(?:{_any(_NAMES)})s?"
BEFORE = re.compile(
    rf"(?:(?P<sign>(?<![A-Za-z])(?:{_any(_SIGNS)}))|(?P<code>(?<![A-Za-z])(?:{CODES}))"
    rf"|(?P<name>\b(?i:{NAMES})))[:. ]? ?$"
)
AFTER = re.compile(
    rf" ?(?:(?P<name>(?i:{NAMES})\b)|(?P<code>(?:{CODES})\b)(?: ?\$)?"
    r"|(?P<sign>(?:€|£|\$|Fr\.|[¥￥])(?! ?\d)|zł|kr\b|U\.?S\.?(?= |\)|$)))"
)
# the last words of the names, in small letters
LAST_WORDS = frozenset(
    "dollar dollars sterling pound pounds stg euro euros yen yuan renminbi rmb franc francs mark "
    "marks rupee rupees won baht ringgit rupiah peso pesos reais real krona kronor krone kroner "
    "rand dirham dirhams riyal riyals dinar dinars shekel shekels rouble roubles ruble rubles "
    "zloty lira dong canadian cdn".split()
)
# printed with a point between the thousands
DOTTED = frozenset(
    "EUR CHF DKK SEK NOK BRL IDR TRY PLN CZK HUF DEM FRF ITL ESP NLG BEF VND CLP COP ARS".split()
)


def currency(found: re.Match[str]) -> str | None:
    """The ISO code of a currency that `BEFORE` or `AFTER` found."""
    if code := found["code"]:
        return code
    if name := found["name"]:
        return _first(_NAMES, name.lower(), "s?")
    return _AFTER_ONLY.get(found["sign"]) or _first(_SIGNS, found["sign"], "")


_AFTER_ONLY = {"zł": "PLN", "kr": None, "US": "USD", "U.S.": "USD", "U.S": "USD"}


def _first(pairs: tuple[tuple[str, str], ...], printed: str, ending: str) -> str | None:
    codes = (code for pattern, code in pairs if re.fullmatch(f"(?:{pattern}){ending}", printed))
    return next(codes, None)
