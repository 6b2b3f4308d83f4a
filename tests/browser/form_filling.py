"""Fills in the form of a type as somebody does who has a keyboard only: by the key that leads on, letters and the bar."""

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

FOCUSED = """() => {
  const found = document.activeElement;
  const question = found.closest('[data-question]');
  return {
    id: found.id, tag: found.tagName, type: found.type ?? '', part: found.dataset.part ?? '', open: found.parentElement?.open ?? false,
    isAdding: found.classList.contains('cc-form__add'), value: found.value ?? '', described: found.getAttribute('aria-describedby') ?? '',
    kind: question?.dataset.kind ?? '', names: question?.dataset.names ?? '', question: question?.id ?? question?.dataset.question ?? '',
    outer: found.closest('.cc-form__group')?.id ?? '',
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
SUMMARY = "This record was typed by a test that uses the keyboard only, to show that every question can be answered."


class Typist:
    """Answers every question of a form that is open."""

    def __init__(self, page: Page, type_name: str) -> None:
        self.page = page
        self.title = f"Typed by keyboard alone: {type_name}"
        self.ticked: set[str] = set()
        self.added: set[str] = set()

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
        message = f"The button is further than {MOST_KEYS} keys away; the last place was {found}."
        raise AssertionError(message)

    def answer(self, found: Mapping[str, Any]) -> None:
        keyboard = self.page.keyboard
        if found["tag"] == "SUMMARY" and not found["open"]:
            keyboard.press("Enter")
        elif found["type"] == "checkbox" and found["question"] not in self.ticked:
            self.ticked.add(found["question"])
            keyboard.press("Space")
        elif found["tag"] == "SELECT":
            keyboard.press("ArrowDown")
        elif found["isAdding"] and found["question"] == "q-sources" and not self.added:
            self.added.add("q-sources")
            keyboard.press("Enter")
            self.answer(self.page.evaluate(FOCUSED))
        elif found["tag"] in {"INPUT", "TEXTAREA"} and found["type"] not in {"checkbox", "search"} and found["id"] != "form-id":
            keyboard.press("ControlOrMeta+a")
            keyboard.insert_text(self.text(found))

    def text(self, found: Mapping[str, Any]) -> str:
        """Return an answer that fits."""
        name = re.split(r"-\d+-?|^q-", found["id"])[-1] or found["id"].split("-")[1]
        if found["id"] == "q-title":
            return self.title
        if name == "summary":
            return SUMMARY
        if name == "doi":
            return "10.1093/jeea/jvae044"
        if found["names"] and found["names"] not in NAMES:
            return self.record(found["names"])
        if found["names"]:
            return NAMES[found["names"]]
        if found["kind"] == "address":
            return f"https://example.org/{found['id']}"
        if name in {"end", "closes"}:
            return "2020"
        return TYPED.get(found["kind"]) or (f"{LONGER} {found['id']}" if found["kind"] == "text" else f"Words of {found['id']}")

    def record(self, names: str) -> str:
        """Return the title of a record, as the list of proposals has it."""
        option = self.page.locator(f"#names-{names} option").first
        option.wait_for(state="attached")
        return option.get_attribute("value") or ""
