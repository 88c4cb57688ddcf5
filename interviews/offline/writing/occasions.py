"""When, how often and for how much something is done: told in a duty, of no use in a question about it."""

import re

NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
COUNT = rf"(?:{NUMBER}|an?)"
NEARLY = r"(?:(?:about|around|roughly|approx\.?|at least|usually|typically|maybe|up to|only|just) )?"
SPAN = (
    r"(?:minute|min|hour|day|morning|evening|night|shift|week|weekend|fortnight|month|term|half[- ]term|quarter|year)"
    r"s?"
)
HOUR = (
    r"(?:noon|midday|midnight|(?<!the )(?<!after )lunch(?:time)?\b"
    r"|(?<![£$€\d.,])\d{1,2}(?:(?:[:.]\d\d)? ?[ap]\.?m\b\.?|[:.]\d\d\b))"
)
DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)s?)\b"
    r"(?! ?(?:to|-|–) ?[A-Z])"
)
DAYS = (
    rf"{DAY}(?:(?:,| and| or) {DAY})*(?: (?:morning|afternoon|evening|night)s?)?"
    rf"(?: of (?:the|each|every) {SPAN})?(?: {HOUR})?\b"
)
PAUSE = r"(?=\s*(?:[.,;:)]|$|(?:and|or|when|so|with|in|for|because|on)\b))"
# "by 11am", "at 8am", but not "from 9am to 5pm": hours of work are no duty.
AT_HOUR = re.compile(rf",?\s*(?<!-)\b(?:(?:by|at|before|until|till|around|about|for) )+{HOUR}{PAUSE}")
ON_DAY = re.compile(
    r"(?<=\w),?\s*(?:\b(?:on|by|every|each|last|first|second|third|alternate|of|an?|usually|normally) )+"
    rf"{DAYS}(?!['’])"
    rf"|(?<=[a-z])(?<!\bto)(?<!\bthrough),? {DAYS}(?= *(?:[.,;]|$))"
)
HOW_OFTEN = re.compile(
    rf",? ?(?<![\d.,$£€])\b{NEARLY}(?:once|twice|{COUNT}(?: times| {SPAN})?) (?:an?|per|each) {SPAN}\b"
    rf"|,? ?\b{NEARLY}{NUMBER}(?: {SPAN})? (?:out of|in) {NUMBER}\b(?: {SPAN})?"
    rf"|(?<=\w),? ?\b(?:{COUNT} {SPAN} )?{NEARLY}every {COUNT} {SPAN}\b",
    re.I,
)
AMOUNT = r"[$£€] ?\d[\d,.]*(?: ?(?:k|m|bn|million|thousand)\b)?"
HOW_MUCH = re.compile(
    rf"\s(?:(?:up to|over|under|above|below|of|at|worth|from|around|about|within) )*{AMOUNT}"
    rf"(?: ?(?:-|–|to) ?{AMOUNT})?\+?(?: (?:an?|per) (?!hour|hr|day|night|shift|week|month|year|annum)\w+)?"
    r"(?![\d,.]*(?: ?/ ?| ?p/| an? | per |ph\b|pa\b| pa\b))",
    re.I,
)
PAID = re.compile(
    r"\b(?:pay|paid|salary|wages?|bonus|earn\w*|ote|commission|hourly|per hour|rates? of|allowance)\b", re.I
)


def plainly(text: str) -> str:
    """The text of a duty without hours, days of the week, how often and amounts of money."""
    for told in (AT_HOUR, HOW_OFTEN, ON_DAY):
        text = told.sub("", text)
    text = text if PAID.search(text) else HOW_MUCH.sub("", text)
    return " ".join(text.split()).strip(" ,")
