/**
 * The search: opens the compact index of the site and answers queries; nothing is fetched before it is needed.
 */

import { filtered, readFacets, sorted } from "./facets.js";
import { fetchFile, readPlanes, remembered } from "./files.js";
import { Folding } from "./folding.js";
import { matchesIn, pieces } from "./highlighting.js";
import { bestPassage } from "./passages.js";
import { scored } from "./scoring.js";
import { Shards } from "./shards.js";
import { understand } from "./understanding.js";

const FORMAT = 2;
const ORDER_BASE = 2 ** 20;
/** Letters that a stem shares with the forms that are marked for it. */
const FORM_BEGINNING = 3;
const FIRST_CHOICE = ["concept", "country"];

/**
 * @typedef {import("./facets.js").Filters} Filters
 * @typedef {import("./highlighting.js").Matched} Matched
 * @typedef {import("./highlighting.js").Piece} Piece
 * @typedef {import("./understanding.js").Part} Part
 *
 * @typedef {"relevance" | "newest" | "title"} Sort
 * @typedef {{text: string, filters?: Filters, sort?: Sort, isTyping?: boolean, isLiteral?: boolean}} State
 * @typedef {{facets?: boolean, limit?: number, offset?: number}} Extent
 * @typedef {{text: string, kind: "concept" | "country" | "term" | "word" | "prefix" | "corrected", label: string,
 *   id: string, facet?: string, words?: string[]}} Understood
 * @typedef {{total: number, documents: number[], all: () => number[], counts: Record<string, Record<string, number>>,
 *   understood: Understood[], unknown: string[], suggestion: string, ignored: Filters, matched: Matched}} Answer
 * @typedef {{address: string, type: string, title: string, lang: string, dir: string, summary: string,
 *   countries: string[], objectives: number[], year: string, mark: string}} Card
 * @typedef {{name: string, values: {id: string, label: string, total: number}[]}} FacetList
 * @typedef {{format: number, count: number, facets: FacetList[]}} Head
 *
 * The place of each record by title, and the record at each place.
 * @typedef {{ranks: Uint32Array, byRank: Uint32Array}} Ordering
 */

/**
 * Opens the index; fetches only its head.
 * @param {string | URL} baseUrl the absolute address of the folder of the index
 * @returns {Promise<Index>}
 */
export async function openIndex(baseUrl) {
  const base = new URL(baseUrl);
  const { told } = await fetchFile(new URL("head.idx", base));
  if (told.format !== FORMAT) {
    throw new Error(`The search index has format ${told.format}, not ${FORMAT}: load the page again.`);
  }
  return new Index(base, told);
}

/** An open index. */
class Index {
  /** @type {Head} */
  head;

  /** @type {() => Promise<import("./facets.js").Facet[]>} */
  #facets;

  /** @type {() => Promise<Ordering>} */
  #ordering;

  /** @type {(block: number) => Promise<Card[]>} */
  #cards;

  /** @type {(address: string) => Promise<any>} */
  #record;

