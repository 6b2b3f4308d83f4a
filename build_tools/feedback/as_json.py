"""Feedback as JSON, and back: the form in which it travels from one run of a workflow to another."""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import orjson
from pydantic import TypeAdapter, ValidationError

from build_tools.errors import UsageError
from build_tools.feedback._base import Feedback

FORMAT = 1
REPORT_FILE = "report.json"
"""The name of the file in an archive; nothing else in it is looked at."""
LARGEST = 20_000_000
"""Bytes of JSON; the change of all 906 records has a fifth of it."""


ADAPTER: Final[TypeAdapter[Feedback]] = TypeAdapter(Feedback)


def feedback_json(feedback: Feedback) -> str:
    """Return feedback as JSON; nothing is cut."""
    told: dict[str, Any] = {"format": FORMAT, "report": ADAPTER.dump_python(feedback, mode="json")}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode()


def read_feedback(file: Path) -> Feedback:
    """Read feedback that `feedback_json` wrote, also from an archive that holds it as `report.json`.

    Whoever wrote it is not trusted: it may have any size and say anything, so that it is held to its form.

    Raises:
        UsageError: it is too large, or no such JSON.
    """
    try:
        told = orjson.loads(_bytes_of(file))
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise _refused(file, f"it is not of format {FORMAT}")
        return ADAPTER.validate_python(told.get("report"), extra="forbid")
    except ValidationError as error:
        first = error.errors()[0]
        raise _refused(file, f"{'.'.join(map(str, first['loc'])) or 'it'}: {first['msg']}") from error
    except orjson.JSONDecodeError as error:
        raise _refused(file, str(error)) from error
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, EOFError) as error:
        # cut off, damaged, without the file, encrypted, packed in a way that nobody here unpacks
        raise _refused(file, str(error)) from error


def _bytes_of(file: Path) -> bytes:
    """Return the JSON of a file or of its place in an archive; nothing of an archive is unpacked to a disk."""
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(REPORT_FILE) as packed:
            data = packed.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _refused(file, f"it has more than {LARGEST:,} bytes")
    return data


def _refused(file: Path, why: str) -> UsageError:
    return UsageError(f"{file.name} is no report of `commons report --format json` ({why}): make it again.")
