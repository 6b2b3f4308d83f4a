/** What a request speaks of: its concepts, and the stems of its words. */

/** @typedef {import("./model.js").Model} Model */

/**
 * Returns the ids of the concepts that a text names, with how often: the longest name wins, one at each place.
 * @param {string} text
 * @param {import("./model.js").Names} names
 * @param {Model} model
 * @returns {Map<string, number>}
 */
export function conceptsIn(text, names, model) {
  const spoken = model.folding.words(text).map((word) => word.folded);
  /** @type {Map<string, number>} */
  const found = new Map();
  for (let place = 0; place < spoken.length; ) {
    const { concepts, length } = longest(spoken, place, names);
    concepts.forEach((concept) => found.set(concept, (found.get(concept) ?? 0) + 1));
    place += length;
  }
  return found;
}

/**
 * @param {string[]} spoken
 * @param {number} place
 * @param {import("./model.js").Names} names
 */
function longest(spoken, place, names) {
  let node = names.following.get(spoken[place]);
  let found = { concepts: /** @type {string[]} */ ([]), length: 1 };
  for (let length = 1; node; length += 1) {
    if (node.concepts.length > 0) found = { concepts: node.concepts, length };
    node = node.following.get(spoken[place + length]);
  }
  return found;
}

/**
 * Returns the telling words of a text, each with its stem and as it stands there.
 * @param {string} text
 * @param {Map<string, string>} forms
 * @param {Model} model
 * @returns {{stem: string, written: string}[]}
 */
export function stemsIn(text, forms, model) {
  return model.folding
    .words(text)
    .filter(({ folded }) => isTelling(folded, model))
    .map(({ folded, written }) => ({ stem: forms.get(folded) ?? folded, written }));
}

/**
 * Tells whether a word may tell something: numbers and years bring nothing together.
 * @param {string} folded
 * @param {Model} model
 */
function isTelling(folded, model) {
  const isLong = folded.length >= model.told.rules.shortest || /[^\x00-\x7f]/u.test(folded);
  return isLong && !model.stopWords.has(folded) && !/^\p{Nd}+$/u.test(folded);
}
