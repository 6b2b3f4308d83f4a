import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.api import API_PATHS, ApiPath, address, pattern_of, relative
from build_tools.api.paging import PAGE_SIZE, page_count, page_name, paged

VALUES: dict[str, str | int] = {
    "record_type": "practice",
    "id": "page-1",
    "page": 2,
    "objective": 6,
    "country": "ken",
    "vocabulary": "sdgs",
}


@pytest.mark.parametrize("path", API_PATHS, ids=lambda path: path.name)
def test_every_address_follows_the_pattern_that_it_was_made_from(path: ApiPath) -> None:
    assert pattern_of(address(path.name, **{name: VALUES[name] for name in path.parameters})) == path.name


def test_what_is_no_address_of_the_api_follows_no_pattern() -> None:
    assert pattern_of("data/index.json") == ""
    assert pattern_of("api/v1/records/practice/a/b.json") == ""
    assert pattern_of("api/v1/indexXjson") == ""


def test_links_are_relative_to_the_file_that_bears_them() -> None:
    page = address("country", country="ken", page=1)
    assert relative(address("record", record_type="case", id="x"), page) == "../../records/case/x.json"


@given(st.integers(min_value=0, max_value=5 * PAGE_SIZE))
def test_the_pages_of_a_list_hold_all_of_it_once_and_name_their_neighbours(total: int) -> None:
    pages = list(paged(range(total)))
    assert [row for page in pages for row in page.rows] == list(range(total))
    assert len(pages) == page_count(total) == pages[0].pages
    names = [page_name(page.number) for page in pages]
    assert [page.next for page in pages] == [*names[1:], None]
    assert [page.previous for page in pages] == [None, *names[:-1]]
