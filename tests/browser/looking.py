"""How the tests look at a page: with axe, for what stands out or is cut off, and for what shows no focus."""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.quality.samples import Sample

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SCHEME_NAMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 360, "height": 740}
SMALLEST: ViewportSize = {"width": 320, "height": 640}
ZOOMED: ViewportSize = {"width": 640, "height": 400}
"""What a window of 1280 by 800 shows at twice the size."""

CONTRAST = "color-contrast"
# target-size (24 by 24 pixels, or room around) is part of WCAG 2.2, and off unless it is asked for.
ALL_BUT_CONTRAST = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}, CONTRAST: {"enabled": False}},
}
CONTRAST_ONLY = {"resultTypes": ["violations"], "runOnly": [CONTRAST]}
ALIKE = "data-test-alike"
# Contrast is three quarters of what axe costs, and the hundredth row of a table has that of the first. Of elements
# that are drawn alike, from their ancestors down to all they hold, two are looked at and the others marked.
MARK_ALIKE = """mark => {
  const numbers = new Map(), times = new Map(), held = new Map();
  const numbered = text => numbers.get(text) ?? numbers.set(text, numbers.size).size;
  const properties = [
    'color', 'backgroundColor', 'backgroundImage', 'opacity', 'fontSize', 'fontWeight', 'textShadow', 'filter',
    'mixBlendMode', 'position', 'display', 'visibility', 'fill', 'stroke',
  ];
  const drawn = found => {
    const style = getComputedStyle(found);
    return numbered([found.tagName, found.getAttribute('class'), ...properties.map(name => style[name])].join(';'));
  };
  const hold = found => {
    const own = drawn(found), inside = [...new Set([...found.children].map(child => hold(child).whole))];
    held.set(found, { own, whole: numbered(`${own}{${inside}}`) });
    return held.get(found);
  };
  const visit = (found, above) => {
    const { own, whole } = held.get(found), key = `${above}>${whole}`;
    times.set(key, (times.get(key) ?? 0) + 1);
    if (times.get(key) > 2) found.setAttribute(mark, '');
    else for (const child of found.children) visit(child, numbered(`${above}>${own}`));
  };
  for (const found of document.querySelectorAll(`[${mark}]`)) found.removeAttribute(mark);
  hold(document.body);
  visit(document.body, 0);
}"""
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
"""What WCAG 1.4.12 lets readers set."""

# What scrolls inside a box of its own is not the page's width.
TOO_WIDE = """() => {
  const isHeld = found => {
    for (let box = found.parentElement; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    return false;
  };
  return document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter(found => !isHeld(found))
    .map(found => [found, Math.round(found.getBoundingClientRect().right)])
    .filter(([, right]) => right > window.innerWidth + 1)
    .map(([found, right]) => `${found.tagName} ${found.getAttribute('class')}: ${right} px`)
    .slice(0, 12);
}"""
# Text that its own box hides; boxes of a pixel or two are there for screen readers only.
CUT_OFF = """() => [...document.querySelectorAll('article *, footer *')]
  .filter(found => {
    const style = getComputedStyle(found), box = found.getBoundingClientRect();
    const hasText = [...found.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const hides = [style.overflowX, style.overflowY].some(value => value === 'hidden' || value === 'clip');
    return hasText && hides && box.width > 2 && box.height > 2 && style.visibility === 'visible'
      && (found.scrollWidth > found.clientWidth + 2 || found.scrollHeight > found.clientHeight + 2);
  })
  .map(found => `${found.tagName} ${found.getAttribute('class')}: ${found.textContent.trim().slice(0, 60)}`)
  .slice(0, 12)"""
# One of each sort: elements of equal tag and classes, in parents of equal tag and classes, look alike.
UNMARKED = """() => {
  const properties = ['outline', 'outlineOffset', 'boxShadow', 'backgroundColor', 'border', 'color', 'textDecoration'];
  const sort = found => `${found.tagName}.${found.getAttribute('class')}`;
  const near = found => [found, found.parentElement, found.nextElementSibling, found.parentElement?.nextElementSibling];
  const look = found => near(found).filter(Boolean)
    .map(part => getComputedStyle(part)).map(style => properties.map(name => style[name]).join('; ')).join(' | ');
  const all = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  const seen = new Set(), unmarked = [];
  for (const found of document.querySelectorAll(all)) {
    const key = `${sort(found.parentElement)} > ${sort(found)}`;
    const isShown = found.checkVisibility({ visibilityProperty: true });
    if (seen.has(key) || found.disabled || found.tabIndex < 0 || !isShown) continue;
    seen.add(key);
    document.activeElement?.blur();
    const before = look(found);
    found.focus({ focusVisible: true });
    if (document.activeElement === found && look(found) === before) unmarked.push(key);
  }
  return unmarked;
}"""


def open_page(page: Page, address: str, scheme: Scheme = "light", size: ViewportSize = WIDE) -> None:
    """Open an address in a window of a size and in a colour scheme."""
    prepare(page, scheme, size)
    page.goto(address)


def prepare(page: Page, scheme: Scheme = "light", size: ViewportSize = WIDE) -> None:
    """Set the size of a window, and the colour scheme that its reader prefers."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)


def open_sample(page: Page, host: str, found: Sample, scheme: Scheme = "light", size: ViewportSize = WIDE) -> str:
    """Open a sample and wait until its own scripts have drawn what they draw; return its address."""
    open_page(page, host + found.address, scheme, size)
    if found.has_scripts:
        page.wait_for_load_state("networkidle")
    return host + found.address


def violations(page: Page) -> list[str]:
    """Return what axe finds, a line for each place: rule, selector, and what is wrong there."""
    axe = Axe()
    page.evaluate(axe.axe_script)
    page.evaluate(MARK_ALIKE, ALIKE)
    everywhere: Any = page.evaluate("options => axe.run(document, options)", ALL_BUT_CONTRAST)
    of_each_sort: Any = page.evaluate(
        "([mark, options]) => axe.run({ exclude: [[`[${mark}]`]] }, options)", [ALIKE, CONTRAST_ONLY]
    )
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, place['target']))}: {place['failureSummary']!r}"
        for rule in (*everywhere["violations"], *of_each_sort["violations"])
        for place in rule["nodes"]
    ]


def _strings(page: Page, script: str) -> list[str]:
    found: Any = page.evaluate(script)
    return [str(line) for line in found]


def too_wide(page: Page) -> list[str]:
    """Return what stands out of the window to the right, where the page can be scrolled there."""
    return _strings(page, TOO_WIDE)


def cut_off(page: Page) -> list[str]:
    """Return the texts of article and footer of which a part cannot be seen."""
    return _strings(page, CUT_OFF)


def without_visible_focus(page: Page) -> list[str]:
    """Return what can be reached by keyboard and does not change its looks when it is; one of each sort."""
    page.keyboard.press("Tab")  # from now on the browser shows focus, as it does for those who use keys
    return _strings(page, UNMARKED)
