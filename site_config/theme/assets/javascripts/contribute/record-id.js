/** The id that a title makes, as `commons new` proposes it; see `drafts.py`. */

const ID_MIN = 3;
const ID_MAX = 80;

/**
 * The id of a title; empty where a letter of it cannot be spelt with those of English.
 *
 * @param {string} title
 * @param {Record<string, string>} letters other letters in those of English
 */
export function proposedId(title, letters) {
  const spelt = [...title].map((letter) => (letter <= "\x7f" ? letter : letters[letter]));
  if (spelt.some((letter, place) => letter === undefined && /[\p{L}\p{N}]/u.test([...title][place]))) return "";
  const words = spelt.join("").toLowerCase().replaceAll("'", "").match(/[a-z0-9]+/gu) ?? [];
  let kept = "";
  for (const word of words) {
    const longer = kept ? `${kept}-${word}` : word;
    if (longer.length > ID_MAX) break;
    kept = longer;
  }
  const found = kept || words.join("").slice(0, ID_MAX);
  return found.length >= ID_MIN ? found : "";
}

/**
 * Whether a text can be an id.
 *
 * @param {string} text
 */
export function isId(text) {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(text) && text.length >= ID_MIN && text.length <= ID_MAX;
}
