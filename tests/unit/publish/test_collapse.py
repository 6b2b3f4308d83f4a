"""A collapse in the number of records, of all or of one type, is refused; a site that tells no number is no reason."""

from pathlib import Path

import pytest

from build_tools.errors import BuildError
from build_tools.publish.collapse import published_counts, refuse_collapse


def write_dump(site: Path, data: bytes) -> Path:
    (site / "data").mkdir(parents=True)
    (site / "data" / "records.json").write_bytes(data)
    return site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_dump(tmp_path / "site", b'{"counts":{"practice":60,"case":40},"withdrawn":{},"records":[\n{}\n]}\n')


def test_the_counts_are_those_of_the_types(site: Path) -> None:
    assert published_counts(site) == {"practice": 60, "case": 40}


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"records":[', b'{"counts":[1],"records":[', b"\xff\x00"])
def test_a_dump_that_tells_no_counts_counts_as_no_site(tmp_path: Path, data: bytes) -> None:
    assert published_counts(write_dump(tmp_path / "site", data)) == {}
    refuse_collapse(tmp_path / "site", {})


def test_where_no_site_stands_any_number_is_welcome(tmp_path: Path) -> None:
    refuse_collapse(tmp_path / "site", {})


@pytest.mark.parametrize(
    "counts",
    [{"practice": 42, "case": 28}, {"practice": 60, "case": 40}, {"practice": 900, "case": 28, "funding": 1}],
)
def test_a_loss_of_up_to_thirty_in_a_hundred_passes(site: Path, counts: dict[str, int]) -> None:
    refuse_collapse(site, counts)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"practice": 41, "case": 28}, "69 records where it had 100, 41 records of type practice where it had 60"),
        ({"practice": 60, "case": 27}, "27 records of type case where it had 40"),
        ({"practice": 1_060}, "0 records of type case where it had 40"),
    ],
)
def test_a_larger_loss_is_refused_with_the_numbers_and_the_way_out(
    site: Path, counts: dict[str, int], told: str
) -> None:
    with pytest.raises(BuildError) as refused:
        refuse_collapse(site, counts)
    assert str(refused.value) == (
        f"the site would have {told}, so it was not put in place. If they went on purpose, build with --allow-fewer."
    )


def test_of_a_type_with_few_records_only_the_loss_of_all_counts(tmp_path: Path) -> None:
    site = write_dump(tmp_path / "site", b'{"counts":{"practice":60,"funding":9},"records":[]}')
    refuse_collapse(site, {"practice": 60})
