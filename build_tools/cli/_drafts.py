"""The file of a record that is drafted from what is known: where it goes, and what comes next."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from build_tools.cli._desk import Desk
from build_tools.cli._new_file import choose_id
from build_tools.cli._terminal import remark, say
from build_tools.errors import UsageError
from build_tools.records import RecordType
from build_tools.records.drafts import BLANK


def place_of(kind: RecordType, output: str | None, wanted: str, words: str, desk: Desk) -> Path:
    """Return where the file of a drafted record lies or would lie: in the folder or file named, else in the content.

    Raises:
        UsageError: a file is there, or its name cannot be the id.
    """
    named = Path(output).resolve() if output else desk.config.content[0] / kind.folder
    if output and named.suffix and not named.is_dir():
        if named.suffix != kind.suffix or (wanted and wanted != named.stem):
            name = f"{wanted or named.stem}{kind.suffix}"
            message = (
                f"The file of a {kind.name} bears its id and ends in {kind.suffix}: name it {name}, or name a folder."
            )
            raise UsageError(message)
        place = named.with_name(f"{choose_id(kind, named.stem, words, desk.corpus, desk.config)}{kind.suffix}")
    else:
        place = named / f"{choose_id(kind, wanted, words, desk.corpus, desk.config)}{kind.suffix}"
    if os.path.lexists(place):
        message = f"{place} exists: it is never overwritten; choose another name with --output or --id."
        raise UsageError(message)
    return place


def say_draft(place: Path, text: str, desk: Desk, *, is_written: bool) -> None:
    """Print the path of a draft that was written, else the draft."""
    say(desk.config.relative(place) if is_written else text.rstrip("\n"))


def draft_json(place: Path, text: str, desk: Desk, *, is_written: bool) -> dict[str, Any]:
    """Return what programs want to know of a draft."""
    path = desk.config.relative(place) if is_written else None
    return {"id": place.stem, "path": path, "draft": text, "blanks": text.count(BLANK)}


def tell_steps(path: str, text: str, steps: Sequence[str], *, is_written: bool) -> None:
    """Tell what to do next with a draft, step by step."""
    first = f"open {path}" if is_written else f"save it as {path} (or use --output)"
    told = [f"{first}, and fill the {text.count(BLANK)} blanks marked {BLANK}", *steps, f"commons check {path}"]
    for number, step in enumerate(told, 1):
        remark(f"{'Next:' if number == 1 else '     '} {number}. {step}")
