/** What a text says: its concepts, the stems of its words, and its words as they are compared. */

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

/**
 * Returns the words of a text in order as they are shown, in the singular; numbers are not.
 * @param {string} text
 * @param {Model} model
 * @returns {string[]}
 */
export function shownWords(text, model) {
  return model.folding.runs(text).flatMap((run) => {
    if (model.folding.sign.test(run)) return model.folding.words(run).map((word) => word.folded);
    const shown = run.toLowerCase().normalize("NFC");
    return /^\p{L}+$/u.test(shown) ? [singular(shown, model.told.rules)] : [];
  });
}

/**
 * Returns the words of a text in order, those that say nothing as the empty text.
 * @param {string} text
 * @param {Model} model
 */
export function tellingWords(text, model) {
  const { shortestWord } = model.told.rules;
  return shownWords(text, model).map((word) => {
    const isLong = word.length >= shortestWord || /[^\x00-\x7f]/u.test(word);
    return isLong && !model.stopWords.has(word) ? word : "";
  });
}

/**
 * @param {string} word
 * @param {{short: number, notPlural: string[]}} rules
 */
function singular(word, { short, notPlural }) {
  if (word.length <= short || !word.endsWith("s") || notPlural.some((ending) => word.endsWith(ending))) return word;
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
