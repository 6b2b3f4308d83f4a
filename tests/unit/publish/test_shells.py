import pytest

from build_tools.publish.shells import Slots, base_of, depth_of, fill_shell

SHELL = """\
<html lang="en"><head><title>%%COMMONS:title%% - Site</title>
<meta name="description" content="%%COMMONS:description%%">
<link rel="stylesheet" href="../../assets/main.css"><script src='../../assets/main.js'></script>
<script>scope=new URL("../..",location)</script>%%COMMONS:head%%</head>
<body data-base="../.."><a href="../..">Home</a> <a href="../../#top">Top</a> <a href=../../x/>X</a>
<a href="https://example.org/../../kept">Out</a> <p>Go ../../up in a text</p>
<nav>%%COMMONS:toc%%</nav><main lang="%%COMMONS:lang%%" dir="%%COMMONS:dir%%">%%COMMONS:content%%</main>
%%COMMONS:edit%%</body></html>
"""
PLAIN = Slots("A title", "A description", "en", "ltr", "<link>", "<p>content</p>", "<ol></ol>", "<a>edit</a>")


def slots(**changes: str) -> Slots:
    return Slots(**{**{name: getattr(PLAIN, name) for name in PLAIN.__slots__}, **changes})


@pytest.mark.parametrize(
    ("address", "depth", "base"),
    [
        ("", 0, "./"),
        ("404.html", 0, "./"),
        ("practices/", 1, "../"),
        ("practices/x.html", 1, "../"),
        ("practices/x/", 2, "../../"),
        ("objectives/6/practices/", 3, "../../../"),
        ("objectives/6/practices/2/", 4, "../../../../"),
    ],
)
def test_the_depth_of_an_address_gives_the_way_to_the_top(address: str, depth: int, base: str) -> None:
    assert depth_of(address) == depth
    assert base_of(address) == base


@pytest.mark.parametrize(
    ("address", "up"), [("", "."), ("a/", ".."), ("a/b/", "../.."), ("a/b/c/", "../../.."), ("a/b/c/d/", "../../../..")]
)
def test_every_address_of_a_shell_begins_at_the_top_whatever_the_depth(address: str, up: str) -> None:
    filled = fill_shell(SHELL, address, PLAIN).decode()
    assert f'href="{up}/assets/main.css"' in filled
    assert f"src='{up}/assets/main.js'" in filled
    assert f'new URL("{up}",location)' in filled
    assert f'data-base="{up}"' in filled
    assert f'<a href="{up}">Home</a>' in filled
    assert f'<a href="{up}/#top">' in filled
    assert f"<a href={up}/x/>" in filled


def test_what_only_looks_like_an_address_stays() -> None:
    filled = fill_shell(SHELL, "a/", PLAIN).decode()
    assert 'href="https://example.org/../../kept"' in filled
    assert "Go ../../up in a text" in filled


def test_steps_up_in_the_slots_stay() -> None:
    filled = fill_shell(SHELL, "a/", slots(content='<a href="../../other/">o</a>', title='"../../x"')).decode()
    assert '<a href="../../other/">o</a>' in filled
    assert "<title>&quot;../../x&quot; - Site</title>" in filled


def test_texts_are_escaped_in_text_and_attribute_and_html_is_not() -> None:
    evil = """</title><script>alert("x")</script>'&"""
    filled = fill_shell(
        SHELL, "a/b/", slots(title=evil, description=evil, lang='e"n', dir='l"tr', content="<b>&amp;</b>")
    ).decode()
    escaped = "&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#x27;&amp;"
    assert f"<title>{escaped} - Site</title>" in filled
    assert f'content="{escaped}"' in filled
    assert '<main lang="e&quot;n" dir="l&quot;tr"><b>&amp;</b></main>' in filled
    assert "<script>alert" not in filled


def test_a_slot_named_inside_a_text_is_not_filled() -> None:
    filled = fill_shell(SHELL, "a/b/", slots(title="%%COMMONS:content%%", content="<i>%%COMMONS:title%%</i>")).decode()
    assert "<title>%%COMMONS:content%% - Site</title>" in filled
    assert "<i>%%COMMONS:title%%</i>" in filled


def test_a_shell_that_asks_for_an_unknown_slot_is_our_bug() -> None:
    with pytest.raises(KeyError, match="unknown"):
        fill_shell("%%COMMONS:unknown%%", "a/", PLAIN)
