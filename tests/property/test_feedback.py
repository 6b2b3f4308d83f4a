"""What GitHub would make of the texts of records in a comment: nothing but text."""

import re

import comrak
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from build_tools.reporters._comment import APART, fenced, shown
from tests.unit.feedback.proposals import HOSTILE

CALLS = re.compile(r"(?<![\w\u200b])@\w|#\d|\bGH-\d|:[a-z0-9_+-]+:|\b[0-9a-f]{40}\b", re.IGNORECASE)
"""What GitHub looks for in what is rendered: people, issues, pictures for words, commits."""
PIECES = st.sampled_from([
    *("*", "_", "~", "`", "```", "~~~", "|", "[x](http://e.org)", "![x](http://e.org/p.png)", "<b>", "</details>"),
    *("@everyone", "@a/b", "#1", "GH-1", "a/b#2", ":octocat:", "www.e.org", "http://e.org", "a@e.org", "$x$", "<!--"),
    *("- ", "1. ", "# ", "> ", "+ ", "===", "[^1]", "[ ] ", "\\", "&lt;", "\n", "\t", "\x1b[31m", "\u202e", "0" * 40),
])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=8).map("".join)
ABOUT = {"paragraph": "Before {} after", "line": "{}", "row": "- {}", "inner": "- x\n  - {}", "bold": "**{}** · x"}
TABLE = "| a | b |\n| --- | --- |\n| x | {} |"


def rendered(markdown: str) -> LexborHTMLParser:
    """Render as GitHub does, but let HTML through, so that a test sees it."""
    extensions = comrak.ExtensionOptions()
    extensions.table = extensions.autolink = extensions.strikethrough = extensions.tasklist = True
    extensions.footnotes = extensions.math_dollars = extensions.alerts = extensions.shortcodes = True
    rendering = comrak.RenderOptions()
    rendering.unsafe_ = True
    return LexborHTMLParser(comrak.render_markdown(markdown, extension_options=extensions, render_options=rendering))


def tags(tree: LexborHTMLParser) -> list[str | None]:
    return [node.tag for node in tree.css("body *")]


def words(tree: LexborHTMLParser) -> str:
    return tree.body.text(separator="") if tree.body else ""


@settings(max_examples=60)
@given(text=TEXTS)
@example(text=HOSTILE)
def test_a_text_adds_no_element_and_calls_nobody(text: str) -> None:
    told = shown(text) or "x"
    for around in (*ABOUT.values(), TABLE):
        tree = rendered(around.replace("{}", told))
        assert tags(tree) == tags(rendered(around.replace("{}", "plain"))), around
        assert not CALLS.search(words(tree)), around


@given(text=st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    read = words(rendered(shown(text))).replace("\u200b", "").strip()
    assert read == " ".join(text.replace("\u200b", "").split())[: len(read)].strip()
    assert APART == "&#8203;"


@settings(max_examples=40)
@given(lines=st.lists(TEXTS.map(lambda text: "+ " + " ".join(text.split())), max_size=5))
def test_lines_of_a_difference_stay_code(lines: list[str]) -> None:
    tree = rendered("\n".join([*fenced(lines), "", "after"]))
    assert tags(tree) == ["pre", "code", "p"]
