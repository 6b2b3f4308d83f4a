"""`commons match`: who did it before, what is known, who can help and what can pay, for a request or a case."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import click

from build_tools.cli._answer_markdown import markdown_text
from build_tools.cli._answer_text import text_lines
from build_tools.cli._corpus import find_case
from build_tools.cli._desk import open_desk
from build_tools.cli._group import Project
from build_tools.cli._requests import answer_in_json, request_of_file, tell_findings
from build_tools.cli._terminal import say
from build_tools.corpus import Corpus
from build_tools.errors import UsageError
from build_tools.intake.reading import Sent, request_in_words
from build_tools.intake.request_file import request_from
from build_tools.matching.requests import Request, request_of
from build_tools.records.drafts import BLANK
from build_tools.reporters._printable import printable_json

Told = Mapping[str, str | tuple[str, ...] | None]
"""What the options say of a request in words, by the name of the option."""
FIELD_OF_OPTION = {
    "country": "countries",
    "objective": "objectives",
    "population": "populations",
    "theme": "themes",
    "support": "support_asked",
}


@click.command(name="match")
@click.argument("case_id", metavar="[CASE_ID]", required=False)
@click.option("--request", "request_file", metavar="FILE", help="A request: YAML, JSON, an issue's body or plain text; "
              "- reads standard input.")  # fmt: skip
@click.option("--text", metavar="WORDS", help="The need in words, in any language.")
@click.option("--country", metavar="COUNTRY", multiple=True, help="Who asks: code or name; repeatable.")
@click.option("--objective", metavar="NUMBER", multiple=True, help="Its number; repeatable.")
@click.option("--population", metavar="TERM", multiple=True, help="The people concerned; repeatable.")
@click.option("--theme", metavar="TERM", multiple=True, help="A theme or sector; repeatable.")
@click.option("--support", metavar="TERM", multiple=True, help="A kind of support asked for; repeatable.")
@click.option("--language", metavar="TAG", help="The language of the text: tag or name.")
@click.option("--title", metavar="WORDS", help="The request in one line.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many of each at most.")
@click.option("--public", "only_public", is_flag=True, help="Answer from what is public only: for answers to pass on.")
@click.option("--format", "format_name", type=click.Choice(["text", "json", "markdown"]), default="text",
              show_default=True, help="How to print.")  # fmt: skip
@click.pass_obj
def match(
    project: Project,
    *,
    case_id: str | None,
    request_file: str | None,
    text: str | None,
    limit: int,
    only_public: bool,
    format_name: str,
    country: tuple[str, ...],
    objective: tuple[str, ...],
    population: tuple[str, ...],
    theme: tuple[str, ...],
    support: tuple[str, ...],
    language: str | None,
    title: str | None,
) -> int:
    r"""Answer a request: practices, evidence, cases, countries, organisations, expertise and funds, with reasons.

    \b
    commons match kenya-jp-migration-mobility-2024      a case
    commons match --request request.yml                 a file with need, countries, …
    commons match --text "Nurses leave …" --country KEN  words

    Nothing is written and nothing is sent anywhere.
    """
    told: Told = {
        "country": country,
        "objective": objective,
        "population": population,
        "theme": theme,
        "support": support,
        "language": language,
        "title": title,
    }
    _check_sources([case_id, request_file, text], told)
    _check_words(text)
    with open_desk(project) as desk:
        sent = Sent(None, ())
        if case_id:
            request = _request_of_case(case_id, desk.corpus)
        else:
            sent = request_of_file(request_file, desk.corpus) if request_file else _in_words(text, told, desk.corpus)
            tell_findings(sent, as_json=format_name == "json")
            if sent.request is None:
                return 1
            request = request_from(sent.request)
        answer = desk.answer(request, limit, only_public=only_public)
    if not only_public:
        desk.tell_withheld()
    if format_name == "json":
        say(printable_json(answer_in_json(request, answer, sent, desk), indent=2))
    elif format_name == "markdown":
        say(markdown_text(request, answer, desk.corpus, desk.config.site_url).rstrip("\n"))
    else:
        for line in text_lines(request, answer, desk.corpus):
            say(line)
    return 0


def _check_sources(sources: Sequence[str | None], told: Told) -> None:
    """Refuse no request, several, and options that say of a case or a file what it says itself."""
    given = [source is not None for source in sources]
    if given.count(True) != 1:
        found = "Nothing says what is asked." if not any(given) else "Several requests are given."
        message = f"{found} Give one of these: the id of a case, --request FILE, or --text WORDS."
        raise UsageError(message)
    extra = [name for name, value in told.items() if value]
    if extra and not given[-1]:
        message = f"--{extra[0]} goes with --text only: a case or a file says it itself."
        raise UsageError(message)


def _request_of_case(case_id: str, corpus: Corpus) -> Request:
    """Return what a case asks for; blanks that nobody has filled are no words of it."""
    entry = find_case(corpus, case_id)
    request = request_of(entry, corpus)
    if BLANK in request.need:
        message = f"{entry.address} does not say yet what is needed: fill its need, in {entry.path}."
        raise UsageError(message)
    return replace(request, title="") if BLANK in request.title else request


def _check_words(text: str | None) -> None:
    if text is not None and not any(map(str.isalnum, text)):
        message = "--text holds no words: say what is needed."
        raise UsageError(message)


def _in_words(text: str | None, told: Told, corpus: Corpus) -> Sent:
    lists = {FIELD_OF_OPTION[name]: list(value) for name, value in told.items() if isinstance(value, tuple)}
    texts = {name: value for name, value in told.items() if isinstance(value, str)}
    return request_in_words({"need": text, **texts, **lists}, corpus.vocabularies)


COMMAND = match
