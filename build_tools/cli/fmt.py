"""`commons fmt`: every record file in its canonical form."""

import click

from build_tools.cli._group import Project
from build_tools.cli._terminal import remark, say
from build_tools.cli.check import concerns_path, report_of, wanted_paths, write_report
from build_tools.diagnostics import Diagnostic
from build_tools.engine import write_file
from build_tools.parse.formatting import FormattingError, format_record
from build_tools.pipeline import located, read_content
from build_tools.records import record_type
from build_tools.records.key_order import key_order
from build_tools.reporters import choose
from build_tools.reporters._printable import printable_text


@click.command(name="fmt")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; list the files that would change, exit 1.")
@click.pass_obj
def fmt(project: Project, paths: tuple[str, ...], *, only_check: bool) -> int:
    """Write record files in their one form: fields in order, two spaces, quotes only where needed, lines of 120.

    What a record says never changes, and comments stay. Files that cannot be read are reported, the others written.
    """
    config = project.config()
    content = read_content(config)
    wanted = wanted_paths(paths, config, content)
    findings: list[Diagnostic] = []
    refused = changed = looked_at = 0
    for source, data, _ in content.files:
        if wanted and not any(concerns_path(source.path, one) for one in wanted):
            continue
        looked_at += 1
        found = record_type(source.folder)
        try:
            formatted = format_record(source.path, data, found.form, key_order(found.model))
        except FormattingError as error:
            remark(f"commons: {error}")
            refused += 1
            continue
        if isinstance(formatted, Diagnostic):
            findings.append(formatted)
        elif formatted != data:
            changed += 1
            if not only_check:
                write_file(source.file, formatted)
            say(printable_text(source.path))
    if findings:
        report = report_of(located(findings, content), content, config, to_terminal=True)
        write_report(choose("text", config.environment, is_terminal=True).render(report), config, None)
    remark(f"{changed} of {looked_at} files {'would change' if only_check else 'written'}.")
    return int(bool(findings or refused or (only_check and changed)))


COMMAND = fmt
