/** What a text suggests beyond what a request names, for a person to take over; the same as `guesses.py`. */

import { filled } from "../explore/phrases.js";

/**
 * A term that a request did not name and its text suggests, and why.
 * @typedef {{vocabulary: "objectives" | "populations", id: string, words: string}} Guess
 */

/**
 * Returns what the text suggests, the surest first.
 * @param {import("./understanding.js").Understood} understood
 * @param {import("./answer.js").Setting} setting
 * @returns {Guess[]}
 */
export function guessesOf(understood, { model, told }) {
  const list = new Intl.ListFormat(told.formats, { type: "conjunction" });
  const labels = (/** @type {string[]} */ ids) => list.format(ids.map((id) => model.told.concepts[id][3]));
  return [...objectives(understood, model, told.match.guesses, labels), ...people(understood, model, told.match.guesses, labels)];
}

/**
 * Where objectives are named, only those that the text speaks of as plainly are suggested beside them.
 * @param {import("./understanding.js").Understood} understood
 * @param {import("./model.js").Model} model
 * @param {Record<string, string>} words
 * @param {(ids: string[]) => string} labels
 * @returns {Guess[]}
 */
function objectives({ request, hints }, model, words, labels) {
  const { mostShownGuesses, leastStrength, sure, shownConcepts } = model.told.rules;
  const least = request.objectives.length > 0 ? sure : leastStrength;
  return hints
    .filter(({ objective, strength, concepts }) => strength >= least && concepts.length > 0 && !request.objectives.includes(objective))
    .slice(0, mostShownGuesses)
    .map(({ objective, concepts }) => ({
      vocabulary: "objectives",
      id: String(objective),
      words: filled(words.concepts, { concepts: labels(concepts.slice(0, shownConcepts)) }),
    }));
}

/**
 * @param {import("./understanding.js").Understood} understood
 * @param {import("./model.js").Model} model
 * @param {Record<string, string>} words
 * @param {(ids: string[]) => string} labels
 * @returns {Guess[]}
 */
function people({ request, traits }, model, words, labels) {
  /** @type {Map<string, {concepts: string[], most: number}>} */
  const found = new Map();
  for (const [concept, strength] of traits.get("concepts") ?? []) {
    const term = Object.hasOwn(model.told.people, concept) ? model.told.people[concept] : "";
    if (!term || request.populations.includes(term)) continue;
    const before = found.get(term) ?? { concepts: [], most: 0 };
    found.set(term, { concepts: [...before.concepts, concept], most: Math.max(before.most, strength) });
  }
  return [...found]
    .sort(([one, first], [other, second]) => second.most - first.most || (one < other ? -1 : 1))
    .slice(0, model.told.rules.mostShownGuesses)
    .map(([id, { concepts }]) => ({ vocabulary: "populations", id, words: filled(words.concepts, { concepts: labels(concepts.slice(0, model.told.rules.shownConcepts)) }) }));
}
