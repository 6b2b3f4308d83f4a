/** The order in which records are shown: best first, but not ten times the same; the same as `variety.py`. */

import { sharedParts } from "./likeness.js";

/**
 * A record on its way into a list.
 * @typedef {{number: number, score: number}} Ranked
 * @typedef {Map<import("./model.js").Trait, number>} Covered what a record covers of a request, as a vector of length 1
 */

/**
 * @template {Ranked} Row
 * @param {import("./likeness.js").Vector} vector
 * @param {Row[]} ranked best first
 * @param {import("./model.js").Model} model
 * @returns {Row[]}
 */
export function varied(vector, ranked, model) {
  const { trade, lookedAt } = model.told.rules;
  const left = ranked.slice(0, lookedAt);
  const best = left[0]?.score ?? 0;
  const covered = coveredBy(vector, left, model);
  const likeness = new Map(left.map(({ number }) => [number, 0]));
  /** @type {Row[]} */
  const shown = [];
  while (left.length > 0 && best > 0) {
    const worth = left.map(({ number, score }) => score / best - trade * (likeness.get(number) ?? 0));
    const [chosen] = left.splice(worth.indexOf(Math.max(...worth)), 1);
    shown.push(chosen);
    const last = covered.get(chosen.number) ?? new Map();
    for (const { number } of left) {
      likeness.set(number, Math.max(likeness.get(number) ?? 0, product(covered.get(number) ?? new Map(), last)));
    }
  }
  return [...shown, ...left, ...ranked.slice(lookedAt)];
}

/**
 * @param {import("./likeness.js").Vector} vector
 * @param {Ranked[]} ranked
 * @param {import("./model.js").Model} model
 * @returns {Map<number, Covered>}
 */
function coveredBy(vector, ranked, model) {
  const shared = sharedParts(vector, new Set(ranked.map(({ number }) => number)), model);
  return new Map(
    Array.from(shared, ([number, parts]) => {
      const rows = [...parts.values()].flat();
      const length = Math.sqrt(rows.reduce((sum, { part }) => sum + part * part, 0)) || 1;
      return [number, new Map(rows.map(({ trait, part }) => [trait, part / length]))];
    }),
  );
}

/**
 * @param {Covered} one
 * @param {Covered} other
 */
function product(one, other) {
  let sum = 0;
  for (const [trait, part] of one) sum += part * (other.get(trait) ?? 0);
  return sum;
}
