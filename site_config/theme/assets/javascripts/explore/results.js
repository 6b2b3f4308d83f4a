/** The results on a page: cards with what matched marked, and the ways to other pages. */

import { make, marked } from "./elements.js";
import { filled } from "./phrases.js";
import { shortened } from "./reading.js";

/** @typedef {import("./address.js").State} State */

export const PAGE_LENGTH = 20;
const SUMMARY_LENGTH = 260;
const SHOWN_COUNTRIES = 4;
const SHOWN_OBJECTIVES = 3;
const NEIGHBOURS = 2;
/** Page numbers shown on each side of the current one. */

/**
 * @typedef {object} Card
 * @property {string} address
 * @property {string} type
 * @property {string} title
 * @property {string} lang
 * @property {string} dir
 * @property {string} summary
 * @property {string[]} countries
 * @property {number[]} objectives
 * @property {string} year
 * @property {string} mark
 */

/**
 * Make the card of a record. Its excerpt, where neither title nor summary holds what was sought, is put in later.
 *
 * @param {Card} card
 * @param {{highlight: (text: string, length: number) => {text: string, isMatch: boolean}[]}} index
 * @param {import("./words.js").Words} words
 * @returns {{element: HTMLElement, hasMatch: boolean, addExcerpt: (text: string) => void}}
 */
export function cardElement(card, index, words) {
  const title = index.highlight(card.title, 0);
  const summary = card.summary ? index.highlight(card.summary, SUMMARY_LENGTH) : [];
  const isForeign = card.lang && card.lang !== words.language;
  const tongue = isForeign ? { lang: card.lang, dir: card.dir } : {};
  const link = make("a", { href: words.root + card.address, ...tongue }, ...marked(title));
  const mark = card.mark ? [" ", make("span", { class: "cc-mark" }, card.mark)] : [];
  const facts = [words.typeName(card.type), ...places(card, words), card.year].filter(Boolean);
  const element = make(
    "li",
    { class: "cc-entry" },
    make("h3", { class: "cc-entry__title" }, link, ...mark),
    make("p", { class: "cc-entry__facts" }, facts.join(" · ")),
  );
  if (summary.length) element.append(make("p", { class: "cc-entry__summary", ...tongue }, ...marked(summary)));
  const objectives = objectiveLine(card, words);
  if (objectives) element.append(objectives);
  return {
    element,
    hasMatch: [...title, ...summary].some((part) => part.isMatch),
    addExcerpt: (text) => {
      const parts = index.highlight(text, SUMMARY_LENGTH);
      const shown = make("p", { class: "cc-explore__excerpt", ...tongue }, "… ", ...marked(parts), " …");
      element.insertBefore(shown, objectives);
    },
  };
}

/**
 * @param {Card} card
 * @param {import("./words.js").Words} words
 * @returns {string[]}
 */
function places(card, words) {
  const names = card.countries.slice(0, SHOWN_COUNTRIES).map((code) => words.label("country", code) || code);
  const rest = card.countries.length - names.length;
  const told = rest > 0 ? [...names, words.counting.phrase(words.texts.more, rest)] : names;
  return told.length ? [told.join(", ")] : [];
}

/**
 * @param {Card} card
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement | null}
 */
function objectiveLine(card, words) {
  if (!card.objectives.length) return null;
  const links = card.objectives
    .slice(0, SHOWN_OBJECTIVES)
    .map((number) => {
      const name = words.label("objective", String(number)) || String(number);
      return make("a", { href: `${words.root}objectives/${number}/` }, name);
    });
  const rest = card.objectives.length - links.length;
  const more = rest > 0 ? [", ", words.counting.phrase(words.texts.more, rest)] : [];
  const parts = links.flatMap((link, place) => (place ? [", ", link] : [link]));
  return make(
    "p",
    { class: "cc-entry__facts" },
    make("span", { class: "cc-label" }, words.texts.objectives),
    " ",
    ...parts,
    ...more,
  );
}

/**
 * The last page that a number of results fills.
 *
 * @param {number} total
 * @returns {number}
 */
export function lastPage(total) {
  return Math.max(1, Math.ceil(total / PAGE_LENGTH));
}

/**
 * The links to other pages of the results: real addresses, so that they can be opened beside.
 *
 * @param {number} page
 * @param {number} last
 * @param {import("./words.js").Words} words
 * @param {(page: number) => string} addressOf
 * @returns {HTMLElement}
 */
export function steps(page, last, words, addressOf) {
  const { texts } = words;
  const near = [...Array(last).keys()]
    .map((place) => place + 1)
    .filter((number) => number === 1 || number === last || Math.abs(number - page) <= NEIGHBOURS);
  const list = make("ul");
  /** @type {(number: number, text: string, attributes?: Record<string, string | undefined>) => void} */
  const add = (number, text, attributes = {}) => {
    const label = text === String(number) ? [make("span", { class: "cc-hidden" }, `${texts.page} `), text] : [text];
    list.append(make("li", {}, make("a", { href: addressOf(number), "data-page": number, ...attributes }, ...label)));
  };
  if (page > 1) add(page - 1, texts.previous, { rel: "prev" });
  near.forEach((number, place) => {
    if (place && number > near[place - 1] + 1) list.append(make("li", { "aria-hidden": "true" }, texts.gap));
    add(number, String(number), { "aria-current": number === page ? "page" : undefined });
  });
  if (page < last) add(page + 1, texts.next, { rel: "next" });
  return list;
}

/**
 * The heading over the results.
 *
 * @param {string} text
 * @param {number} total
 * @param {import("./words.js").Words} words
 * @returns {string}
 */
export function countLine(text, total, words) {
  const { texts, counting } = words;
  const shown = shortened(text);
  if (!shown) return total ? counting.phrase(texts.count, total) : texts.none;
  return filled(total ? counting.phrase(texts.count_words, total) : texts.none_words, { words: shown });
}
