/** The state of the page as the query of its address, and back; whatever stands in an address, reading it never fails. */

/**
 * @typedef {object} State
 * @property {string} text What was typed.
 * @property {Record<string, string[]>} filters Chosen values by facet.
 * @property {string} sort Empty: the usual order.
 * @property {number} page From 1.
 * @property {boolean} isLiteral Whether words are taken as they are written.
 */

export const LONGEST_TEXT = 800;
/** More would not fit the addresses that servers take, three bytes a letter written as nine. */

const SORTS = ["relevance", "newest", "title"];
const MOST_VALUES = 50;
/** Of one facet; nobody chooses more by hand. */

/**
 * Read the query of an address.
 *
 * @param {string} query As in `location.search`; bad escapes are read as they stand.
 * @param {string[]} facets
 * @returns {State & {isCut: boolean}}
 */
export function readState(query, facets) {
  const found = new URLSearchParams(query);
  const typed = found.get("q") ?? "";
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const facet of facets) {
    const values = [...new Set(found.getAll(facet).map((value) => value.trim()))].filter(Boolean);
    if (values.length) filters[facet] = values.slice(0, MOST_VALUES);
  }
  const sort = found.get("sort") ?? "";
  const page = Number(found.get("page"));
  return {
    text: cutText(typed),
    filters,
    sort: SORTS.includes(sort) ? sort : "",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    isLiteral: found.get("as") === "written",
    isCut: [...typed].length > LONGEST_TEXT,
  };
}

/**
 * Cut what was typed to the length that is searched for, between letters.
 *
 * @param {string} text
 * @returns {string}
 */
export function cutText(text) {
  return text.length > LONGEST_TEXT ? [...text].slice(0, LONGEST_TEXT).join("") : text;
}

/**
 * Write a state as the query of an address, always in the same order; empty where there is nothing to say.
 *
 * @param {State} state
 * @param {string[]} facets
 * @returns {string}
 */
export function writeState(state, facets) {
  const written = new URLSearchParams();
  const text = state.text.trim();
  if (text) written.append("q", text);
  for (const facet of facets) {
    for (const value of state.filters[facet] ?? []) written.append(facet, value);
  }
  if (state.sort && state.sort !== usualSort(state)) written.append("sort", state.sort);
  if (state.isLiteral && text) written.append("as", "written");
  if (state.page > 1) written.append("page", String(state.page));
  const query = written.toString();
  return query && `?${query}`;
}

/**
 * The order of results where none is chosen.
 *
 * @param {State} state
 * @returns {string}
 */
export function usualSort(state) {
  return state.text.trim() ? "relevance" : "newest";
}

/**
 * The order in which results are asked for: without words there is no best match.
 *
 * @param {State} state
 * @returns {"relevance" | "newest" | "title"}
 */
export function sortOf(state) {
  const usual = usualSort(state);
  const chosen = state.sort === "relevance" ? usual : state.sort || usual;
  return /** @type {"relevance" | "newest" | "title"} */ (chosen);
}

/**
 * The state with a value of a facet taken in or out; always its first page.
 *
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @param {boolean} isChosen
 * @returns {State}
 */
export function withFilter(state, facet, value, isChosen) {
  const others = (state.filters[facet] ?? []).filter((known) => known !== value);
  const values = isChosen ? [...others, value] : others;
  const filters = { ...state.filters, [facet]: values };
  if (!values.length) delete filters[facet];
  return { ...state, filters, page: 1 };
}

/**
 * How many values are chosen in all facets together.
 *
 * @param {State} state
 * @returns {number}
 */
export function filterCount(state) {
  return Object.values(state.filters).reduce((sum, values) => sum + values.length, 0);
}
