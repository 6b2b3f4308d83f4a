/** What stands between the question and the results: how it was read, what was left out, which filters are chosen. */

import { withFilter } from "./address.js";
import { button, make } from "./elements.js";
import { filled } from "./phrases.js";

const LONGEST_QUOTE = 80;
const MOST_WAYS = 3;

/** @typedef {import("./address.js").State} State */
/** @typedef {{text: string, kind: string, label: string, id: string, facet?: string}} Understood */

/**
 * Tell how the question was read.
 *
 * @param {State} state
 * @param {{understood: Understood[], unknown: string[], suggestion: string, total: number}} answer
 * @param {import("./words.js").Words} words
 * @param {(state: State) => void} go
 * @returns {HTMLElement[]}
 */
export function reading(state, answer, words, go) {
  const { texts } = words;
  const lines = corrections(state, answer, words, go);
  const also = alsoSearched(answer.understood);
  if (also.length) lines.push(line(texts.understood, ...also.map((found) => quoted(found.label))));
  const narrower = also.flatMap((found) => narrowing(state, found, words, go)).slice(0, MOST_WAYS);
  if (narrower.length) lines.push(line("", ...narrower));
  if (answer.unknown.length) lines.push(line(texts.unknown, ...answer.unknown.slice(0, 5).map(quoted)));
  return lines;
}

/**
 * Tell in which spelling the words were taken, with a way to have them as they are written.
 *
 * @param {State} state
 * @param {{understood: Understood[], suggestion: string}} answer
 * @param {import("./words.js").Words} words
 * @param {(state: State) => void} go
 * @returns {HTMLElement[]}
 */
function corrections(state, { understood, suggestion }, words, go) {
  const { texts } = words;
  const corrected = understood.filter((found) => found.kind === "corrected");
  const typed = state.text.trim();
  if (state.isLiteral || !(corrected.length || (suggestion && suggestion !== typed))) return [];
  const label = suggestion || corrected.map((found) => found.label).join(" ");
  const asWritten = button(filled(texts.as_typed, { text: shortened(typed) }), () => {
    go({ ...state, isLiteral: true, page: 1 });
  });
  return [line(filled(texts.corrected, { label }), asWritten)];
}

/**
 * The meanings found, each once; what was typed as it is called needs no telling.
 *
 * @param {Understood[]} understood
 * @returns {Understood[]}
 */
function alsoSearched(understood) {
  const told = understood.filter(
    (found) =>
      ["concept", "country", "term"].includes(found.kind) &&
      (found.facet || found.label.toLowerCase() !== found.text.toLowerCase()),
  );
  return told.filter((found, place) => told.findIndex((other) => other.label === found.label) === place);
}

/**
 * A way to keep to a meaning that is a value of a facet, unless that is done or nothing would come of it.
 *
 * @param {State} state
 * @param {Understood} found
 * @param {import("./words.js").Words} words
 * @param {(state: State) => void} go
 * @returns {HTMLElement[]}
 */
function narrowing(state, { facet, id }, words, go) {
  const value = facet && words.label(facet, id);
  if (!facet || !value || state.filters[facet]?.includes(id)) return [];
  const told = filled(words.texts.narrow_to, { facet: words.facetLabel(facet), value });
  return [button(told, () => go(withFilter(state, facet, id, true)))];
}

/**
 * The chosen filters, each with a way to take it back.
 *
 * @param {State} state
 * @param {import("./words.js").Words} words
 * @param {(state: State) => void} go
 * @returns {HTMLElement[]}
 */
export function chips(state, words, go) {
  return Object.entries(state.filters).flatMap(([facet, values]) =>
    values.map((id) => {
      const named = { facet: words.facetLabel(facet), value: words.label(facet, id) || id };
      const label = filled(words.texts.remove, named);
      const made = button(filled(words.texts.chip, named), () => go(withFilter(state, facet, id, false)), {
        class: "cc-explore__chip",
        "aria-label": label,
      });
      made.append(make("span", { "aria-hidden": "true" }, "×"));
      return make("li", {}, made);
    }),
  );
}

/**
 * Tell which values of the address were left out.
 *
 * @param {Record<string, string[]>} ignored
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement[]}
 */
export function leftOut(ignored, words) {
  const told = Object.entries(ignored).flatMap(([facet, values]) =>
    values.map((value) => quoted(filled(words.texts.ignored_value, { facet: words.facetLabel(facet), value }))),
  );
  return told.length ? [line(words.texts.ignored, ...told.slice(0, 5))] : [];
}

/**
 * @param {string} text
 * @param {...HTMLElement} parts
 * @returns {HTMLElement}
 */
function line(text, ...parts) {
  return make("p", { class: "cc-explore__reading" }, text, ...parts.flatMap((found) => [" ", found]));
}

/**
 * A text of a reader as a line can bear it.
 *
 * @param {string} text
 * @returns {string}
 */
export function shortened(text) {
  const letters = [...text.trim()];
  return letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join("")}…` : text.trim();
}

/**
 * @param {string} text
 * @returns {HTMLElement}
 */
function quoted(text) {
  return make("span", { class: "cc-mark", dir: "auto" }, shortened(text));
}
