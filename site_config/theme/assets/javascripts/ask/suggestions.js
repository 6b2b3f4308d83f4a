/** Objectives that a text suggests: shown with why, taken over by a person or not. */

import { button, make } from "../explore/elements.js";
import { filled } from "../explore/phrases.js";

/**
 * @param {{objective: number, label: string, words: string}[]} guesses
 * @param {Record<string, any>} texts
 * @param {(objective: number) => void} takeOver
 * @returns {HTMLElement[]}
 */
export function guessElements(guesses, texts, takeOver) {
  if (guesses.length === 0) return [];
  const rows = guesses.map(({ objective, label, words }) => {
    const taken = button(filled(texts.take_over, { label }), () => takeOver(objective), { class: "cc-button cc-button--plain" });
    return make("li", {}, taken, " ", make("span", { class: "cc-note" }, words));
  });
  return [
    make(
      "div",
      { class: "cc-ask__guesses" },
      make("h3", {}, texts.guesses),
      make("p", { class: "cc-note" }, texts.guesses_lead),
      make("ul", {}, ...rows),
    ),
  ];
}
