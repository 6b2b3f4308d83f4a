"""Makes text from outside safe to quote where GitHub shows Markdown: it calls nobody, links nowhere, closes nothing."""

import re

from build_tools.reporters._printable import printable_text

QUOTED_MAX = 400
"""Characters of one quotation; whoever wrote it knows the rest."""
JOINER = "\u2060"
"""A word joiner: it has no width, and what it parts is no longer a name, a number or an address to a program."""
MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$>:])")
"""What Markdown may take for a mark."""
ACTIVE = re.compile(r"@|#|(?<=:)//|(?<=www)\.|(?<=gh)-(?=\d)|(?<=\$)\{", re.IGNORECASE)
"""What GitHub makes links of, calls people by, and begins expressions with."""
ENTITIES = {"&": "&amp;", "<": "&lt;"}


def inactive(text: str, length_max: int = QUOTED_MAX) -> str:
    """Return text on one line that is shown as it is, where no Markdown is read: in a title."""
    return ACTIVE.sub(lambda found: f"{JOINER}{found[0]}{JOINER}", printable_text(" ".join(text.split()), length_max))


def quoted(text: str, length_max: int = QUOTED_MAX) -> str:
    """Return text on one line that Markdown shows as it is."""
    escaped = MARKS.sub(r"\\\1", inactive(text, length_max))
    return re.sub("[&<]", lambda found: ENTITIES[found[0]], escaped)
