/** Texts as Python sees them: its blanks, its letters, its words; what the program counts, the browser counts alike. */

const BLANKS = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const RUNS = new RegExp(`[${BLANKS}]+`, "u");
const BEFORE = new RegExp(`^[${BLANKS}]+`, "u");
const AFTER = new RegExp(`[${BLANKS}]+$`, "u");
export const BLANK = new RegExp(`[${BLANKS}]`, "u");

const SHOWN_LENGTH = 60;

/**
 * The number of letters: a letter outside of the first plane of Unicode is one, not two.
 *
 * @param {string} text
 */
export function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** @param {string} text */
export function wordsOf(text) {
  return text.split(RUNS).filter(Boolean);
}

/** @param {string} text */
export function withoutEnd(text) {
  return text.replace(AFTER, "");
}

/** @param {string} text */
export function stripped(text) {
  return withoutEnd(text).replace(BEFORE, "");
}

/**
 * The first letters of a text.
 *
 * @param {string} text
 * @param {number} count
 */
export function beginning(text, count) {
  return [...text].slice(0, count).join("");
}

/**
 * A number with a comma between thousands.
 *
 * @param {number} number
 */
export function thousands(number) {
  return String(number).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}

/** @param {string} text */
export function capital(text) {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

/**
 * A value as Python writes it.
 *
 * @param {unknown} value
 */
export function written(value) {
  if (value === true) return "True";
  if (value === false) return "False";
  return String(value);
}

/**
 * A value as a message quotes it: short, on one line.
 *
 * @param {unknown} value
 */
export function shown(value) {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "boolean") return `“${value}”`;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "fields with values";
  const text = wordsOf(String(value)).join(" ");
  return lengthOf(text) > SHOWN_LENGTH ? `“${beginning(text, SHOWN_LENGTH)}…”` : `“${text}”`;
}

/** The characters that no record holds. */
export const UNSHOWABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]/gu;
