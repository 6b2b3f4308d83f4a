/** How well records fit a request: the sum, over all traits that both have, of what is asked times what is offered. */

/**
 * What a request asks for, by trait; the whole of it at most 1.
 * @typedef {Map<import("./model.js").Trait, number>} Vector
 *
 * What a request and a record share: (part of the fit, trait) by matcher, the largest first.
 * @typedef {Map<string, {part: number, trait: import("./model.js").Trait}[]>} Parts
 */

/**
 * @param {Map<string, import("./traits.js").Strengths>} traits
 * @param {import("./model.js").Model} model
 * @returns {Vector}
 */
export function vectorOf(traits, model) {
  /** @type {Vector} */
  const vector = new Map();
  for (const [name, { share }] of model.matchers) {
    const parts = [...(traits.get(name) ?? [])].flatMap(([trait, strength]) => {
      const found = model.traits.get(name)?.get(trait);
      return found ? [{ found, part: strength * found.rarity }] : [];
    });
    const whole = parts.reduce((sum, { part }) => sum + part, model.told.rules.faint);
    parts.forEach(({ found, part }) => vector.set(found, (share * part) / whole));
  }
  return vector;
}

/**
 * Returns how well every record fits, by its number.
 * @param {Vector} vector
 * @param {import("./model.js").Model} model
 * @returns {Float64Array}
 */
export function likenesses(vector, { count, told }) {
  const found = new Float64Array(count);
  for (const [{ documents, parts }, asked] of vector) {
    const unit = asked / told.rules.highest;
    documents.forEach((document, place) => {
      found[document] += unit * parts[place];
    });
  }
  return found.map((score) => Math.round(score * 1000) / 1000);
}

/**
 * Returns what a request shares with some records.
 * @param {Vector} vector
 * @param {Set<number>} chosen
 * @param {import("./model.js").Model} model
 * @returns {Map<number, Parts>}
 */
export function sharedParts(vector, chosen, { told }) {
  /** @type {Map<number, Parts>} */
  const found = new Map(Array.from(chosen, (number) => [number, new Map()]));
  for (const [trait, asked] of vector) {
    trait.documents.forEach((document, place) => {
      const parts = found.get(document);
      if (!parts) return;
      const rows = parts.get(trait.matcher) ?? [];
      rows.push({ part: (asked * trait.parts[place]) / told.rules.highest, trait });
      parts.set(trait.matcher, rows);
    });
  }
  for (const parts of found.values()) {
    for (const rows of parts.values()) rows.sort((one, other) => other.part - one.part || (one.trait.name < other.trait.name ? -1 : 1));
  }
  return found;
}
