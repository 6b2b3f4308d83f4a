/** All results as a file, made in the browser: CSV that no spreadsheet runs as a formula, or JSON. */

/** @typedef {import("./results.js").Card} Card */

const COLUMNS = /** @type {const} */ ([
  "title", "type", "address", "language", "year", "countries", "objectives", "stage", "summary",
]);
const FORMULA = /^[\s\u200e\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;
/** What a spreadsheet may take for the beginning of a formula, full-width signs among them. */

/**
 * A record as the files tell it.
 *
 * @param {Card} card
 * @param {URL} root
 */
function row(card, root) {
  return {
    title: card.title,
    type: card.type,
    address: new URL(card.address, root).href,
    language: card.lang,
    year: card.year,
    countries: card.countries,
    objectives: card.objectives,
    stage: card.mark,
    summary: card.summary,
  };
}

/**
 * A cell of CSV: quoted, and with an apostrophe before what would be a formula.
 *
 * @param {string} text
 * @returns {string}
 */
export function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * Records as CSV (RFC 4180) in UTF-8, marked as such for spreadsheets.
 *
 * @param {Card[]} cards
 * @param {URL} root
 * @returns {string}
 */
export function csv(cards, root) {
  const lines = cards.map((card) => {
    const told = row(card, root);
    return COLUMNS.map((name) => cell([told[name]].flat().join("; "))).join(",");
  });
  return `\ufeff${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

/**
 * Records as JSON, with the address of the question.
 *
 * @param {Card[]} cards
 * @param {URL} root
 * @param {string} question
 * @returns {string}
 */
export function json(cards, root, question) {
  const records = cards.map((card) => row(card, root));
  return `${JSON.stringify({ question, count: records.length, records }, null, 1)}\n`;
}

/**
 * Hand a file to the reader.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
