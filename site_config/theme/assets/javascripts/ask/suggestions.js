/** What a text suggests: terms shown with why, taken over by a person or not. */

import { button, make } from "../explore/elements.js";
import { filled } from "../explore/phrases.js";

/** @typedef {import("./guesses.js").Guess} Guess */

/**
 * @param {Guess[]} guesses
 * @param {Record<string, any>} texts
 * @param {{label: (guess: Guess) => string, takeOver: (guess: Guess) => void}} host
 * @returns {HTMLElement[]}
 */
export function guessElements(guesses, texts, { label, takeOver }) {
  if (guesses.length === 0) return [];
  const rows = guesses.map((guess) => {
    const said = filled(texts.take_over, { label: label(guess) });
    const taken = button(label(guess), () => takeOver(guess), { class: "cc-button cc-button--plain", "aria-label": said });
    return make("li", {}, taken, " ", make("span", { class: "cc-note" }, guess.words));
  });
  const heading = make("h3", {}, texts.guesses);
  return [make("div", { class: "cc-ask__guesses" }, heading, make("p", { class: "cc-note" }, texts.guesses_lead), make("ul", {}, ...rows))];
}
