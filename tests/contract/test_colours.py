"""The colours of commons.css, measured: WCAG 2.2 asks 4.5:1 of text and 3:1 of the parts of controls and figures."""

import re
from itertools import pairwise

import pytest

from tests.unit.pages import sample

STYLES = sample.ROOT / "site_config" / "theme" / "assets" / "stylesheets"
SCHEMES = ("default", "slate")
TOKEN = re.compile(r"--cc-([a-z0-9-]+):\s*(#[0-9a-f]{6})\b")
COLOUR = re.compile(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\()[^;{}]*[;}]")
TEXT = 4.5
GRAPHIC = 3.0
GROUNDS = ("ground", "panel", "mark", "warm")
PAIRS = [
    *[("ink", ground, TEXT) for ground in GROUNDS],
    *[("soft", ground, TEXT) for ground in GROUNDS],
    *[("accent", ground, TEXT) for ground in GROUNDS],
    ("on-deep", "deep", TEXT),
    ("on-deep-soft", "deep", TEXT),
    ("deep-sun", "deep", GRAPHIC),
    ("on-sun", "deep-sun", TEXT),
    ("edge", "ground", GRAPHIC),
    ("edge", "panel", GRAPHIC),
    ("sun", "ground", GRAPHIC),
    ("sun", "panel", GRAPHIC),
    ("warm-edge", "warm", GRAPHIC),
    *[(f"on-scale-{step}", f"scale-{step}", TEXT) for step in range(6)],
    *[(f"code-{name}", "panel", TEXT) for name in ("string", "keyword", "number", "name")],
]


def tokens(scheme: str) -> dict[str, str]:
    text = (STYLES / "commons.css").read_text(encoding="utf-8")
    block = text.split(f'\n[data-md-color-scheme="{scheme}"] {{', maxsplit=1)[1].split("}", maxsplit=1)[0]
    return dict(TOKEN.findall(block))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("one", "other", "least"), PAIRS)
def test_a_pair_of_colours_that_is_used_can_be_told_apart(scheme: str, one: str, other: str, least: float) -> None:
    known = tokens(scheme)
    assert contrast(known[one], known[other]) >= least, (known[one], known[other])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_scale_of_figures_runs_one_way_in_steps_that_are_seen(scheme: str) -> None:
    """Lightness alone orders the scale, so that it reads the same whatever colours the reader sees."""
    known = tokens(scheme)
    levels = [luminance(known[f"scale-{step}"]) + 0.05 for step in range(6)]
    ratios = [max(pair) / min(pair) for pair in pairwise(levels)]
    assert levels in (sorted(levels), sorted(levels, reverse=True))
    assert min(ratios) >= 1.15


def test_both_schemes_set_the_same_tokens() -> None:
    assert tokens("default").keys() == tokens("slate").keys()


def test_no_other_style_sheet_names_a_colour() -> None:
    for file in STYLES.glob("*.css"):
        if file.name != "commons.css":
            declared = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert not COLOUR.findall(declared), file.name
