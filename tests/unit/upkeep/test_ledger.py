from pathlib import Path

import pytest

from build_tools.errors import LedgerError
from build_tools.upkeep.addresses.ledger import COLUMNS, LEDGER_FILE, ledger_text, read_ledger, write_ledger
from build_tools.upkeep.addresses.state import Checked
from tests.conftest import REPOSITORY

HEAD = ",".join(COLUMNS)
GOOD = "https://example.org/a,works,200,2026-11-22,2026-12-20,2026-11-22,,,,,,"


def read(folder: Path, text: str) -> list[Checked]:
    file = folder / "upkeep" / "addresses.csv"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8", newline="")
    return list(read_ledger(file).values())


def test_the_ledger_of_this_repository_can_be_read() -> None:
    file = REPOSITORY / "content" / LEDGER_FILE
    assert ledger_text(read_ledger(file).values()) == file.read_text(encoding="utf-8")


def test_where_there_is_no_ledger_nothing_is_known(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "none.csv") == {}


def test_lines_stand_in_the_order_of_the_addresses_whatever_came_first(tmp_path: Path) -> None:
    known = [Checked(f"https://{name}.example/", "works", "200", "2026-11-22", "2026-12-20") for name in "bca"]
    file = tmp_path / "new" / "addresses.csv"
    write_ledger(file, known)
    assert [line[:9] for line in file.read_text().splitlines()[1:]] == ["https://a", "https://b", "https://c"]
    assert list(read_ledger(file).values()) == sorted(known, key=lambda one: one.address)


def test_what_a_spreadsheet_adds_to_a_file_does_no_harm(tmp_path: Path) -> None:
    (found,) = read(tmp_path, f"\ufeff{HEAD}\r\n{GOOD}\r\n\r\n")
    assert (found.address, found.state, found.tries) == ("https://example.org/a", "works", 0)


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("a,b\n", 1, f"the first line should be {HEAD}"),
        (f"{HEAD}\n{GOOD}\n{GOOD}\n", 3, "https://example.org/a stands here for the second time"),
        (f"{HEAD}\nhttps://example.org/a,works\n", 2, "it has 2 values and not 12"),
        (f"{HEAD}\n{GOOD.replace('works', 'alive')}\n", 2, "state cannot be 'alive'"),
        (f"{HEAD}\n{GOOD.replace('2026-12-20', '20 December')}\n", 2, "again cannot be '20 December'"),
        (f"{HEAD}\n{GOOD.replace('https://', 'javascript:')}\n", 2, "address cannot be 'javascript:example.org/a'"),
        (f"{HEAD}\n{GOOD[:-2]}javascript:x,,\n", 2, "leads_to cannot be 'javascript:x'"),
        (f"{HEAD}\n{GOOD.replace(',,,,,,', ',,-1,,,,')}\n", 2, "gone_days cannot be '-1'"),
        (f"<<<<<<< HEAD\n{HEAD}\n", 1, f"the first line should be {HEAD}"),
        (f'{HEAD}\n"{GOOD}\n', 2, "unexpected end of data"),
    ],
)
def test_a_broken_ledger_is_refused_with_its_line_and_the_repair(
    tmp_path: Path, text: str, place: int, why: str
) -> None:
    with pytest.raises(LedgerError) as error:
        read(tmp_path, text)
    assert str(error.value) == (
        f"The ledger of addresses is broken: upkeep/addresses.csv:{place} ({why}). "
        "Mend or delete the line, or restore the file from Git."
    )
