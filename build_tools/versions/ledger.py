"""The ledger of releases: what each one held, kept in the repository beside the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from build_tools.digests import sha256_hex
from build_tools.errors import LedgerError
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import read_yaml
from build_tools.versions.numbers import NUMBER, in_order
from build_tools.versions.standing import Standings, read_standing_lines, standing_lines

SHA256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
TOLD, STANDINGS, NOTES = ".yml", ".records.txt", ".md"
"""The endings of the files of a release: what it is, how each of its records stood, and its notes."""
KEPT = 4
"""Releases of which the ledger keeps how their records stood, so that there is a delta since each of them."""


class ReleaseTold(BaseModel):
    """What the ledger tells of a release; `records` is the SHA-256 of the file with the standings of its records."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    version: Annotated[str, Field(pattern=rf"^{NUMBER.pattern}$")]
    date: Annotated[str, Field(pattern=DAY)]
    tag: Annotated[str, Field(min_length=1)]
    schema_version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    counts: dict[str, Annotated[int, Field(ge=0)]]
    records_jsonl: SHA256
    records: SHA256


@dataclass(frozen=True, slots=True)
class PastRelease:
    """A release that was made: what is told of it, and how its records stood; None where that is no longer kept."""

    told: ReleaseTold
    standings: Standings | None


def read_ledger(directory: Path) -> tuple[PastRelease, ...]:
    """Return the releases of a ledger, oldest first; none where there is no ledger.

    Raises:
        LedgerError: one of its files cannot be read.
    """
    found = [_read(file) for file in sorted(directory.glob(f"*{TOLD}"))]
    return tuple(sorted(found, key=lambda release: in_order(release.told.version)))


def _read(file: Path) -> PastRelease:
    place = f"{file.parent.name}/{file.name}"
    try:
        told = ReleaseTold.model_validate(read_yaml(file.read_text(encoding="utf-8")))
    except ReadingProblem as problem:
        raise _broken(place, problem.message) from problem
    except ValidationError as error:
        first = error.errors()[0]
        raise _broken(place, f"{'.'.join(map(str, first['loc'])) or 'it'}: {first['msg']}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(place, str(error)) from error
    if told.version != file.name.removesuffix(TOLD):
        raise _broken(place, f"it tells of release {told.version}")
    return PastRelease(told, _standings(file.with_name(f"{told.version}{STANDINGS}"), told))


def _standings(file: Path, told: ReleaseTold) -> Standings | None:
    place = f"{file.parent.name}/{file.name}"
    try:
        text = file.read_text(encoding="utf-8")  # line ends as Git writes them on Windows count as plain ones
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(place, str(error)) from error
    if sha256_hex(text.encode()) != told.records:
        raise _broken(place, "its SHA-256 is another than the release tells")
    return read_standing_lines(text)


def _broken(place: str, why: str) -> LedgerError:
    return LedgerError(f"The ledger of releases is broken: {place} ({why}). Restore the file from Git.")


def ledger_text(told: ReleaseTold) -> str:
    """Return the file of a release in the ledger; values in the spelling of JSON, which is YAML too."""
    fields: Mapping[str, Any] = told.model_dump()
    return "".join(f"{name}: {orjson.dumps(value).decode()}\n" for name, value in fields.items())


def ledger_files(told: ReleaseTold, standings: Standings, notes: str) -> dict[str, bytes]:
    """Return the files that a release adds to the ledger, by name: what it is, how its records stood, its notes."""
    return {
        f"{told.version}{TOLD}": ledger_text(told).encode(),
        f"{told.version}{STANDINGS}": standing_lines(standings),
        f"{told.version}{NOTES}": notes.encode(),
    }


def outdated_files(past: Sequence[PastRelease]) -> tuple[str, ...]:
    """Return the files that the ledger no longer needs once another release is added."""
    before_kept = past[: max(0, len(past) - (KEPT - 1))]
    return tuple(f"{one.told.version}{STANDINGS}" for one in before_kept if one.standings is not None)
