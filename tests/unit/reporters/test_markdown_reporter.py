"""The Markdown document."""

from collections.abc import Callable
from dataclasses import replace

import comrak
import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.diagnostics import Diagnostic
from build_tools.reporters import Report
from build_tools.reporters._summary import escaped_markdown
from build_tools.reporters.markdown import render_markdown

MakeReport = Callable[..., Report]
MakeError = Callable[..., Diagnostic]


def test_the_worst_findings_come_first_in_one_table(
    make_report: MakeReport, error: MakeError, warning: Diagnostic, note: Diagnostic
) -> None:
    assert render_markdown(make_report(note, warning, error())).text == (
        "## Check of the records\n"
        "\n"
        "**1 error, 1 warning, 1 note** in 2 files; 412 records read.\n"
        "\n"
        "| Severity | Place | Code | Finding | How to mend it |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| error | content/a.md:4:16 | CC301 | There is no evidence record \\`unknown-study\\`."
        " | Did you mean \\`known-study\\`? |\n"
        "| warning | content/b.md | CC401 | The summary has 12 characters. | Write 40 or more. |\n"
        "| note | content/b.md:2 | CC501 | Nobody has verified this record. |  |\n"
        "\n"
        "`commons explain CC301` tells more of a code.\n"
    )


def test_a_code_leads_to_its_page_when_the_site_has_an_address(make_report: MakeReport, error: MakeError) -> None:
    report = replace(make_report(error()), manual="https://commons.example/codes/{code}/")
    assert "| [CC301](https://commons.example/codes/cc301/) |" in render_markdown(report).text


def test_text_from_records_is_neither_markup_nor_a_link_nor_a_call() -> None:
    assert escaped_markdown("a | b `c` <img src=x> *d* [e](f)\n@octocat #12 www.example.org https://example.org") == (
        "a &#124; b \\`c\\` &lt;img src=x&gt; \\*d\\* \\[e\\](f)\\\\n"
        "@&#8203;octocat #&#8203;12 www\\.example.org https\\://example.org"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a\\|b | c \\\\| d",
        "`c|d` \\` ```",
        "<script>alert(1)</script> <b>",
        "[x](javascript:y) ![z](w)",
        "https://a.example www.b.example ftp://c.example",
        "~~z~~ **b** _i_ &lt; &copy; ${{ q }}",
        "ends in a backslash \\",
    ],
)
def test_a_reader_of_the_rendered_page_sees_the_text_as_it_is(
    make_report: MakeReport, error: MakeError, text: str
) -> None:
    extensions = comrak.ExtensionOptions()
    extensions.table = extensions.autolink = extensions.strikethrough = True
    document = render_markdown(make_report(error(text))).text
    page = LexborHTMLParser(comrak.render_markdown(document, extension_options=extensions))
    assert [cell.text() for cell in page.css("td")] == [
        "error",
        "content/a.md:4:16",
        "CC301",
        text,
        "Did you mean `known-study`?",
    ]
    assert page.css("td *") == []


def test_a_document_fits_in_a_comment_and_says_what_was_cut(make_report: MakeReport, error: MakeError) -> None:
    text = render_markdown(make_report(*[error("日" * 900)] * 1000)).text
    assert len(text) <= 65_536
    rows = text.count("\n| error | ")
    assert text.endswith(
        f"\n\n{1000 - rows} more findings are not in this table, which is full: `commons check` prints them all.\n"
        "\n`commons explain CC301` tells more of a code.\n"
    )
