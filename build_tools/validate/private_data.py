"""A text must not hold e-mail addresses or telephone numbers."""

import re
from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._marks import Prose
from build_tools.validate._base import rule_of_record
from build_tools.validate._marked import marked

CODE = Code("CC321", "private-data", Severity.ERROR, "An e-mail address or telephone number in a text")

DOT = r"(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)"
EMAIL = re.compile(
    rf"[\w+-][\w.+-]{{0,63}}(?:@|\s?[\[(]\s?at\s?[\])]\s?)[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{0,5}}{DOT}[a-z]{{2,20}}",
    re.IGNORECASE,
)
"""Every repetition has an end here and below, so that no text, however odd, takes more than its share of time."""
AT_SIGNS = ("@", "at)", "at]", "at )", "at ]")
WEB_ADDRESS = re.compile(r"https?://\S+")
NUMBER = re.compile(r"[+0-9][0-9 ()./\u00a0-]{5,30}[0-9](?!\w)")
"""A run of digits and what stands between the digits of a telephone number. In 900 real records 138 figures,
years, decrees and book numbers look like this; what stands before them decides. (The library phonenumbers takes ten
times as long, finds nothing more with the country code and reports decrees without it.)"""
DIGITS_LEAST, DIGITS_MOST = 7, 15
DIGITS_LEAST_ABROAD = 9
FIGURE_OR_DATE = re.compile(r"[1-9]\d{0,2}(?:[ .\u00a0]\d{3})+|(?:19|20)\d\d\D+(?:19|20)?\d\d(?:\D\d\d?)?")
ANNOUNCED = re.compile(
    r"\b(?:tel|tele?phones?|phones?|mobile|fax|whatsapp|viber|signal|calls?|calling|ring|dial|hotlines?|helplines?|"
    r"t[ée]l[ée]phones?|tél|t[ée]l[ée]fonos?|телефон|тел|هاتف|电话)\b[\s.:(]*"
    r"(?:(?:no|nr|n[º°]|number|numbers|line|us|at|on|is|to|under|toll[ -]free|free)\b[\s.:(]*){0,3}\+?$",
    re.IGNORECASE,
)
"""Words that announce a telephone number right before it. Short numbers (call 116 000) are public services."""
ANNOUNCED_WITHIN = 48
HINT = "Delete it, and give the address of a contact page under “sources” or “url” instead."


def private_parts(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (position, what it is, as it stands) for every e-mail address and telephone number in a text."""
    if not _may_hold(text):
        return
    mail = any(sign in text for sign in AT_SIGNS)
    text = WEB_ADDRESS.sub(lambda found: " " * len(found.group()), text)
    for found in EMAIL.finditer(text) if mail else ():
        yield found.start(), "e-mail address", found.group()
    for found in NUMBER.finditer(text):
        if _is_telephone(text, found.start(), found.group()):
            yield found.start(), "telephone number", found.group()


def _may_hold(text: str) -> bool:
    """Tell whether a closer look is worth its time."""
    return bool(NUMBER.search(text)) or any(sign in text for sign in AT_SIGNS)


def _is_telephone(text: str, start: int, number: str) -> bool:
    digits = sum(map(str.isdecimal, number))
    before = text[max(0, start - ANNOUNCED_WITHIN) : start]
    if digits > DIGITS_MOST or before[-1:].isalnum() or before[-1:] in {",", "."}:
        return False
    if number.startswith(("+", "00")) and digits >= DIGITS_LEAST_ABROAD:
        return True
    return digits >= DIGITS_LEAST and not FIGURE_OR_DATE.fullmatch(number) and bool(ANNOUNCED.search(before))


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    for pointer, text, _mark in marked(entry, Prose):
        yield pointer, str(text)
    for position, review in enumerate(entry.fields.get("review", {}).get("reviews", ())):
        if isinstance(review["organisation"], dict):  # where a reviewer may write a name and an address
            yield f"/review/reviews/{position}/organisation/name", review["organisation"]["name"]
    yield "/body", entry.body


def _find(entry: Entry) -> Iterator[Diagnostic]:
    texts = list(_texts(entry))
    whole = "\n".join(text for _, text in texts)
    if not _may_hold(whole):
        return  # as nearly always; one look at all texts takes half the time of a look at each
    for pointer, text in texts:
        for position, what, found in private_parts(text):
            line = text.count("\n", 0, position) + 1
            place = f"{pointer}/{line}" if pointer == "/body" else pointer
            message = f"The {what} “{found}” stands in the text."
            yield Diagnostic(CODE, entry.path, message, HINT, place)


RULE = rule_of_record(CODE, _find)
