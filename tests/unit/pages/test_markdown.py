"""Markdown of records as HTML."""

import pytest

from build_tools.pages.markdown import html_of


def test_the_highest_heading_gets_the_level_asked_for_and_the_others_follow() -> None:
    assert html_of("# A\n\n### B", 3) == '<h3 id="text-a">A</h3>\n<h5 id="text-b">B</h5>\n'


def test_headings_go_no_lower_than_six() -> None:
    assert "<h6" in html_of("# A\n\n##### B", 3)


def test_links_to_the_web_are_marked_as_leading_out() -> None:
    assert html_of("[a](https://example.org/)") == (
        '<p><a href="https://example.org/" rel="nofollow noopener external">a</a></p>\n'
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "../x/", "/x", "mailto:a@b.org", "#x"])
def test_other_links_become_text(address: str) -> None:
    assert html_of(f"[a]({address})") == "<p>a</p>\n"


def test_html_is_shown_as_it_was_written() -> None:
    assert html_of("a <b onclick=x>b</b>") == "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"


def test_a_picture_becomes_a_link_to_it() -> None:
    assert html_of("![alt](https://example.org/p.png)") == (
        '<p><a href="https://example.org/p.png" rel="nofollow noopener external">alt</a></p>\n'
    )


def test_a_picture_that_pretends_to_be_more_stays_harmless() -> None:
    html = html_of('![a" onerror="alert(1)](https://example.org/p.png "t\\" onload=x")')
    assert html == (
        '<p><a href="https://example.org/p.png" rel="nofollow noopener external">a" onerror="alert(1)</a></p>\n'
    )


def test_footnotes_lead_to_their_text_and_back() -> None:
    html = html_of("A[^1].\n\n[^1]: B.")
    assert 'href="#fn-1"' in html
    assert 'id="fn-1"' in html


def test_tables_keep_their_alignment() -> None:
    assert '<td align="right">1</td>' in html_of("| a |\n| -: |\n| 1 |")
