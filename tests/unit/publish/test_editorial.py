import pytest

from build_tools.errors import BuildError
from build_tools.publish.editorial import fill_editorial
from tests.conftest import REPOSITORY
from tests.unit.pages.sample import corpus, site

TEMPLATES = REPOSITORY / "site_config" / "templates"


def fill(files: dict[str, bytes]) -> dict[str, bytes]:
    return fill_editorial(files, TEMPLATES, corpus(), site())


def test_files_without_slots_stay_as_they_are() -> None:
    files = {"a.css": b"<!-- slot: figures -->\xff", "b/index.html": b"<p>no slot</p>"}
    assert fill(files) == files


@pytest.mark.parametrize("mark", ["<!-- slot: figures -->", "<!--slot:figures-->"])
def test_a_slot_gives_way_to_what_the_corpus_says_with_links_from_where_its_page_stands(mark: str) -> None:
    filled = fill({"index.html": f"<p>{mark}</p>".encode(), "a/b/index.html": mark.encode()})
    assert b"slot" not in filled["index.html"]
    assert b'href="./practices/"' in filled["index.html"]
    assert b'href="../../practices/"' in filled["a/b/index.html"]


def test_an_unknown_slot_is_refused_with_those_there_are() -> None:
    with pytest.raises(BuildError) as refused:
        fill({"about/index.html": b"<!-- slot: nonsense -->"})
    assert str(refused.value).startswith("about/index.html asks for a slot “nonsense”; there are: ")
    assert "figures" in str(refused.value)
