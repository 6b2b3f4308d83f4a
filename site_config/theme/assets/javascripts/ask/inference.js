/** What a request did not say and its text suggests: objectives of the Compact; the same as `inference.py`. */

/**
 * An objective that a text points to: from 0 to 1 how strongly, and the concepts that say so, strongest first.
 * @typedef {{objective: number, strength: number, concepts: string[]}} Hint
 * @typedef {import("./model.js").Model} Model
 */

/**
 * Returns the objectives that a text points to, the most likely first, equal ones by number. A text that names no concept
 * points to none: words alone prove nothing.
 * @param {Map<string, import("./traits.js").Strengths>} traits
 * @param {Model} model
 * @returns {Hint[]}
 */
export function hintsIn(traits, model) {
  const { mostGuesses } = model.told.rules;
  const byConcept = conceptParts(traits.get("concepts") ?? new Map(), model);
  if (byConcept.size === 0) return [];
  const sums = new Map(Array.from(byConcept, ([objective, parts]) => [objective, sum(parts.values())]));
  const ofConcepts = strongest(sums, mostGuesses);
  const ofWords = strongest(wordParts(traits.get("stems") ?? new Map(), model), mostGuesses);
  return [...new Set([...ofConcepts.keys(), ...ofWords.keys()])]
    .map((objective) => ({
      objective,
      strength: Math.round(((ofConcepts.get(objective) ?? 0) + (ofWords.get(objective) ?? 0)) * 500) / 1000,
      concepts: byStrength(byConcept.get(objective) ?? new Map(), byName).map(([concept]) => concept),
    }))
    .sort((one, other) => other.strength - one.strength || one.objective - other.objective);
}

/**
 * What each concept adds to each objective.
 * @param {import("./traits.js").Strengths} concepts
 * @param {Model} model
 * @returns {Map<number, Map<string, number>>}
 */
function conceptParts(concepts, model) {
  /** @type {Map<number, Map<string, number>>} */
  const found = new Map();
  for (const [concept, strength] of concepts) {
    const weight = strength * (model.traits.get("concepts")?.get(concept)?.rarity ?? 0);
    const objectives = weight ? model.told.concepts[concept][2] : [];
    objectives.forEach((/** @type {number} */ objective, /** @type {number} */ place) => {
      const parts = found.get(objective) ?? new Map();
      found.set(objective, parts.set(concept, weight / (1 + model.told.rules.later * place)));
    });
  }
  return found;
}

/**
 * How much more often than others the records with the words of a text name each objective.
 * @param {import("./traits.js").Strengths} stems
 * @param {Model} model
 * @returns {Map<number, number>}
 */
function wordParts(stems, model) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [stem, strength] of stems) {
    const weight = strength * (model.traits.get("stems")?.get(stem)?.rarity ?? 0);
    const pairs = Object.hasOwn(model.hints, stem) ? model.hints[stem] : [];
    for (let place = 0; weight && place < pairs.length; place += 2) {
      const more = pairs[place + 1] / model.told.rules.likelier;
      found.set(pairs[place], (found.get(pairs[place]) ?? 0) + weight * more);
    }
  }
  return found;
}

/**
 * Returns the strongest few, as parts of the strongest.
 * @param {Map<number, number>} found
 * @param {number} most
 */
function strongest(found, most) {
  const rows = byStrength(found, (one, other) => one - other);
  return new Map(rows.slice(0, most).map(([objective, strength]) => [objective, strength / rows[0][1]]));
}

/**
 * @template Key
 * @param {Map<Key, number>} found
 * @param {(one: Key, other: Key) => number} byKey
 * @returns {[Key, number][]}
 */
function byStrength(found, byKey) {
  return [...found].sort(([one, first], [other, second]) => second - first || byKey(one, other));
}

/**
 * @param {string} one
 * @param {string} other
 */
function byName(one, other) {
  return one < other ? -1 : 1;
}

/** @param {Iterable<number>} numbers */
function sum(numbers) {
  return [...numbers].reduce((whole, number) => whole + number, 0);
}
