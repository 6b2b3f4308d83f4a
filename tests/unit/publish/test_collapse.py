"""A collapse in the number of records is refused; a site that tells no number is no reason to."""

from pathlib import Path

import pytest

from build_tools.errors import BuildError
from build_tools.publish.collapse import published_count, refuse_collapse


def write_dump(site: Path, data: bytes) -> Path:
    (site / "data").mkdir(parents=True)
    (site / "data" / "records.json").write_bytes(data)
    return site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_dump(tmp_path / "site", b'{"counts":{"practice":60,"case":40},"withdrawn":{},"records":[\n{}\n]}\n')


def test_the_count_is_that_of_all_types(site: Path) -> None:
    assert published_count(site) == 100


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"records":[', b'{"counts":[1],"records":[', b"\xff\x00"])
def test_a_dump_that_tells_no_counts_counts_as_no_site(tmp_path: Path, data: bytes) -> None:
    assert published_count(write_dump(tmp_path / "site", data)) == 0
    refuse_collapse(tmp_path / "site", 0)


def test_where_no_site_stands_any_number_is_welcome(tmp_path: Path) -> None:
    refuse_collapse(tmp_path / "site", 0)


@pytest.mark.parametrize("count", [70, 100, 1_000])
def test_a_loss_of_up_to_thirty_in_a_hundred_passes(site: Path, count: int) -> None:
    refuse_collapse(site, count)


def test_a_larger_loss_is_refused_with_both_numbers_and_the_way_out(site: Path) -> None:
    with pytest.raises(BuildError) as refused:
        refuse_collapse(site, 69)
    assert str(refused.value) == (
        "the site would have 69 records where it had 100, so it was not put in place. "
        "If they went on purpose, build with --allow-fewer."
    )
