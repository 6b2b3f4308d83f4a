/** The words that all parts of the page share: texts, counted phrases, names of facets and of their values. */

import { counting } from "./phrases.js";

/**
 * What the page tells its script.
 *
 * @typedef {object} Told
 * @property {string} language
 * @property {string} formats
 * @property {Record<string, any>} texts
 * @property {{name: string, label: string}[]} facets
 * @property {Record<string, {label: string, ids: string[]}[]>} groups
 */

/**
 * @typedef {object} Words
 * @property {string} root The address of the top of the site.
 * @property {Record<string, any>} texts
 * @property {import("./phrases.js").Counting} counting
 * @property {(facet: string) => string} facetLabel
 * @property {(facet: string, id: string) => string} label The name of a value; empty where there is none.
 */

/**
 * @param {Told} told
 * @param {{name: string, values: import("./facet-values.js").Value[]}[]} facets As the index has them.
 * @param {string} root
 * @returns {Words}
 */
export function wordsOf(told, facets, root) {
  const values = new Map(facets.map((facet) => [facet.name, new Map(facet.values.map((one) => [one.id, one.label]))]));
  const facetLabels = new Map(told.facets.map((facet) => [facet.name, facet.label]));
  return {
    root,
    texts: told.texts,
    counting: counting(told.language, told.formats),
    facetLabel: (facet) => facetLabels.get(facet) ?? facet,
    label: (facet, id) => values.get(facet)?.get(id) ?? "",
  };
}

/**
 * The facets with their names here, the values of the index and their groups, in the order of the page.
 *
 * @param {Told} told
 * @param {{name: string, values: import("./facet-values.js").Value[]}[]} facets
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
