"""Fills in the form of a type as somebody does who has only a keyboard."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

FOCUSED = """() => {
  const found = document.activeElement;
  const question = found.closest('[data-question]');
  const told = question?.dataset ?? {};
  return {
    id: found.id, tag: found.tagName, type: found.type ?? '', part: found.dataset.part ?? '',
    isOpen: found.parentElement?.open ?? false, isAdding: found.classList.contains('cc-form__add'),
    first: question?.querySelector('.cc-form__boxes label')?.textContent.trim() ?? '',
    kind: told.kind ?? '', names: told.names ?? '', name: told.question ?? '',
  };
}"""
MOST_KEYS = 700
NAMES = {
    "countries": "Kenya",
    "languages": "French",
    "currencies": "US Dollar",
    "organisation": "Ministry of Labour of the Keyboard",
}
TYPED = {"day": "2019-02-28", "date": "2019-02", "number": "1 250"}
LONGER = "It was typed letter by letter: with a colon, “quotes” and a line of its own. # no comment"
FITTING = {
    "summary": "It was typed by a test that uses the keyboard only, to show that all questions can be answered.",
    "language": "English",
    "doi": "10.1093/jeea/jvae044",
    "end": "2020",
    "closes": "2020",
}
"""Answers to questions that do not take any words, by name."""


class Typist:
    """Answers every question of a form that is open."""

    def __init__(self, page: Page, type_name: str) -> None:
        self.page = page
        self.title = f"Typed by keyboard alone: {type_name}"
        self.done: set[str] = set()

    def fill(self) -> None:
        """Go from the title to the button at the end, and press it."""
        self.page.locator("#q-title").focus()
        for _ in range(MOST_KEYS):
            found = self.page.evaluate(FOCUSED)
            if found["part"] == "finish":
                self.page.keyboard.press("Enter")
                return
            self.answer(found)
            self.page.keyboard.press("Tab")
        message = f"The button is further than {MOST_KEYS} keys away."
        raise AssertionError(message)

    def answer(self, found: Mapping[str, Any]) -> None:
        """Answer where the focus is: open a list, tick its first box, choose, add one more source, or type."""
        keyboard = self.page.keyboard
        if found["tag"] == "SUMMARY" and not found["isOpen"]:
            keyboard.press("Enter")
        elif found["type"] == "checkbox":
            if found["name"] not in self.done:
                self.done.add(found["name"])
                keyboard.press("Space")
        elif found["tag"] == "SELECT":
            keyboard.press("ArrowDown")
        elif found["isAdding"] and found["name"] == "sources" and "another source" not in self.done:
            self.done.add("another source")
            keyboard.press("Enter")
            self.answer(self.page.evaluate(FOCUSED))
        elif found["type"] == "search":  # leaves only the first of the boxes
            keyboard.insert_text(found["first"])
        elif found["tag"] in {"INPUT", "TEXTAREA"} and found["kind"]:
            keyboard.press("ControlOrMeta+a")
            keyboard.insert_text(self.text(found))

    def text(self, found: Mapping[str, Any]) -> str:
        """Return an answer that fits."""
        own = {"title": self.title, **FITTING} if found["id"].count("-") == 1 else {}
        if found["names"]:
            known = {} if found["kind"] == "record" else NAMES
            return own.get(found["name"]) or known.get(found["names"]) or self.record(found["names"])
        long = {"text": f"{LONGER} {found['id']}", "address": f"https://example.org/{found['id']}"}
        return own.get(found["name"]) or {**TYPED, **long}.get(found["kind"], f"Words of {found['id']}")

    def record(self, names: str) -> str:
        """Return the title of a record, as the list of proposals has it."""
        option = self.page.locator(f"#names-{names} option").first
        option.wait_for(state="attached")
        return option.get_attribute("value") or ""
