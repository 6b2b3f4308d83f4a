/** How alike a request and records are: the sum, over all traits that both have, of what each brings. */

/**
 * What a request brings, by trait.
 * @typedef {Map<import("./model.js").Trait, number>} Vector
 *
 * What a request and a record share: (part of the likeness, trait) by matcher, the largest first.
 * @typedef {Map<string, {part: number, trait: import("./model.js").Trait}[]>} Parts
 */

/**
 * @param {Map<string, import("./traits.js").Strengths>} traits
 * @param {import("./model.js").Model} model
 * @returns {Vector}
 */
export function vectorOf(traits, model) {
  const { faint, mostTraits } = model.told.rules;
  /** @type {[import("./model.js").Trait, number][]} */
  const vector = [];
  for (const [name, strengths] of traits) {
    const share = model.matchers.get(name)?.share ?? 0;
    const known = model.traits.get(name);
    if (!share || !known) continue;
    const parts = [...strengths].flatMap(([trait, strength]) => {
      const found = known.get(trait);
      return found ? [{ found, part: strength * found.rarity }] : [];
    });
    const length = Math.sqrt(parts.reduce((sum, { part }) => sum + part * part, faint * faint));
    parts.forEach(({ found, part }) => vector.push([found, (share * part) / length]));
  }
  return new Map(vector.sort(([, one], [, other]) => other - one).slice(0, mostTraits));
}

/**
 * Returns the likeness of every record, by its number.
 * @param {Vector} vector
 * @param {import("./model.js").Model} model
 * @returns {Float64Array}
 */
export function likenesses(vector, { count, told }) {
  const found = new Float64Array(count);
  for (const [{ documents, parts }, mine] of vector) {
    const unit = mine * told.step;
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
  for (const [trait, mine] of vector) {
    trait.documents.forEach((document, place) => {
      const parts = found.get(document);
      if (!parts) return;
      const rows = parts.get(trait.matcher) ?? [];
      rows.push({ part: mine * told.step * trait.parts[place], trait });
      parts.set(trait.matcher, rows);
    });
  }
  for (const parts of found.values()) {
    for (const rows of parts.values()) rows.sort((one, other) => other.part - one.part || (one.trait.name < other.trait.name ? -1 : 1));
  }
  return found;
}
