/**
 * Filters records by the values of facets, and counts what each value would give.
 */

import { readPlanes } from "./files.js";

/**
 * A facet: its values in order; `rows` is the combination of values of each record.
 * @typedef {{name: string, ids: string[], places: Map<string, number>, combinations: number[][], rows: Uint32Array}} Facet
 * @typedef {Record<string, string[]>} Filters
 */

/**
 * Reads the columns of every facet.
 * @param {import("./files.js").IndexFile} file
 * @param {{name: string, ids: string[]}[]} lists the facets as the head tells them
 * @returns {Facet[]}
 */
export function readFacets({ told, numbers }, lists) {
  let start = 0;
  return told.facets.map((/** @type {any} */ { name, combinations, width }, /** @type {number} */ number) => {
    const rows = readPlanes(numbers, start, told.count, width);
    start += told.count * width;
    const { ids } = lists[number];
    return { name, ids, places: new Map(ids.map((id, place) => [id, place])), combinations, rows };
  });
}

/**
 * Returns the filters that can be heeded: unknown facets and values are told apart.
 * @param {Filters} filters
 * @param {{name: string, ids: string[]}[]} lists
 * @returns {{known: Filters, ignored: Filters}}
 */
export function sorted(filters, lists) {
  /** @type {Filters} */
  const known = {};
  /** @type {Filters} */
  const ignored = {};
  for (const [name, values] of Object.entries(filters ?? {})) {
    const ids = new Set(lists.find((facet) => facet.name === name)?.ids ?? []);
    const kept = values.filter((value) => ids.has(value));
    const left = values.filter((value) => !ids.has(value));
    if (kept.length > 0) {
      known[name] = kept;
    }
    if (left.length > 0) {
      ignored[name] = left;
    }
  }
  return { known, ignored };
}

/**
 * Returns the records that pass every filter, and how many each value of each facet would give: with the filters of
 * all other facets.
 * @param {Uint32Array | number[]} documents
 * @param {Filters} filters
 * @param {Facet[]} facets
 * @returns {{passing: number[], counts: Record<string, Record<string, number>>}}
 */
export function filtered(documents, filters, facets) {
  const tests = facets.filter((facet) => filters[facet.name]).map((facet) => ({ facet, passes: passesOf(facet, filters[facet.name]) }));
  /** @type {number[]} */
  const passing = [];
  /** @type {Map<Facet, number[]>} the records that only the filter of this facet keeps out */
  const outside = new Map(tests.map(({ facet }) => [facet, []]));
  for (const document of documents) {
    const failed = tests.filter(({ facet, passes }) => !passes[facet.rows[document]]);
    if (failed.length === 0) {
      passing.push(document);
    } else if (failed.length === 1) {
      outside.get(failed[0].facet)?.push(document);
    }
  }
  const counts = Object.fromEntries(facets.map((facet) => [facet.name, countsOf(facet, [passing, outside.get(facet) ?? []])]));
  return { passing, counts };
}

/**
 * @param {Facet} facet
 * @param {string[]} values
 * @returns {boolean[]} for each combination, whether it has one of the values
 */
function passesOf(facet, values) {
  const places = new Set(values.map((value) => facet.places.get(value)));
  return facet.combinations.map((combination) => combination.some((place) => places.has(place)));
}

/**
 * @param {Facet} facet
 * @param {number[][]} groups of records
 * @returns {Record<string, number>}
 */
function countsOf(facet, groups) {
  const tally = new Uint32Array(facet.combinations.length);
  for (const documents of groups) {
    for (const document of documents) {
      tally[facet.rows[document]] += 1;
    }
  }
  const counts = new Uint32Array(facet.ids.length);
  facet.combinations.forEach((combination, number) => {
    if (tally[number] > 0) {
      for (const place of combination) {
        counts[place] += tally[number];
      }
    }
  });
  /** @type {Record<string, number>} */
  const found = {};
  facet.ids.forEach((id, place) => {
    if (counts[place] > 0) {
      found[id] = counts[place];
    }
  });
  return found;
}
