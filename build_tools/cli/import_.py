"""`commons import`: records from a file that people filled in, judged one by one before any is written."""

from collections.abc import Mapping
from pathlib import Path

import click

from build_tools.cli._corpus import find_type
from build_tools.cli._group import Project
from build_tools.cli._import_report import report_json, text_lines
from build_tools.cli._named_file import bytes_of
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import remark, say
from build_tools.config import Config
from build_tools.contributions.asked import forms_asked
from build_tools.contributions.judging import Judge, Judgement
from build_tools.contributions.returned_rows import returned_rows
from build_tools.contributions.sent_file import SentFile, judge_file
from build_tools.diagnostics import Diagnostic
from build_tools.doors._base import SIZE_MAX
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.forms import Form
from build_tools.intake.mapping_file import MappingFile, read_mapping
from build_tools.parse.document import SIZE_LIMIT
from build_tools.pipeline import read_corpus


@click.command(name="import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--type", "type_name", metavar="TYPE", default="", help="What its records are, where it does not tell.")
@click.option("--map", "map_file", metavar="FILE", type=click.Path(path_type=Path),
              help="A mapping file: what the columns of somebody else's table mean.")  # fmt: skip
@click.option("--write", is_flag=True, help="Write the records that are good or mended; without it nothing is written.")
@click.option("--only-good", is_flag=True, help="With --write: leave out what was mended, for a person to look at.")
@click.option("--duplicates", is_flag=True, help="With --write: write also what seems to be there already.")
@click.option("--into", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
              help="The content folder to write to; by default the first one.")  # fmt: skip
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="json is for programs.")  # fmt: skip
@click.option("--report", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the report to a file, in JSON.")  # fmt: skip
@click.option("--refused", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write what was refused to a workbook, with what to mend, to send again.")  # fmt: skip
@click.pass_obj
def import_records(
    project: Project,
    *,
    file: Path,
    type_name: str,
    map_file: Path | None,
    write: bool,
    only_good: bool,
    duplicates: bool,
    into: Path | None,
    format_name: str,
    report: Path | None,
    refused: Path | None,
) -> int:
    """Judge the records in a FILE that people filled in, and write them with --write.

    FILE is a template that `commons template` wrote (a workbook, a table, a document), a list of records in JSON or
    YAML, or any table with --map. Each record is good, mended (what was read as a code or a date is told) or refused
    (with the reason and the cell); the good ones never wait for the others. Nothing is ever overwritten.
    """
    data = bytes_of(file, "was filled in", SIZE_MAX)
    config = project.config()
    forms = forms_asked(config.strings, find_type(type_name).name if type_name else "")
    mapping = _mapping(map_file, {form.type.name: form for form in forms}) if map_file else None
    if isinstance(mapping, list):
        return _tell_mapping(mapping)
    root = into.resolve() if into else config.content[0]
    with engine_of(config) as engine:
        reading = read_corpus(config, engine)
        sent = judge_file(file.name, data, forms, Judge(config, reading, engine, root), mapping)
        rest = returned_rows(sent, forms, reading.corpus, config.strings) if refused else b""
    chosen = [one for one in sent.judgements if _is_wanted(one, only_good=only_good, duplicates=duplicates)]
    written = [_written(one, config) for one in chosen] if write else []
    if report:
        write_file(report.absolute(), f"{report_json(sent, written)}\n".encode())
    if refused and rest:
        write_file(refused.absolute(), rest)
    if format_name == "json":
        say(report_json(sent, written))
    else:
        say("\n".join(text_lines(sent, written, is_written=write)))
        if write and not duplicates and sent.duplicates:
            remark("What may be there already was left out; --duplicates writes it as well.")
        _tell_refused(sent, refused, is_written=bool(rest))
    return int(sent.has_findings)


def _mapping(file: Path, forms: Mapping[str, Form]) -> MappingFile | list[Diagnostic]:
    try:
        text = bytes_of(file, "says what the columns mean", SIZE_LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{file.name} is no mapping file: it is not UTF-8 text."
        raise UsageError(message) from error
    return read_mapping(file.name, text, forms)


def _tell_mapping(findings: list[Diagnostic]) -> int:
    for one in findings:
        remark(f"{one.path}:{one.line}:{one.column} {one.severity} {one.code.id} {one.message}")
        remark(f"  → {one.hint}")
    return 1


def _is_wanted(one: Judgement, *, only_good: bool, duplicates: bool) -> bool:
    is_fit = one.state == "good" or (one.state == "mended" and not only_good)
    return is_fit and (duplicates or not one.duplicates)


def _written(one: Judgement, config: Config) -> str:
    """Write the file of a record, and return its path.

    Raises:
        UsageError: a file has come to lie there meanwhile.
    """
    file = config.root / one.path
    if file.exists():
        message = f"{one.path} exists: it is never overwritten."
        raise UsageError(message)
    write_file(file, one.text.encode())
    return one.path


def _tell_refused(sent: SentFile, refused: Path | None, *, is_written: bool) -> None:
    if refused and is_written:
        remark(f"{refused.name} holds what was refused, with what to mend.")
    elif sent.counts["refused"]:
        remark("--refused FILE.xlsx writes what was refused to a workbook, with what to mend beside each row.")


COMMAND = import_records
