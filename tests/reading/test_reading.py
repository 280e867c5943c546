"""What holds of the reading of any text."""

from hypothesis import given
from hypothesis import strategies as st

from assignments.core.letter import term_of
from assignments.reading import Reading, read

_PHRASES = st.sampled_from(
    (
        "The Company will reimburse",
        "You will receive",
        "up to",
        "$2,500",
        "six (6) months",
        "home leave",
        "temporary housing",
        "household goods",
        "per month",
        "shall not exceed",
        "not",
        "three round trips",
        "500 lbs.",
        "for you and your family",
        "such costs",
        "will be grossed up",
        "50%",
        "storage",
        "a lump sum of",
        "relocation expenses",
        ".",
        ";",
        "\n\n",
        "\n",
        "(a)",
        "1.",
        "ARTICLE II",
        "<PAGE>   2",
        "- 3 -",
        "however,",
        "business class",
        "tax returns",
        "CHF 4'500",
        "in lieu of",
        "\r\n",
        "\t",
        "•",
        "费用。",
        "\x00",
        "é",
    )
)
_TEXTS = st.one_of(st.text(max_size=400), st.lists(_PHRASES, max_size=60).map(" ".join))


@given(_TEXTS)
def test_every_quote_stands_where_it_says(text: str) -> None:
    """Whatever the text, a proposal quotes it letter by letter and keeps to the contract."""
    for one in read(text).proposals:
        start, end = one.words["start"], one.words["end"]
        assert text[start:end] == one.words["quote"] != ""
        term_of({**one.words, "letter": "1", "confirmed": False}, "1", "the proposal")


@given(_TEXTS)
def test_every_number_is_in_a_term_or_listed(text: str) -> None:
    """No number of a letter is passed over in silence."""
    reading = read(text)
    assert [one for one in reading.numbers if not _accounted(reading, one.start, one.end)] == []


@given(_TEXTS)
def test_reading_twice_reads_the_same(text: str) -> None:
    """The same text gives the same reading."""
    assert read(text) == read(text)


def test_what_no_term_rests_on_is_listed() -> None:
    """A number outside every term is shown to a person, its sentence whole."""
    text = "The Company will pay for storage. Our fleet has 1,250 trucks in nine depots."
    reading = read(text)
    assert [text[one.start : one.end] for one in reading.unread] == [
        "Our fleet has 1,250 trucks in nine depots."
    ]


def test_a_sentence_goes_on_over_a_page() -> None:
    """Page marks and running heads stand between its words, and are not part of them."""
    text = (
        "Dear Ms. Winther,\n\nThe Company will pay for temporary living\n\n<PAGE>   2\n\nMs. Ada "
        "Winther\nPage 2\n\n"
        "expenses for up to three months.\n"
    )
    (one,) = read(text).proposals
    assert one.words["category"] == "temporary_housing"
    assert one.words["limits"] == [{"type": "duration", "max": "3", "unit": "month"}]


def _accounted(reading: Reading, start: int, end: int) -> bool:
    quoted = [(one.words["start"], one.words["end"]) for one in reading.proposals]
    listed = [(one.start, one.end) for one in reading.unread]
    return any(first <= start and end <= last for first, last in (*quoted, *listed))
