/** The lists of an answer as the page shows them: titles, reasons, what a fund says. */

import { make } from "../explore/elements.js";

const SHOWN_COUNTRIES = 4;

/**
 * What lists are shown with.
 * @typedef {{texts: Record<string, any>, types: Record<string, string>, folders: Record<string, string>, root: string,
 *   language: string, counting: import("../explore/phrases.js").Counting, countryName: (code: string) => string}} Words
 */

/**
 * @param {import("./answer.js").Suggestion} suggestion
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function suggestionElement({ record, reasons, ruling }, words) {
  const element = make("li", {}, make("h4", { class: "cc-entry__title" }, recordLink(record, words)));
  const places = placesOf(record, words);
  if (places) element.append(make("p", { class: "cc-entry__facts" }, places));
  if (ruling) element.append(...rulingElements(ruling, words.texts));
  if (reasons.length > 0) {
    const label = make("span", { class: "cc-label" }, words.texts.why);
    element.append(make("p", { class: "cc-ask__why" }, label, ` ${reasons.map(({ words: told }) => told).join("; ")}`));
  }
  return element;
}

/**
 * @param {import("./peers.js").Peer} peer
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function peerElement({ code, reasons }, words) {
  const title = make("a", { href: `${words.root}countries/${code}/` }, words.countryName(code));
  const label = make("span", { class: "cc-label" }, words.texts.why);
  return make("li", {}, make("h4", { class: "cc-entry__title" }, title), make("p", { class: "cc-ask__why" }, label, ` ${reasons.join("; ")}`));
}

/**
 * @param {import("./model.js").Suggested} record
 * @param {Words} words
 */
function recordLink(record, words) {
  const tongue = record.language === words.language ? {} : { lang: record.language, dir: "auto" };
  return make("a", { href: `${words.root}${words.folders[record.type]}/${record.id}/`, ...tongue }, record.title);
}

/**
 * @param {import("./model.js").Suggested} record
 * @param {Words} words
 */
function placesOf({ countries }, { countryName, counting, texts }) {
  const names = countries.slice(0, SHOWN_COUNTRIES).map(countryName);
  const rest = countries.length - names.length;
  return (rest > 0 ? [...names, counting.phrase(texts.more, rest)] : names).join(", ");
}

/**
 * @param {import("./eligibility.js").Ruling} ruling
 * @param {Record<string, any>} texts
 * @returns {HTMLElement[]}
 */
function rulingElements({ eligible, why }, texts) {
  const told = eligible === null ? texts.eligibility_unknown : eligible ? texts.eligible : texts.not_eligible;
  return [
    make("p", {}, make("span", { class: "cc-mark" }, told)),
    make("ul", { class: "cc-ask__rulings" }, ...why.map((sentence) => make("li", {}, sentence))),
  ];
}
