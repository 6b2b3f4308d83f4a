/**
 * The published model: how requests are read, and which records have which traits. Its files are fetched whole, so that
 * what is fetched tells nothing of a need but its language.
 */

import { fetchFile, readPostings, remembered } from "../search/files.js";
import { Folding } from "../search/folding.js";

const FORMAT = 1;

/**
 * @typedef {{name: string, share: number, unless: string[], shown: number}} Matcher
 * @typedef {{matcher: string, name: string, label: string, rarity: number, documents: Uint32Array, parts: Uint8Array}} Trait
 * @typedef {{number: number, type: string, id: string, title: string, language: string, countries: string[],
 *   isSuperseded: boolean}} Suggested
 * @typedef {Map<string, Map<string, Trait>>} Traits by matcher and name
 */

/**
 * Opens the model.
 * @param {URL} base the folder of the model
 * @returns {Promise<Model>}
 */
export async function openModel(base) {
  const [head, traits, stems, words, hints, funds, partners] = await Promise.all(
    ["model", "traits", "stems", "words", "hints", "funds", "partners"].map((name) => fetchFile(new URL(`${name}.idx`, base))),
  );
  if (head.told.format !== FORMAT) {
    throw new Error(`The model has format ${head.told.format}, not ${FORMAT}: load the page again.`);
  }
  return new Model(base, head.told, new Map([...readTraits(traits), ...readTraits(stems), ...readTraits(words)]), {
    hints: hints.told,
    funds: funds.told,
    partners: partners.told,
  });
}

/** An open model. */
export class Model {
  /**
   * @param {URL} base
   * @param {any} told
   * @param {Traits} traits
   * @param {{hints: Record<string, number[]>, funds: import("./eligibility.js").Fund[], partners: any}} others
   */
  constructor(base, told, traits, { hints, funds, partners }) {
    this.told = told;
    this.count = told.count;
    this.traits = traits;
    this.hints = hints;
    this.funds = funds;
    this.partners = partners;
    /** @type {Map<string, Matcher>} */
    this.matchers = new Map(told.matchers.map((/** @type {Matcher} */ matcher) => [matcher.name, matcher]));
    this.folding = new Folding(told.folding);
    this.stopWords = new Set(told.stopWords.split(" "));
    /** @type {(language: string) => Promise<Speech>} */
    this.speech = remembered(async (language) => readSpeech((await fetchFile(new URL(`names-${language}.idx`, base))).told));
    /** @type {(block: number) => Promise<any[]>} */
    this.block = remembered(async (block) => (await fetchFile(new URL(`records-${block}.idx`, base))).told);
  }

  /**
   * Returns what is known of every record, by its number.
   * @returns {Promise<Suggested[]>}
   */
  async records() {
    const blocks = Array.from({ length: Math.ceil(this.count / this.told.block) }, (_, block) => this.block(block));
    return (await Promise.all(blocks)).flat().map(suggested);
  }
}

/**
 * @param {[string, string, string, string, string, number]} row
 * @param {number} number
 * @returns {Suggested}
 */
function suggested([type, id, title, language, countries, isSuperseded], number) {
  return { number, type, id, title, language, countries: countries ? countries.split(" ") : [], isSuperseded: Boolean(isSuperseded) };
}

/**
 * @param {import("../search/files.js").IndexFile} file
 * @returns {Traits}
 */
function readTraits({ told, numbers }) {
  let start = 0;
  return new Map(
    told.map((/** @type {any} */ { name: matcher, form, traits, labels, counts, rarities }) => {
      const named = new Map(labels);
      /** @type {Map<string, Trait>} */
      const found = new Map();
      (traits ? traits.split("\n") : []).forEach((/** @type {string} */ name, /** @type {number} */ place) => {
        const { documents, impacts } = readPostings(numbers, start, counts[place]);
        start = impacts.byteOffset - numbers.byteOffset + impacts.length;
        const label = named.get(place) ?? form.replace("{trait}", () => name);
        found.set(name, { matcher, name, label, rarity: rarities[place], documents, parts: impacts });
      });
      return [matcher, found];
    }),
  );
}

/**
 * What texts of a language can say: names of concepts, the stem of each form that is not its own, and by concept the English
 * stems that it stands for, with how much each counts.
 * @typedef {{names: Names, forms: Map<string, string>, english: Record<string, Record<string, number>>}} Speech
 */

/**
 * @param {{names: Record<string, string>, forms: Record<string, string>, english: Speech["english"]}} told
 * @returns {Speech}
 */
function readSpeech({ names, forms, english }) {
  const rows = Object.entries(forms).flatMap(([stem, told]) => told.split(" ").map((form) => /** @type {[string, string]} */ ([form, stem])));
  return { names: readNames(names), forms: new Map(rows), english };
}

/**
 * Names as a tree of folded words: what they mean where they end, and what may follow.
 * @typedef {{concepts: string[], following: Map<string, Names>}} Names
 */

/**
 * @param {Record<string, string>} told
 * @returns {Names}
 */
function readNames(told) {
  /** @type {Names} */
  const top = { concepts: [], following: new Map() };
  for (const [concepts, phrases] of Object.entries(told)) {
    for (const phrase of phrases.split("\n")) {
      let node = top;
      for (const word of phrase.split(" ")) {
        let next = node.following.get(word);
        if (!next) {
          next = { concepts: [], following: new Map() };
          node.following.set(word, next);
        }
        node = next;
      }
      node.concepts = concepts.split(" ");
    }
  }
  return top;
}
