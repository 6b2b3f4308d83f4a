"""`commons search`: records by their words."""

import textwrap

import click

from build_tools.cli._corpus import find_term, find_type, opened
from build_tools.cli._group import Project
from build_tools.cli._terminal import remark, say, styled, width
from build_tools.cli.list import row_of
from build_tools.reporters._printable import printable_json, printable_text
from build_tools.search import SearchRequest, SearchResult, open_index

SNIPPET = 2
"""Lines of the summary under each title."""


@click.command(name="search")
@click.argument("words", metavar="QUERY", nargs=-1, required=True)
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Only records of this type; repeatable.")
@click.option("--country", "countries", metavar="COUNTRY", multiple=True, help="Code or name; any of those given.")
@click.option("--objective", "objectives", metavar="NUMBER", multiple=True, help="Its number; any of those given.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.pass_obj
def search(
    project: Project,
    *,
    words: tuple[str, ...],
    types: tuple[str, ...],
    countries: tuple[str, ...],
    objectives: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> None:
    r"""Find records by their words, the best first.

    \b
    commons search nurses ghana             all the words
    commons search '"skills recognition"'   a phrase
    commons search title:nurses             in a field: title, summary, text, names,
                                            organisations, country, objective, type
    commons search 'recruit*' 'nures~'      a beginning; a word spelt nearly so
    commons search 'labour NOT seasonal'    AND, OR, NOT and brackets
    """
    kinds = tuple(find_type(name).name for name in types)
    text = " ".join(words)
    with opened(project) as (config, reading):
        corpus = reading.corpus
        request = SearchRequest(
            text,
            kinds,
            tuple(find_term(corpus, "countries", word) for word in countries),
            tuple(int(find_term(corpus, "objectives", word)) for word in objectives),
            limit,
        )
        index = open_index(corpus, config.cache / "search")
        result = index.search(request)
        rows = [{**row_of(index.entry(hit.address), corpus), "score": hit.score} for hit in result.hits]
        summaries = [index.entry(hit.address).record.summary for hit in result.hits]
        index.close()
    if as_json:
        told = {"query": text, "total": result.total, "did_you_mean": result.did_you_mean, "hits": rows}
        say(printable_json(told, indent=2))
        return
    for row, summary in zip(rows, summaries, strict=True):
        _say_hit(row, summary)
    _say_end(result)


def _say_hit(row: dict[str, object], summary: str) -> None:
    say(f"{styled(str(row['address']), bold=True)}  {styled(str(row['title']))}")
    lines = textwrap.wrap(printable_text(summary), width() - 4, max_lines=SNIPPET, placeholder=" …")
    for line in lines:
        say(f"    {line}")


def _say_end(result: SearchResult) -> None:
    """Say how many there are and what else to try; beside the output, so that a pipe holds hits only."""
    if result.some_words:
        remark("No record has all the words; these have some of them.")
    if result.total > len(result.hits):
        remark(f"{len(result.hits)} of {result.total} records; --limit shows more.")
    if not result.hits:
        remark("No record was found.")
    if result.did_you_mean:
        remark(f"Did you mean: {result.did_you_mean}")


COMMAND = search
