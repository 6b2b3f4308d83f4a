"""What looks for faults must find them: each of the tests' own eyes, on a page that has the fault."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.looking import SMALLEST, cut_off, too_wide, violations, without_visible_focus

Look = Callable[[Page], list[str]]
PAGE = """<!doctype html><html lang="en"><head><title>A page</title><style>
a {{ outline-offset: 2px }} a:focus-visible {{ outline: 2px solid }} {style}
</style></head><body><main><h1>A page</h1><article>{body}</article></main></body></html>"""
FAULTS = (
    (violations, "", '<img src="data:,">', "image-alt"),
    (violations, "article { color: #999 }", "<p>Grey on white.</p>", "color-contrast"),
    (violations, "li:last-child { color: #999 }", f"<ul>{'<li>A row.</li>' * 9}</ul>", "li:nth-child(9)"),
    (violations, "", f"<ul>{'<li><b>A row.</b></li>' * 9}<li><b id='x' style='color: #999'>Grey.</b></li></ul>", "#x"),
    (violations, "button { width: 9px; height: 9px }", "<button>a</button><button>b</button>", "target-size"),
    (too_wide, "p { width: 400px }", "<p>Wide.</p>", "P null: 4"),
    (cut_off, "p { height: 12px; overflow: hidden }", "<p>A text that is cut off. " * 9, "P null: A text that"),
    (without_visible_focus, "a:focus-visible { outline: none }", '<a href="#x">A link</a>', "ARTICLE.null > A.null"),
)


@pytest.mark.parametrize(("look", "style", "body", "expected"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_fault_is_seen(page: Page, look: Look, style: str, body: str, expected: str) -> None:
    page.set_viewport_size(SMALLEST)
    page.set_content(PAGE.format(style="", body='<p>Good. <a href="#x">A link</a></p>'))
    assert look(page) == []
    page.set_content(PAGE.format(style=style, body=body))
    assert any(expected in line for line in look(page))
