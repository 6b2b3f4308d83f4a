/** Whether two titles name one thing, phases and editions of it among them; the same as `titles.py`. */

import { shownWords } from "./speech.js";

/** @typedef {import("./model.js").Model} Model */

/**
 * Returns the words of a title in order of their letters, without what tells a phase or an edition from another.
 * @param {string} title
 * @param {Model} model
 */
export function withoutEdition(title, model) {
  const editions = new Set(model.told.rules.editionWords);
  return shownWords(title, model)
    .filter((word) => !editions.has(word))
    .sort()
    .join(" ");
}

/**
 * Tells whether two titles, both without their editions, have enough letters in common, in their order.
 * @param {string} one
 * @param {string} other
 * @param {Model} model
 */
export function isSameTitle(one, other, model) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const whole = short.length + long.length;
  const least = model.told.rules.sameTitle / 100;
  if (whole === 0) return true;
  if ((2 * short.length) / whole < least) return false;
  return (2 * commonLetters(short, long)) / whole >= least;
}

/**
 * Returns the length of the longest sequence of letters that both texts have in their order.
 * @param {string} short
 * @param {string} long
 */
function commonLetters(short, long) {
  let row = new Uint16Array(short.length + 1);
  for (const letter of long) {
    const next = new Uint16Array(short.length + 1);
    for (let place = 0; place < short.length; place += 1) {
      next[place + 1] = short[place] === letter ? row[place] + 1 : Math.max(row[place + 1], next[place]);
    }
    row = next;
  }
  return row[short.length];
}
