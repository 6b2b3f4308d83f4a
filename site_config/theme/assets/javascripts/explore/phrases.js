/** The texts of the interface, filled in and in the plural form that a count asks for. */

/** @typedef {Record<string, string>} Forms Plural forms by their name in CLDR. */

/**
 * Put words into the places of a text that are named in braces.
 *
 * @param {string} text
 * @param {Record<string, string | number>} words
 * @returns {string}
 */
export function filled(text, words) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in words ? String(words[name]) : place));
}

/**
 * Make the function that counts in a language.
 *
 * @param {string} language
 * @param {string} formats The locale whose forms of numbers are used.
 */
export function counting(language, formats) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(formats);
  return {
    /** @param {number} count */
    number: (count) => numbers.format(count),
    /**
     * @param {Forms} forms
     * @param {number} count
     * @param {Record<string, string | number>} [words]
     */
    phrase: (forms, count, words = {}) =>
      filled(forms[rules.select(count)] ?? forms.other, { ...words, count: numbers.format(count) }),
  };
}

/** @typedef {ReturnType<typeof counting>} Counting */
