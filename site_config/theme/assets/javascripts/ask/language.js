/** Which language a request is in, by its letters and its small words; the same as `languages.py`. */

const ENGLISH_LEAD = 0.5;
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
  const { otherLetters, plain } = model.told.languages;
  const primary = told.split("-")[0].toLowerCase();
  const letters = byLetters(text, model.told.languages);
  if (letters !== null) return OWN_LETTERS.includes(primary) ? primary : letters;
  const { guessed, lead } = bySmallWords(text, model);
  const isRead = Object.hasOwn(model.told.languages.names, primary);
  if (isRead && !Object.hasOwn(otherLetters, primary)) return guessed && lead >= plain ? guessed : primary;
  return guessed || (isRead ? "" : primary);
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
 * Returns the language whose small words a text has the most of, with how many times as many as the next.
 * @param {string} text
 * @param {import("./model.js").Model} model
 */
function bySmallWords(text, { folding, told }) {
  const { leastWords, ahead } = told.languages;
  const words = folding.words(text).map(({ folded }) => folded);
  const found = Object.entries(told.smallWords).map(([language, small]) => {
    const known = new Set(/** @type {string} */ (small).split(" "));
    return { language, count: words.filter((word) => known.has(word)).length };
  });
  found.sort((one, other) => other.count - one.count || (one.language > other.language ? -1 : 1));
  const lead = found[0].count / (found[1].count || ENGLISH_LEAD);
  return { guessed: found[0].count >= leastWords && lead >= ahead ? found[0].language : "", lead };
}
