"""Makes a title from outside safe in the title of a pull request, which also becomes the first line of a commit."""

import re

from build_tools.reporters._printable import printable_text

TITLE_MAX = 120
"""Characters; GitHub takes 256."""
JOINER = "\u2060"
"""A word joiner: it has no width, and what it parts is no longer a name, a number or an address to a program."""
ACTIVE = re.compile(r"@|#|(?<=:)//|(?<=www)\.|(?<=gh)-(?=\d)|(?<=\$)\{", re.IGNORECASE)
"""What GitHub makes links of, calls people by, closes issues by, and begins expressions with."""


def harmless_title(text: str) -> str:
    """Return text on one line that is shown as it is where neither Markdown nor HTML is read."""
    line = printable_text(" ".join(text.split()), TITLE_MAX)
    return ACTIVE.sub(lambda found: f"{JOINER}{found[0]}{JOINER}", line)
