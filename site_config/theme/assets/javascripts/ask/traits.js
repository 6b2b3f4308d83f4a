/** The traits of a request: what it may share with records, as the matchers of Python find them. */

import { conceptsIn, stemsIn, tellingWords } from "./speech.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {Map<string, number>} Strengths by trait: above 0, at most 1
 * @typedef {{text: string, strength: number}} Passage
 */

/**
 * Returns the traits of a request by matcher.
 * @param {import("./answer.js").Request} request
 * @param {import("./model.js").Speech} speech that of its language
 * @param {Model} model
 * @returns {Map<string, Strengths>}
 */
export function traitsOf(request, { names, forms }, model) {
  const { rules, terms, countries } = model.told;
  const passages = [{ text: request.need, strength: rules.ofNeed }];
  if (request.title) passages.push({ text: request.title, strength: rules.ofTitle });
  const known = request.countries.filter((code) => Object.hasOwn(countries, code));
  return new Map([
    ["concepts", concepts(passages, names, model)],
    ["stems", stems(passages, forms, model)],
    ["words", words(passages, model)],
    ["objectives", objectives(request.objectives, rules.fading)],
    ["populations", ofTerms(request.populations, terms.populations)],
    ["themes", ofTerms(request.themes ?? [], terms.themes)],
    ["countries", each(known)],
    ["regions", each(known.flatMap((code) => (countries[code] ? countries[code].split(" ") : [])))],
  ]);
}

/**
 * Returns the traits of a text with the English stems that its concepts stand for; of one in English, as they are.
 * @param {Map<string, Strengths>} traits
 * @param {import("./model.js").Speech} speech
 * @returns {Map<string, Strengths>}
 */
export function rendered(traits, { english }) {
  const stems = new Map(traits.get("stems"));
  for (const [concept, strength] of traits.get("concepts") ?? []) {
    for (const [stem, part] of Object.entries(english[concept] ?? {})) {
      stems.set(stem, Math.max(stems.get(stem) ?? 0, rounded(strength * part)));
    }
  }
  return new Map([...traits, ["stems", stems]]);
}

/**
 * Returns the first word of each stem as it stands in a request: who wrote it knows it again.
 * @param {import("./answer.js").Request} request
 * @param {import("./model.js").Speech} speech
 * @param {Model} model
 * @returns {Map<string, string>}
 */
export function writtenStems({ need, title }, { forms }, model) {
  const found = stemsIn(`${need}\n${title}`, forms, model).reverse();
  return new Map(found.map(({ stem, written }) => [stem, written.toLowerCase()]));
}

/**
 * @param {Iterable<string>} traits
 * @returns {Strengths}
 */
function each(traits) {
  return new Map(Array.from(traits, (trait) => [trait, 1]));
}

/**
 * @param {number[]} chosen
 * @param {number} fading
 * @returns {Strengths}
 */
function objectives(chosen, fading) {
  return new Map([...new Set(chosen)].map((number, place) => [String(number), rounded(1 / (1 + fading * place))]));
}

/**
 * @param {string[]} chosen
 * @param {Record<string, Record<string, number>>} terms what each term brings
 * @returns {Strengths}
 */
function ofTerms(chosen, terms) {
  /** @type {Strengths} */
  const found = new Map();
  for (const id of chosen) {
    for (const [trait, strength] of Object.entries(terms[id] ?? {})) found.set(trait, Math.max(found.get(trait) ?? 0, strength));
  }
  return found;
}

/**
 * @param {Passage[]} passages
 * @param {import("./model.js").Names} names
 * @param {Model} model
 * @returns {Strengths}
 */
function concepts(passages, names, model) {
  const { concepts: known, rules } = model.told;
  /** @type {Strengths} */
  const found = new Map();
  for (const { text, strength } of passages) {
    for (const [concept, count] of conceptsIn(text, names, model)) add(found, concept, known[concept][0] * strength * count);
  }
  found.forEach((strength, concept) => found.set(concept, Math.min(1, strength)));
  for (const [concept, strength] of [...found]) {
    for (const wider of known[concept][1]) found.set(wider, Math.max(found.get(wider) ?? 0, rules.ofBroader * strength));
  }
  return new Map(Array.from(found, ([concept, strength]) => [concept, rounded(strength)]));
}

/**
 * @param {Passage[]} passages
 * @param {Map<string, string>} forms
 * @param {Model} model
 * @returns {Strengths}
 */
function stems(passages, forms, model) {
  /** @type {Strengths} */
  const found = new Map();
  for (const { text, strength } of passages) stemsIn(text, forms, model).forEach(({ stem }) => add(found, stem, strength));
  const { mostStems, often } = model.told.rules;
  return strongest(found, mostStems, often);
}

/**
 * @param {Passage[]} passages
 * @param {Model} model
 * @returns {Strengths}
 */
function words(passages, model) {
  const { ofPairs, mostWords } = model.told.rules;
  /** @type {Strengths} */
  const found = new Map();
  for (const { text, strength } of passages) {
    const told = tellingWords(text, model);
    told.filter(Boolean).forEach((word) => add(found, word, strength));
    if (strength < ofPairs) continue;
    told.slice(1).forEach((word, place) => {
      if (word && told[place]) add(found, `${told[place]} ${word}`, strength);
    });
  }
  return strongest(found, mostWords, 1);
}

/**
 * Returns the strongest, at most 1 each.
 * @param {Strengths} found
 * @param {number} most
 * @param {number} whole the strength that counts in full
 * @returns {Strengths}
 */
function strongest(found, most, whole) {
  const ordered = [...found].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1));
  return new Map(ordered.slice(0, most).map(([trait, strength]) => [trait, rounded(Math.min(1, strength / whole))]));
}

/**
 * @param {Strengths} found
 * @param {string} trait
 * @param {number} strength
 */
function add(found, trait, strength) {
  found.set(trait, (found.get(trait) ?? 0) + strength);
}

/** @param {number} number */
function rounded(number) {
  return Math.round(number * 1000) / 1000;
}
