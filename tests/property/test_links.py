import posixpath
from urllib.parse import quote, urljoin

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.publish.links import file_of, read_anchors, resolve
from build_tools.publish.shells import base_of

SEGMENTS = st.text("abcé %&?#.'0-", min_size=1, max_size=6).filter(lambda text: text.strip(".").strip() == text)
ADDRESSES = st.lists(SEGMENTS, max_size=4).map(lambda steps: "".join(f"{step}/" for step in steps))
FRAGMENTS = st.text("abé -1", max_size=5).map(str.strip)


@settings(deadline=None)
@given(ADDRESSES, ADDRESSES, FRAGMENTS)
def test_the_way_from_any_page_over_the_top_to_any_other_leads_there(start: str, end: str, fragment: str) -> None:
    link = base_of(start) + quote(end) + (f"#{quote(fragment)}" if fragment else "")
    assert resolve(link, start) == (file_of(end), fragment)
    assert read_anchors(f'<a href="{link}">x</a>', start).links == ((file_of(end), fragment),)


@settings(deadline=None)
@given(ADDRESSES, ADDRESSES)
def test_the_shortest_way_between_two_pages_leads_there(start: str, end: str) -> None:
    way = posixpath.relpath(f"/{end}", f"/{start}")
    assert resolve(quote(f"{way}/"), start) == (file_of(end), "")


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b"]), max_size=4),
    st.lists(st.sampled_from(["..", ".", "a", "b"]), min_size=1, max_size=6),
    st.booleans(),
)
def test_links_are_read_as_a_browser_reads_them(page: list[str], steps: list[str], ends_in_slash: bool) -> None:
    address = "".join(f"{step}/" for step in page)
    link = "/".join(steps) + "/" * ends_in_slash
    top = "https://example.org/" + "top/" * 10  # deep enough that no link climbs over it
    expected = urljoin(f"{top}{address}", link)
    target = resolve(link, address)
    assert target is not None
    path, _ = target
    assert posixpath.normpath(f"{top}{path}".removeprefix("https:/")) == posixpath.normpath(
        (expected + "index.html" if expected.endswith("/") else expected).removeprefix("https:/")
    )
