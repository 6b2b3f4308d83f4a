/** The words that all parts of the page share: texts, counted phrases, names of facets and of their values. */

import { counting } from "./phrases.js";

const NUMBERED = ["objective", "sdg"];
/** Facets whose values are known by their number. */

/**
 * What the page tells its script.
 *
 * @typedef {object} Told
 * @property {string} language
 * @property {string} formats
 * @property {Record<string, any>} texts
 * @property {Record<string, string>} types What one record of a type is called.
 * @property {{name: string, label: string}[]} facets
 * @property {Record<string, {label: string, ids: string[]}[]>} groups
 */

/**
 * @typedef {object} Words
 * @property {string} language That of the page.
 * @property {string} root The address of the top of the site.
 * @property {Record<string, any>} texts
 * @property {import("./phrases.js").Counting} counting
 * @property {(type: string) => string} typeName
 * @property {(facet: string) => string} facetLabel
 * @property {(facet: string, id: string) => string} label The name of a value; empty where there is none.
 */

/** @typedef {import("./facet-values.js").Value} Value */
/** @typedef {{name: string, values: Value[]}} Facet A facet as the index has it. */

/**
 * @param {Told} told
 * @param {Facet[]} facets
 * @param {string} root
 * @returns {Words}
 */
export function wordsOf(told, facets, root) {
  const values = new Map(facets.map((facet) => [facet.name, new Map(facet.values.map((one) => [one.id, one.label]))]));
  const facetLabels = new Map(told.facets.map((facet) => [facet.name, facet.label]));
  return {
    language: told.language,
    root,
    texts: told.texts,
    counting: counting(told.language, told.formats),
    typeName: (type) => told.types[type] ?? type,
    facetLabel: (facet) => facetLabels.get(facet) ?? facet,
    label: (facet, id) => values.get(facet)?.get(id) ?? "",
  };
}

/**
 * The facets of the index with their numbers before the names of values that are known by them.
 *
 * @param {Facet[]} facets
 * @returns {Facet[]}
 */
export function numbered(facets) {
  return facets.map((facet) => (NUMBERED.includes(facet.name) ? { ...facet, values: facet.values.map(withNumber) } : facet));
}

/**
 * @param {Value} value
 * @returns {Value}
 */
function withNumber(value) {
  return value.label.startsWith(value.id) ? value : { ...value, label: `${value.id} · ${value.label}` };
}

/**
 * The facets with their names here, the values of the index and their groups, in the order of the page.
 *
 * @param {Told} told
 * @param {Facet[]} facets
 * @returns {import("./facet.js").Definition[]}
 */
export function definitions(told, facets) {
  const known = new Map(facets.map((facet) => [facet.name, facet.values]));
  return told.facets.map(({ name, label }) => ({
    name,
    label,
    values: known.get(name) ?? [],
    groups: told.groups[name] ?? [],
  }));
}