  /**
   * @param {URL} base
   * @param {any} told the head as it stands in its file
   */
  constructor(base, told) {
    this.head = { format: told.format, count: told.count, facets: told.facets.map(listOf) };
    this.told = told;
    this.labels = new Map(this.head.facets.map((facet) => [facet.name, new Map(facet.values.map((value) => [value.id, value.label]))]));
    this.#facets = once(async () => readFacets(await fetchFile(new URL("columns.idx", base)), told.facets));
    this.#ordering = once(async () => orderingOf(await fetchFile(new URL("order.idx", base))));
    this.#cards = remembered(async (block) => (await fetchFile(new URL(`cards/${block}.idx`, base))).told);
    this.#record = remembered(async (address) => {
      const answer = await fetch(new URL(`../${address.replace(/\/$/u, "")}.json`, base));
      return answer.ok ? answer.json() : {};
    });
    this.shards = new Shards(base, told.shards);
    this.postings = remembered(async (/** @type {string} */ key) => (await this.shards.of(key)).postings(key));
    this.language = {
      folding: new Folding(told.folding),
      shards: this.shards,
      stopWords: new Set(told.stop_words.split(" ")),
      families: told.families,
      spelling: once(async () => {
        const { told: list } = await fetchFile(new URL("spelling.idx", base));
        const forms = list.forms ? list.forms.split(" ") : [];
        return { forms, digits: list.digits, written: list.written, right: new Set(list.right.split(" ")) };
      }),
    };
  }

  /**
   * Runs a query.
   * @param {State} state
   * @param {Extent} [extent]
   * @returns {Promise<Answer>}
   */
  async search({ text, filters = {}, sort = "relevance", isTyping = false, isLiteral = false }, { facets = true, limit = 10, offset = 0 } = {}) {
    const { count } = this.head;
    const columns = facets || Object.keys(filters).length > 0 || sort === "newest" ? this.#facets() : null;
    const ordering = this.#ordering();
    for (const fetched of [columns, ordering]) {
      fetched?.catch(() => {}); // awaited below; a failure meanwhile is not unheard
    }
    const { known, ignored } = sorted(filters, this.told.facets);
    const query = await understand(text, isTyping, this.language, isLiteral);
    const scores = await scored(query.parts, this.postings, count);
    const candidates = range(count).filter((document) => !query.hasWords || scores[document] > 0);
    const opened = (await columns) ?? [];
    const { passing, counts } = filtered(candidates, known, opened);
    const ordered = inOrder(passing, await ordering, firstKey(sort, scores, opened));
    return {
      total: passing.length,
      documents: ordered.slice(offset, offset + limit),
      all: () => ordered,
      counts: facets ? counts : {},
      understood: query.parts.map((part) => this.#understood(part, text)),
      unknown: query.unknown,
      suggestion: query.suggestion,
      ignored,
      matched: await this.#matched(query.parts),
    };
  }

  /**
   * Returns the cards of some documents, in their order.
   * @param {number[]} documents
   * @returns {Promise<Card[]>}
   */
  async cards(documents) {
    const { block } = this.told;
    return Promise.all(documents.map(async (document) => (await this.#cards(Math.floor(document / block)))[document % block]));
  }

  /**
   * Returns a text in pieces, those that match marked, cut to about `length` characters (0: not cut).
   * @param {string} text
   * @param {Matched} matched
   * @param {number} length
   * @returns {Piece[]}
   */
  highlight(text, matched, length) {
    return pieces(text, matchesIn(text, matched, this.language.folding), length);
  }

  /**
   * Returns the passage of a record that matches best, where neither its title nor its summary does; else "".
   * @param {number} document
   * @param {Matched} matched
   * @returns {Promise<string>}
   */
  async excerpt(document, matched) {
    const [card] = await this.cards([document]);
    const { folding } = this.language;
    if (matched.forms.size + matched.names.size === 0 || matchesIn(`${card.title}\n${card.summary}`, matched, folding).length > 0) {
      return "";
    }
    return bestPassage(await this.#record(card.address), (passage) => matchesIn(passage, matched, folding));
  }

  /**
   * @param {Part} part
   * @param {string} text
   * @returns {Understood}
   */
  #understood(part, text) {
    const written = text.slice(part.start, part.end);
    if (part.kind !== "name") {
      const words = part.kind === "prefix" ? { words: part.forms } : {};
      return { text: written, kind: part.kind, label: part.kind === "corrected" ? part.label : written, id: "", ...words };
    }
    const [facet, id] = chosen(part.tokens);
    if (facet === "concept") {
      return { text: written, kind: "concept", label: this.told.labels[id] ?? id, id };
    }
    return { text: written, kind: facet === "country" ? "country" : "term", label: this.labels.get(facet)?.get(id) ?? id, id, facet };
  }

  /**
   * @param {Part[]} parts
   * @returns {Promise<Matched>}
   */
  async #matched(parts) {
    /** @type {Matched} */
    const matched = { forms: new Set(parts.flatMap((part) => part.forms)), names: new Map() };
    const stems = new Set(parts.flatMap((part) => [...part.words.flat(), ...part.prefixes]));
    for (const beginning of new Set(Array.from(stems, (stem) => stem.slice(0, FORM_BEGINNING)))) {
      const shards = await Promise.all([...stems].filter((stem) => stem.startsWith(beginning)).map((stem) => this.shards.of(stem)));
      for (const shard of new Set(shards)) {
        shard.forms(beginning).filter((form) => shard.stems(form).some((stem) => stems.has(stem))).forEach((form) => matched.forms.add(form));
      }
    }
    for (const token of parts.flatMap((part) => part.tokens)) {
      for (const name of (await this.shards.of(token)).names(token)) {
        const [first, ...rest] = name.split(" ");
        matched.names.set(first, [...(matched.names.get(first) ?? []), rest]);
      }
    }
    return matched;
  }
}

/**
 * @template Value
 * @param {() => Promise<Value>} make
 * @returns {() => Promise<Value>}
 */
function once(make) {
  const known = remembered(make);
  return () => known(undefined);
}

/**
 * @param {{name: string, ids: string[], labels: string[], totals: number[]}} facet
 * @returns {FacetList}
 */
function listOf({ name, ids, labels, totals }) {
  return { name, values: ids.map((id, place) => ({ id, label: labels[place], total: totals[place] })) };
}

/** @param {number} count */
function range(count) {
  return Array.from({ length: count }, (_, number) => number);
}

/**
 * Returns the facet and the value of the token that says most to a reader.
 * @param {string[]} tokens
 * @returns {[string, string]}
 */
function chosen(tokens) {
  const first = FIRST_CHOICE.map((facet) => tokens.find((token) => token.startsWith(`#${facet}/`))).find(Boolean) ?? tokens[0];
  const slash = first.indexOf("/");
  return [first.slice(1, slash), first.slice(slash + 1)];
}

/**
 * Returns what comes before the title in the order: the score, the year, or nothing.
 * @param {Sort} sort
 * @param {Float64Array} scores
 * @param {import("./facets.js").Facet[]} facets
 * @returns {(document: number) => number}
 */
function firstKey(sort, scores, facets) {
  if (sort === "title") {
    return () => 0;
  }
  const years = facets.find((facet) => facet.name === "year");
  if (sort === "newest" && years) {
    const newest = years.combinations.map((places) => Math.max(0, ...places.map((place) => Number(years.ids[place]) || 0)));
    return (document) => newest[years.rows[document]];
  }
  return (document) => scores[document];
}

/**
 * @param {import("./files.js").IndexFile} file
 * @returns {Ordering}
 */
function orderingOf({ told, numbers }) {
  const ranks = readPlanes(numbers, 0, told.count, told.width);
  const byRank = new Uint32Array(ranks.length);
  ranks.forEach((rank, document) => {
    byRank[rank] = document;
  });
  return { ranks, byRank };
}

/**
 * Returns documents by a number, the highest first, and by title where it is equal.
 * @param {number[]} documents
 * @param {Ordering} ordering
 * @param {(document: number) => number} first
 * @returns {number[]}
 */
function inOrder(documents, { ranks, byRank }, first) {
  const keys = Float64Array.from(documents, (document) => -first(document) * ORDER_BASE + ranks[document]).sort();
  return Array.from(keys, (key) => byRank[((key % ORDER_BASE) + ORDER_BASE) % ORDER_BASE]);
}
