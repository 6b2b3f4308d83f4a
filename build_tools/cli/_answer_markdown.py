"""An answer as Markdown, to be pasted into a mail, an issue or a document."""

from collections.abc import Iterator

from build_tools.cli._answer import Line, Section, asked_for, guesses, sections
from build_tools.corpus import Corpus
from build_tools.matching.answers import Answer
from build_tools.matching.requests import Request
from build_tools.reporters._summary import escaped_markdown

NEED_SHOWN = 600
"""Characters of the need that are repeated above the answer."""
CLOSING = "Found by what records and request have in common; a person decides."


def markdown_text(request: Request, answer: Answer, corpus: Corpus, site_url: str) -> str:
    """Return an answer as Markdown; records are linked where the address of the site is known."""
    return "\n".join(_lines(request, answer, corpus, site_url)).rstrip() + "\n"


def _lines(request: Request, answer: Answer, corpus: Corpus, site_url: str) -> Iterator[str]:
    yield f"## {escaped_markdown(request.title or 'Answer to a request')}\n"
    need = " ".join(request.need.split())
    shown = need if len(need) <= NEED_SHOWN else f"{need[:NEED_SHOWN].rstrip()} …"
    yield f"> {escaped_markdown(shown)}\n"
    if told := asked_for(request, corpus):
        yield f"{escaped_markdown(told)}\n"
    yield from (f"**Note:** {escaped_markdown(note)}\n" for note in answer.notes)
    suggested = list(guesses(answer))
    if suggested:
        yield "### Suggested by the text, for a person to confirm\n"
        yield from (f"- {escaped_markdown(guess)}" for guess in suggested)
        yield ""
    for section in sections(answer, corpus):
        yield from _section(section, site_url)
    yield f"_{CLOSING}_"


def _section(section: Section, site_url: str) -> Iterator[str]:
    yield f"### {section.heading}\n"
    if not section.lines:
        yield f"{section.empty}\n"
        return
    for number, line in enumerate(section.lines, 1):
        yield from _entry(number, line, site_url)
    yield ""


def _entry(number: int, line: Line, site_url: str) -> Iterator[str]:
    title = escaped_markdown(line.title)
    linked = f"**[{title}]({site_url}{line.page})**" if site_url and line.page else f"**{title}** (`{line.name}`)"
    yield f"{number}. {linked}"
    if line.chosen:
        yield f"   - Chosen by people: {escaped_markdown(line.chosen)}"
    yield from (f"   - {escaped_markdown(told)}" for told in line.told)
