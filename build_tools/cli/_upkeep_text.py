"""What needs a hand, as text for a terminal and as Markdown."""

import textwrap
from collections.abc import Iterator, Sequence

from build_tools.cli._terminal import styled, width
from build_tools.cli._upkeep import Examined
from build_tools.reporters._summary import escaped_markdown
from build_tools.upkeep import Group, Need
from build_tools.upkeep.addresses.figures import AddressFigures
from build_tools.upkeep.telling import Strings, note_of, texts_of

INDENT = "  "


def text_lines(found: Examined, groups: Sequence[Group], strings: Strings, limit: int) -> Iterator[str]:
    """Yield the lines of a terminal: what is known of addresses, each group with needs, and those without."""
    yield from _wrapped(figures_told(found.figures))
    for group in groups:
        if group.needs:
            yield ""
            yield from _group(group, strings, limit)
    for heading, is_known in (("Nothing to do", True), ("Not known yet, for want of checked addresses", False)):
        if names := [group.name for group in groups if not group.needs and group.is_known is is_known]:
            yield ""
            yield from _wrapped(f"{heading}: {', '.join(names)}.")


def figures_told(figures: AddressFigures) -> str:
    """Return what is known of addresses, in a sentence."""
    if not figures.last:
        return f"Addresses: {figures.named:,}, none checked yet. `commons links --check` asks them."
    return (
        f"Addresses: {figures.named:,}; {figures.works:,} work, {figures.dead:,} dead, {figures.unclear:,} unclear, "
        f"{figures.unasked:,} not checked yet; last check on {figures.last}."
    )


def _group(group: Group, strings: Strings, limit: int) -> Iterator[str]:
    texts = texts_of(group, strings)
    yield styled(f"{texts['title']}: {len(group.needs):,} ({group.name})", bold=True)
    yield from _wrapped(texts["why"])
    yield from _wrapped(f"To do: {texts['do']}")
    yield f"{INDENT}$ {texts['command']}"
    for need in group.needs[:limit]:
        yield f"{INDENT}- {styled(need.subject, bold=True)}  {styled(need.title)}"
        yield from _wrapped(styled(note_of(need, group, strings)), 2 * INDENT)
    if len(group.needs) > limit:
        whole = f"commons doctor --only {group.name} --limit {len(group.needs)}"
        yield f"{INDENT}… and {len(group.needs) - limit:,} more, in the order in which to begin: {whole}"


def _wrapped(text: str, indent: str = INDENT) -> list[str]:
    return textwrap.wrap(
        text, width(), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def markdown_lines(found: Examined, groups: Sequence[Group], strings: Strings, limit: int) -> Iterator[str]:
    """Yield the lines of a Markdown document."""
    yield f"## {strings['upkeep']['title']}\n"
    yield f"{figures_told(found.figures)}\n"
    for group in groups:
        texts = texts_of(group, strings)
        number = f"{len(group.needs):,}" if group.is_known else strings["upkeep"]["not_known"]
        yield f"### {texts['title']} ({number})\n"
        if not group.needs:
            continue
        yield f"{texts['why']} {texts['do']}\n"
        yield from (_entry(need, group, strings) for need in group.needs[:limit])
        if len(group.needs) > limit:
            yield f"- and {len(group.needs) - limit:,} more: `commons doctor --only {group.name}`"
        yield ""


def _entry(need: Need, group: Group, strings: Strings) -> str:
    told = escaped_markdown(note_of(need, group, strings))
    return f"- {escaped_markdown(need.title)} (`{need.subject}`): {told}"
