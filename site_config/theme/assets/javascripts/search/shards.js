/**
 * The words of the index: shards of folded words, stems and tokens, fetched when first asked for.
 */

import { fetchFile, readPostings, remembered } from "./files.js";

const ENCODER = new TextEncoder();

/**
 * @typedef {{documents: Uint32Array, impacts: Uint8Array}} Postings
 * @typedef {{rest: string[], tokens: string[]}} Continuation
 */

/**
 * Returns the place of the first of some texts, in order, that does not stand before another.
 * @param {string[]} texts
 * @param {string} other
 */
function placeOf(texts, other) {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (texts[middle] < other) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** An open shard. */
class Shard {
  /** @param {import("./files.js").IndexFile} file */
  constructor({ told, numbers }) {
    this.numbers = numbers;
    /** @type {string[]} */
    this.keys = told.keys.split(" ");
    /** @type {(0 | 1 | string)[]} */
    this.formStems = told.forms;
    /** @type {Record<string, [string, string][]>} */
    this.phraseRows = told.phrases;
    /** @type {Record<string, string[]>} */
    this.nameRows = told.names;
    this.places = new Map(this.keys.map((key, place) => [key, place]));
    /** @type {Map<number, [number, number]>} */
    this.postingRows = new Map();
    let start = 0;
    for (let row = 0; row < told.postings.length; row += 3) {
      this.postingRows.set(told.postings[row], [told.postings[row + 1], start]);
      start += told.postings[row + 2];
    }
  }

  /**
   * Returns the stems of a form; none where no record has it.
   * @param {string} form
   * @returns {string[]}
   */
  stems(form) {
    const place = this.places.get(form);
    return place === undefined ? [] : this.stemsAt(place);
  }

  /** @param {number} place */
  stemsAt(place) {
    const told = this.formStems[place];
    return told === 0 ? [] : told === 1 ? [this.keys[place]] : told.split(" ");
  }

  /**
   * Returns the forms with a beginning, in order.
   * @param {string} [beginning]
   */
  forms(beginning = "") {
    const found = [];
    for (let place = placeOf(this.keys, beginning); this.keys[place]?.startsWith(beginning); place += 1) {
      if (this.formStems[place] !== 0) {
        found.push(this.keys[place]);
      }
    }
    return found;
  }

  /**
   * Returns what may follow a first word, the longest first.
   * @param {string} first
   * @returns {Continuation[]}
   */
  phrases(first) {
    const rows = this.phraseRows[this.places.get(first) ?? -1] ?? [];
    return rows.map(([rest, tokens]) => ({ rest: rest ? rest.split(" ") : [], tokens: tokens.split(" ") }));
  }

  /**
   * Returns the names of a token that records have.
   * @param {string} token
   */
  names(token) {
    return this.nameRows[this.places.get(token) ?? -1] ?? [];
  }

  /**
   * @param {string} key a stem or a token
   * @returns {Postings}
   */
  postings(key) {
    const [count, start] = this.postingRows.get(this.places.get(key) ?? -1) ?? [0, 0];
    return readPostings(this.numbers, start, count);
  }
}

/** Every shard, by the keys they hold. */
export class Shards {
  /**
   * @param {URL} base the folder of the index
   * @param {string[]} starts where each shard begins, in order
   */
  constructor(base, starts) {
    this.starts = starts;
    this.fetch = remembered(async (/** @type {number} */ number) => {
      const bytes = ENCODER.encode(this.starts[number]);
      const name = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") || "00";
      return new Shard(await fetchFile(new URL(`words/${name}.idx`, base)));
    });
  }

  /**
   * Returns the number of the shard that a key is in.
   * @param {string} key
   */
  numberOf(key) {
    const place = placeOf(this.starts, key);
    return this.starts[place] === key ? place : Math.max(0, place - 1);
  }

  /**
   * @param {string} key
   * @returns {Promise<Shard>}
   */
  async of(key) {
    return this.fetch(this.numberOf(key));
  }

  /**
   * Returns the shards with the keys of a beginning, no more than so many.
   * @param {string} beginning
   * @param {number} most
   * @returns {Promise<Shard[]>}
   */
  async beginningWith(beginning, most) {
    const first = this.numberOf(beginning);
    const last = this.numberOf(`${beginning}\uffff`);
    const numbers = [];
    for (let number = first; number <= Math.min(last, first + most - 1); number += 1) {
      numbers.push(number);
    }
    return Promise.all(numbers.map((number) => this.fetch(number)));
  }
}
