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
export function likenesses(vector, model) {
  const found = new Float64Array(model.count);
  const traits = [...vector];
  for (const name of model.matchers.keys()) {
    const shared = new Float64Array(model.count);
    for (const [{ documents, parts }, asked] of traits.filter(([{ matcher }]) => matcher === name)) {
      const unit = asked / model.told.rules.highest;
      documents.forEach((document, place) => {
        shared[document] += unit * parts[place];
      });
    }
    shared.forEach((part, document) => {
      found[document] += counted(name, part, model);
    });
  }
  return found.map((score) => Math.round(Math.min(1, score) * 1000) / 1000);
}

/**
 * Returns what counts of all that is shared of a kind: the more of it there is, the less each part.
 * @param {string} name of the matcher
 * @param {number} shared
 * @param {import("./model.js").Model} model
 */
function counted(name, shared, { matchers, told }) {
  const share = matchers.get(name)?.share ?? 0;
  return shared && (shared * share * (1 + told.rules.breadth)) / (shared + share * told.rules.breadth);
}

/**
 * Returns what is shared as parts of what counts of each kind.
 * @param {Parts} parts
 * @param {import("./model.js").Model} model
 * @returns {Parts}
 */
export function weighed(parts, model) {
  return new Map(
    Array.from(parts, ([name, rows]) => {
      const shared = rows.reduce((sum, { part }) => sum + part, 0);
      const whole = shared && counted(name, shared, model) / shared;
      return [name, rows.map(({ part, trait }) => ({ part: part * whole, trait }))];
    }),
  );
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
