/** Help where nothing was found: the nearest spelling, and what would be found with fewer conditions. */

import { withFilter } from "./address.js";
import { button, make } from "./elements.js";
import { filled } from "./phrases.js";
import { shortened } from "./reading.js";

/** @typedef {import("./address.js").State} State */

const MOST_FILTERS = 8;
/** Each costs a search of its own. */

/**
 * The questions that ask for less, with the words that say what is left out.
 *
 * @param {State} state
 * @param {import("./words.js").Words} words
 * @returns {{state: State, text: string, named: Record<string, string>}[]}
 */
function lesser(state, words) {
  const { texts } = words;
  const chosen = Object.entries(state.filters).flatMap(([facet, values]) => values.map((value) => ({ facet, value })));
  const found = chosen.slice(0, MOST_FILTERS).map(({ facet, value }) => ({
    state: withFilter(state, facet, value, false),
    text: texts.drop_filter,
    named: { facet: words.facetLabel(facet), value: words.label(facet, value) || value },
  }));
  /** @type {{state: State, text: string, named: Record<string, string>}[]} */
  const asked = [...found];
  if (chosen.length > 1 && state.text.trim()) {
    asked.push({ state: { ...state, filters: {}, page: 1 }, text: texts.drop_all, named: {} });
  }
  if (chosen.length && state.text.trim()) {
    asked.push({ state: { ...state, text: "", page: 1 }, text: texts.drop_words, named: { words: shortened(state.text) } });
  }
  return asked;
}

/**
 * The question in the nearest spelling.
 *
 * @param {State} state
 * @param {{suggestion: string}} answer
 * @param {import("./words.js").Words} words
 */
function respelled(state, { suggestion }, words) {
  if (!suggestion || suggestion === state.text.trim()) return [];
  const next = { ...state, text: suggestion, isLiteral: false, page: 1 };
  return [{ state: next, text: words.texts.spelling, named: { words: shortened(suggestion) } }];
}

/**
 * Make the help.
 *
 * @param {State} state
 * @param {{suggestion: string}} answer
 * @param {import("./words.js").Words} words
 * @param {{go: (state: State) => void, count: (state: State) => Promise<number>}} acts
 * @returns {Promise<HTMLElement[]>}
 */
export async function helpForNothing(state, answer, words, { go, count }) {
  const { texts, counting } = words;
  const parts = [make("p", {}, make("strong", {}, texts.nothing))];
  const counted = await Promise.all([...respelled(state, answer, words), ...lesser(state, words)].map(async (way) => ({ ...way, total: await count(way.state) })));
  const useful = counted.filter((way) => way.total > 0);
  if (useful.length) {
    const ways = useful.map((way) => {
      const told = counting.phrase(texts.count, way.total);
      return make("li", {}, button(filled(way.text, { ...way.named, count: told }), () => go(way.state)));
    });
    parts.push(make("p", {}, texts.drop), make("ul", { class: "cc-explore__ways" }, ...ways));
  }
  parts.push(make("p", {}, texts.browse));
  return parts;
}
