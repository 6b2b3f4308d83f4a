/**
 * Words as they may have been meant: words that differ by their ending only, and the nearest form to a wrong one.
 */

const BEGINNING = 4;
const ONE_SLIP = 4;
const TWO_SLIPS = 8;

/**
 * The forms that may be offered, and in how many records each is: its logarithm, a digit. `written` has those that
 * records write otherwise than they are folded; `right` are words of the names of the field that no record has.
 * @typedef {{forms: string[], digits: string, written: Record<string, string>, right: Set<string>}} Spelling
 */

/**
 * Returns how many slips a word of this length may have.
 * @param {string} word
 */
function forgiven(word) {
  const { length } = [...word];
  return length >= TWO_SLIPS ? 2 : length >= ONE_SLIP ? 1 : 0;
}

/**
 * Returns words that differ from a word by their ending only; those that share the longest beginning first.
 * @param {string} word
 * @param {string[][]} families endings that forms of one word exchange (- is none)
 * @returns {string[][]}
 */
export function relatives(word, families) {
  /** @type {Map<string, Set<string>>} */
  const byBase = new Map();
  for (const family of families) {
    const endings = family.map((ending) => (ending === "-" ? "" : ending));
    for (const ending of endings.filter((one) => word.endsWith(one) && word.length - one.length >= BEGINNING)) {
      const base = word.slice(0, word.length - ending.length);
      const found = byBase.get(base) ?? new Set();
      endings.forEach((other) => found.add(base + other));
      byBase.set(base, found);
    }
  }
  const longestFirst = [...byBase].sort(([one], [other]) => other.length - one.length);
  return longestFirst.map(([, found]) => [...found].filter((relative) => relative !== word));
}

/**
 * Returns the form that is nearest to a word: fewest slips, then most records, then first in order.
 * @param {string} word
 * @param {Spelling} spelling
 * @returns {string} empty where none is near
 */
export function nearest(word, { forms, digits, right }) {
  const most = right.has(word) ? 0 : forgiven(word);
  let [fewest, highest, best] = [most + 1, -1, ""];
  for (let place = 0; most > 0 && place < forms.length; place += 1) {
    const form = forms[place];
    if (Math.abs(form.length - word.length) <= most && beginsLike(form, word)) {
      const slips = slipsBetween(word, form, Math.min(most, fewest));
      const digit = Number(digits[place]);
      if (slips <= most && (slips < fewest || (slips === fewest && digit > highest))) {
        [fewest, highest, best] = [slips, digit, form];
      }
    }
  }
  return best;
}

/**
 * Tells whether a word may be meant as a form: few people miss the first letter, and words of other languages do.
 * @param {string} form
 * @param {string} word
 */
function beginsLike(form, word) {
  const isRestAlike = form.slice(1) === word.slice(1);
  return form[0] === word[0] || (form[0] === word[1] && form[1] === word[0]) || (word.length >= TWO_SLIPS && isRestAlike);
}

/**
 * Returns how many letters were left out, put in, changed or exchanged with their neighbour; more than `most` where
 * there are more than so many.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function slipsBetween(one, other, most) {
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i += 1) {
    /** @type {number[]} */
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let slips = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        slips = Math.min(slips, before[j - 2] + 1);
      }
      next.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) {
      return most + 1;
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}
