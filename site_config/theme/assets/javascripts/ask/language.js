/** Which language a request is in, by its letters and its small words; the same as `languages.py`. */

const OWN_LETTERS = ["fa", "ur", "uk", "bg", "sr", "ky", "kk"];
/** Languages that share their letters with one that is read. */

/**
 * Returns the language (primary subtag) that a text is best read in, empty where that cannot be said.
 * @param {string} text
 * @param {string} told what somebody said it is in, or empty; it holds unless the text plainly tells otherwise
 * @param {import("./model.js").Model} model
 * @returns {string}
 */
export function languageOf(text, told, model) {
  const { names, leastWords, plain } = model.told.languages;
  const primary = told.split("-")[0].toLowerCase();
  const letters = byLetters(text, model.told.languages);
  if (letters !== null) return OWN_LETTERS.includes(primary) ? primary : letters;
  const counts = smallWords(text, model);
  const guessed = most(counts, model.told.languages);
  const own = counts.get(primary);
  if (own !== undefined) return guessed && (counts.get(guessed) ?? 0) >= plain * Math.max(own, leastWords / plain) ? guessed : primary;
  return guessed || (Object.hasOwn(names, primary) ? "" : primary);
}

/**
 * Returns the language of letters other than Latin ones; null where most of them are Latin.
 * @param {string} text
 * @param {{otherLetters: Record<string, string>, mostOfIt: number}} rules
 */
function byLetters(text, { otherLetters, mostOfIt }) {
  const letters = text.match(/\p{L}/gu)?.length || 1;
  for (const [language, pattern] of Object.entries(otherLetters)) {
    const own = text.match(new RegExp(pattern, "gu"))?.length ?? 0;
    if (own >= mostOfIt * letters) return language === "ja" ? "" : language;
  }
  return null;
}

/**
 * Returns how many small words of each language in Latin letters a text has.
 * @param {string} text
 * @param {import("./model.js").Model} model
 * @returns {Map<string, number>}
 */
function smallWords(text, { folding, told }) {
  const words = folding.words(text).map(({ folded }) => folded);
  return new Map(
    Object.entries(told.smallWords).map(([language, small]) => {
      const known = new Set(/** @type {string} */ (small).split(" "));
      return [language, words.filter((word) => known.has(word)).length];
    }),
  );
}

/**
 * Returns the language with the most small words, where it is well ahead of the others.
 * @param {Map<string, number>} counts
 * @param {{leastWords: number, ahead: number}} rules
 */
function most(counts, { leastWords, ahead }) {
  const found = [...counts].sort(([one, first], [other, second]) => second - first || (one > other ? -1 : 1));
  const [[language, count], [, next]] = found;
  return count >= leastWords && count >= ahead * next ? language : "";
}
