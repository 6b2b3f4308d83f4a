/**
 * Reads a query: which of its words are names of the field, which are words of records, which are mistaken.
 */

import { nearest, relatives } from "./spelling.js";

const WORDS_MAX = 200;
const PREFIX_LENGTH = 2;
const PREFIX_SHARDS = 3;
const PREFIX_FORMS = 60;
const LONE_PREFIX = 4;

/**
 * What the query needs of the index.
 * @typedef {{
 *   folding: import("./folding.js").Folding,
 *   shards: import("./shards.js").Shards,
 *   stopWords: Set<string>,
 *   families: string[][],
 *   spelling: () => Promise<import("./spelling.js").Spelling>,
 * }} Language
 *
 * A part of a query: where it stands, how it was read, what it looks for. `words` has the stems of each of its words,
 * `prefixes` those of words that begin like the last.
 * @typedef {{start: number, end: number, kind: "name" | "word" | "prefix" | "corrected", label: string, forms: string[],
 *   tokens: string[], words: string[][], prefixes: string[]}} Part
 *
 * @typedef {{parts: Part[], unknown: string[], suggestion: string, hasWords: boolean}} Understanding
 *
 * A word with what is known of it; `prefixes` are the forms that begin with it, where it may be unfinished, `instead`
 * is the form that took its place, `shown` the nearest form as records write it.
 * @typedef {import("./folding.js").Word & {stems: string[], forms: string[], prefixes: string[], instead: string,
 *   shown: string, isSign: boolean, isStop: boolean, isOpen: boolean}} Spoken
 */

/**
 * Reads a query.
 * @param {string} text
 * @param {boolean} isTyping the last word may be unfinished
 * @param {Language} language
 * @param {boolean} [isLiteral] words are taken as they are written: none is mended
 * @returns {Promise<Understanding>}
 */
export async function understand(text, isTyping, language, isLiteral = false) {
  const spoken = await spokenWords(text, isTyping, language);
  let named = await namedParts(spoken, language);
  const mistaken = spoken.filter((word, place) => isMistaken(word) && !named.some((part) => part.from <= place && place < part.to));
  for (const word of mistaken) {
    await (isLiteral ? offer(word, language) : mend(word, language));
  }
  if (mistaken.some((word) => word.instead)) {
    named = await namedParts(spoken, language);
  }
  return understanding(text, spoken, named, language);
}

/**
 * @param {string} text
 * @param {boolean} isTyping
 * @param {Language} language
 * @returns {Promise<Spoken[]>}
 */
async function spokenWords(text, isTyping, { folding, shards, stopWords }) {
  const found = folding.words(text, WORDS_MAX);
  const hasSmall = /[a-z]/u.test(text);
  const spoken = found.map((word, place) => ({
    ...word,
    stems: /** @type {string[]} */ ([]),
    forms: [word.folded],
    prefixes: /** @type {string[]} */ ([]),
    instead: "",
    shown: "",
    isSign: folding.sign.test(word.written),
    isStop: stopWords.has(word.folded) && !(hasSmall && /^[A-Z]{2,}$/u.test(word.written)),
    isOpen: isTyping && place === found.length - 1 && word.end === text.length,
  }));
  if (spoken.every((word) => word.isStop)) {
    spoken.forEach((word) => {
      word.isStop = false;
    });
  }
  await Promise.all(
    spoken
      .filter((word) => !word.isStop)
      .map(async (word) => {
        word.stems = (await shards.of(word.folded)).stems(word.folded);
        if (word.isOpen && (word.isSign || word.folded.length >= PREFIX_LENGTH)) {
          word.prefixes = await beginningWith(word.folded, shards);
        }
      }),
  );
  return spoken;
}

/** @param {Spoken} word */
function isMistaken(word) {
  return !word.isStop && word.stems.length === 0 && word.prefixes.length === 0;
}

/**
 * Returns the names in a query: the longest wins, one at each place.
 * @param {Spoken[]} spoken
 * @param {Language} language
 * @returns {Promise<{from: number, to: number, tokens: string[]}[]>}
 */
async function namedParts(spoken, { shards }) {
  const keys = spoken.map((word) => word.instead || word.folded);
  const found = [];
  for (let place = 0; place < keys.length; ) {
    const continuations = spoken[place].isStop ? [] : (await shards.of(keys[place])).phrases(keys[place]);
    const longest = continuations.find(({ rest }) => rest.every((word, step) => keys[place + 1 + step] === word));
    const length = longest ? longest.rest.length + 1 : 1;
    if (longest) {
      found.push({ from: place, to: place + length, tokens: longest.tokens });
    }
    place += length;
  }
  return found;
}

/**
 * Finds what a word that no record has may stand for: another form of it, a longer word, the nearest spelling.
 * @param {Spoken} word
 * @param {Language} language
 */
