/** Guesses the language of a text among the seven that concepts have names in. */

const SCRIPTS = [
  { language: "ar", letters: /\p{Script=Arabic}/gu },
  { language: "ru", letters: /\p{Script=Cyrillic}/gu },
  { language: "zh", letters: /\p{Script=Han}/gu },
];
const MUCH = 0.3;
/** Part of the letters from which on a script tells the language; a need may name things in other letters. */

/**
 * Returns the language: by its letters where these tell it, else the one whose small words are most frequent.
 * @param {string} text
 * @param {Record<string, string>} smallWords by language
 * @returns {string}
 */
export function languageOf(text, smallWords) {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const { language, letters: own } of SCRIPTS) {
    if ((text.match(own)?.length ?? 0) > MUCH * letters) return language;
  }
  const words = text.toLowerCase().normalize("NFC").match(/\p{L}+/gu) ?? [];
  let [best, most] = ["en", 0];
  for (const [language, small] of Object.entries(smallWords)) {
    const known = new Set(small.split(" "));
    const count = words.filter((word) => known.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
