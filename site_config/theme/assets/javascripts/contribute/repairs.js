/** Repairs for texts that do not have the form of their field; see `_repairs.py`. */

import { stripped } from "./texts.js";

const ID_FORM = "3 to 80 small letters a to z and digits, with single hyphens between them";
const ID_MIN = 3;
const ID_MAX = 80;
const ID_PATTERN = "^[a-z0-9]+(?:-[a-z0-9]+)*$";
const DAY_PATTERN = "^\\d{4}-\\d{2}-\\d{2}$";
const STANDARDS = /** @type {Record<string, string>} */ ({
  countries: "Countries are three capital letters of ISO 3166-1 alpha-3, for example KEN.",
  languages: "Languages are tags of BCP 47, for example fr or zh-Hans.",
  currencies: "Currencies are three capital letters of ISO 4217, for example USD.",
});

/**
 * The repair of a text; nothing where nothing is known of the form.
 *
 * @param {string} text
 * @param {string} form
 * @param {[string, (string | number)?][]} marks
 * @param {boolean} takesInline whether an organisation can also stand here with name and type
 * @returns {string | undefined}
 */
export function repairOfForm(text, form, marks, takesInline) {
  if (form === DAY_PATTERN) return "Write the day as year, month and day: 2026-11-21.";
  for (const [mark, name = ""] of marks) {
    if (mark === "record") return repairOfReference(text, String(name), takesInline);
    if (mark === "term" && STANDARDS[name]) {
      const found = meant(text, String(name));
      return found ? `Did you mean “${found}”? ${STANDARDS[name]}` : STANDARDS[name];
    }
  }
  return form === ID_PATTERN ? `An id has ${ID_FORM}${perhaps(text)}.` : undefined;
}

/**
 * @param {string} text
 * @param {string} type
 * @param {boolean} takesInline
 */
function repairOfReference(text, type, takesInline) {
  if (!type) return "Write folder/id of the record, for example practices/portugal-rnaim-national-support-network.";
  const inline = takesInline ? ` Where it has no record, write name and type: {name: ${stripped(text)}, type: government}.` : "";
  return `Write the id of its ${type} record: ${ID_FORM}${perhaps(text)}.${inline}`;
}

/** @param {string} text */
function perhaps(text) {
  const letters = text.toLowerCase().normalize("NFKD").replace(/[^\x00-\x7f]/gu, "");
  const proposed = edged(edged(letters.replace(/[^a-z0-9]+/gu, "-")).slice(0, ID_MAX));
  return proposed.length >= ID_MIN ? `, perhaps “${proposed}”` : "";
}

/** @param {string} text */
function edged(text) {
  return text.replace(/^-+|-+$/gu, "");
}

/**
 * The code that a text may mean.
 *
 * @param {string} text
 * @param {string} vocabulary
 */
function meant(text, vocabulary) {
  const plain = stripped(text);
  if (vocabulary === "languages") {
    const tag = plain.toLowerCase().replaceAll("_", "-");
    return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/u.test(tag) ? tag : "";
  }
  return lookUp(vocabulary, plain) ?? "";
}

/** @type {(vocabulary: string, text: string) => string | undefined} */
let lookUp = () => undefined;

/**
 * Tell how the code that a name means is found, once the names are there.
 *
 * @param {(vocabulary: string, text: string) => string | undefined} found
 */
export function learnNames(found) {
  lookUp = found;
}