async function mend(word, language) {
  const { shards, families } = language;
  for (const near of word.isSign ? [] : relatives(word.folded, families)) {
    const known = await Promise.all(near.map(async (form) => (await shards.of(form)).stems(form).length > 0));
    word.forms = near.filter((_, place) => known[place]);
    word.stems = await stemsOf(word.forms, shards);
    if (word.stems.length > 0) {
      return;
    }
  }
  if ([...word.folded].length >= (word.isSign ? 1 : LONE_PREFIX)) {
    word.prefixes = await beginningWith(word.folded, shards);
  }
  if (word.prefixes.length === 0 && !word.isSign) {
    word.instead = await offer(word, language);
    word.forms = word.instead ? [word.instead] : [];
    word.stems = await stemsOf(word.forms, shards);
  }
}

/**
 * Returns the form that is nearest to a word, and notes how it is shown.
 * @param {Spoken} word
 * @param {Language} language
 */
async function offer(word, { spelling }) {
  const known = await spelling();
  const near = nearest(word.folded, known);
  word.shown = Object.hasOwn(known.written, near) ? known.written[near] : near;
  return near;
}

/**
 * @param {string} beginning
 * @param {import("./shards.js").Shards} shards
 * @returns {Promise<string[]>}
 */
async function beginningWith(beginning, shards) {
  const near = await shards.beginningWith(beginning, PREFIX_SHARDS);
  return near.flatMap((shard) => shard.forms(beginning)).slice(0, PREFIX_FORMS);
}

/**
 * Returns the stems of some forms, each once.
 * @param {string[]} forms
 * @param {import("./shards.js").Shards} shards
 * @returns {Promise<string[]>}
 */
async function stemsOf(forms, shards) {
  const found = await Promise.all(forms.map(async (form) => (await shards.of(form)).stems(form)));
  return [...new Set(found.flat())];
}

/**
 * @param {string} text
 * @param {Spoken[]} spoken
 * @param {{from: number, to: number, tokens: string[]}[]} named
 * @param {Language} language
 * @returns {Promise<Understanding>}
 */
async function understanding(text, spoken, named, { shards }) {
  /** @type {Part[]} */
  const parts = [];
  /** @type {string[]} */
  const unknown = [];
  const begins = new Map(named.map((name) => [name.from, name]));
  const isSignKnown = spoken.some((word) => word.isSign && word.stems.length > 0) || named.length > 0;
  for (let place = 0; place < spoken.length; ) {
    const name = begins.get(place);
    const inside = spoken.slice(place, name ? name.to : place + 1).filter((word) => !word.isStop);
    const last = inside.at(-1);
    if (last) {
      const prefixes = await stemsOf(last.prefixes, shards);
      const part = partOf(inside, name?.tokens ?? [], prefixes);
      if (name || part.words.some((stems) => stems.length > 0) || prefixes.length > 0) {
        parts.push(part);
      } else if (!(last.isSign && isSignKnown)) {
        unknown.push(last.written);
      }
    }
    place = name ? name.to : place + 1;
  }
  return { parts: distinct(parts), unknown: [...new Set(unknown)], suggestion: suggested(text, spoken), hasWords: spoken.length > 0 };
}

/**
 * @param {Spoken[]} inside
 * @param {string[]} tokens
 * @param {string[]} prefixes
 * @returns {Part}
 */
function partOf(inside, tokens, prefixes) {
  const [first] = inside;
  const last = inside[inside.length - 1];
  const isOnlyPrefix = tokens.length === 0 && last.stems.length === 0 && prefixes.length > 0;
  const corrected = inside.find((word) => word.instead);
  return {
    start: first.start,
    end: last.end,
    kind: tokens.length > 0 ? "name" : corrected ? "corrected" : isOnlyPrefix ? "prefix" : "word",
    label: corrected ? corrected.shown : first.written,
    forms: inside.flatMap((word) => [...word.forms, ...word.prefixes]),
    tokens,
    words: inside.map((word) => word.stems),
    prefixes,
  };
}

/**
 * Returns parts that look for different things, each once.
 * @param {Part[]} parts
 */
function distinct(parts) {
  /** @type {Map<string, Part>} */
  const found = new Map();
  for (const part of parts) {
    const key = JSON.stringify([part.tokens, part.words, part.prefixes]);
    found.set(key, found.get(key) ?? part);
  }
  return [...found.values()];
}

/**
 * Returns the whole query with mistaken words in their nearest spelling; empty where there are none.
 * @param {string} text
 * @param {Spoken[]} spoken
 */
function suggested(text, spoken) {
  let [told, place] = ["", 0];
  for (const word of spoken.filter((one) => one.shown)) {
    told += text.slice(place, word.start) + word.shown;
    place = word.end;
  }
  return place === 0 ? "" : (told + text.slice(place)).trim();
}
