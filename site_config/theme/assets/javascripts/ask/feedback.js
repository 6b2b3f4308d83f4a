/** Widens what is asked by the words of what fits best; the same as `feedback.py`. */

/**
 * @param {import("./likeness.js").Vector} vector
 * @param {{number: number, score: number}[]} best the records that fit best, best first
 * @param {import("./model.js").Model} model
 * @returns {import("./likeness.js").Vector}
 */
export function widened(vector, best, model) {
  const { feedbackFirst, feedbackWords, feedbackShare, highest } = model.told.rules;
  const first = new Map(best.slice(0, feedbackFirst).map(({ number, score }) => [number, score / best[0].score]));
  /** @type {{trait: import("./model.js").Trait, weight: number}[]} */
  const found = [];
  for (const trait of model.traits.get("stems")?.values() ?? []) {
    let weight = 0;
    trait.documents.forEach((document, place) => {
      weight += ((first.get(document) ?? 0) * trait.parts[place] * trait.rarity) / highest;
    });
    if (weight > 0) found.push({ trait, weight });
  }
  found.sort((one, other) => other.weight - one.weight || (one.trait.name < other.trait.name ? -1 : 1));
  const strongest = found.slice(0, feedbackWords);
  const whole = strongest.reduce((sum, { weight }) => sum + weight, 0);
  const wider = new Map(vector);
  for (const { trait, weight } of strongest) wider.set(trait, (wider.get(trait) ?? 0) + (feedbackShare * weight) / whole);
  return wider;
}
