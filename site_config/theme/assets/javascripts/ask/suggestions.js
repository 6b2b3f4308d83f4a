/** Objectives that a text suggests: shown with why, taken over by a person or not. */

import { button, make } from "../explore/elements.js";
import { filled } from "../explore/phrases.js";

/**
 * @param {import("./answer.js").Guess[]} guesses
 * @param {import("./results.js").Words} words
 * @param {{label: (objective: number) => string, takeOver: (objective: number) => void}} host
 * @returns {HTMLElement[]}
 */
export function guessElements(guesses, { texts, list }, { label, takeOver }) {
  if (guesses.length === 0) return [];
  const rows = guesses.map(({ objective, concepts }) => {
    const why = concepts.length > 0 ? filled(texts.guess, { concepts: list.format(concepts) }) : texts.guess_words;
    const said = filled(texts.take_over, { label: label(objective) });
    const taken = button(label(objective), () => takeOver(objective), { class: "cc-button cc-button--plain", "aria-label": said });
    return make("li", {}, taken, " ", make("span", { class: "cc-note" }, why));
  });
  const heading = make("h3", {}, texts.guesses);
  return [make("div", { class: "cc-ask__guesses" }, heading, make("p", { class: "cc-note" }, texts.guesses_lead), make("ul", {}, ...rows))];
}
