/**
 * Scores records: how much each part of a query says in each, in whole numbers, so that every machine agrees.
 */

const FULL = 4;
const HALF = 2;
const NEEDED_PARTS = 18;
const NEEDED_OF = 10;
const PLACE = "#country/";
const PLACE_FACTOR = 2;
const FINENESS = 16;
const LEAST_WEIGHT = 2;

/**
 * @typedef {import("./understanding.js").Part} Part
 * @typedef {import("./shards.js").Postings} Postings
 * @typedef {{documents: number[], impacts: Uint8Array, weight: number}} Hits
 */

/**
 * Returns how much a word or name counts that so many of all records have: what is everywhere tells nothing.
 * @param {number} having
 * @param {number} count
 */
function weightOf(having, count) {
  const bits = Math.log2(1 + (count - having + 0.5) / (having + 0.5));
  return Math.max(LEAST_WEIGHT, Math.floor(FINENESS * bits + 0.5));
}

/**
 * Joins postings: the highest impact of each record counts; those of `faint` count three quarters.
 * @param {Postings[]} full
 * @param {Postings[]} faint
 * @param {number} count
 * @returns {Hits}
 */
function joined(full, faint, count) {
  const impacts = new Uint8Array(count);
  /** @type {number[]} */
  const documents = [];
  const add = (/** @type {number} */ document, /** @type {number} */ impact) => {
    if (impacts[document] === 0) {
      documents.push(document);
    }
    impacts[document] = Math.max(impacts[document], impact);
  };
  for (const one of full) {
    one.documents.forEach((document, row) => add(document, one.impacts[row]));
  }
  for (const one of faint) {
    one.documents.forEach((document, row) => add(document, Math.max(1, (one.impacts[row] * 3) >> 2)));
  }
  return { documents, impacts, weight: documents.length > 0 ? weightOf(documents.length, count) : 0 };
}

/**
 * Scores the records of an index.
 * @param {Part[]} parts
 * @param {(key: string) => Promise<Postings>} postings
 * @param {number} count
 * @returns {Promise<Float64Array>} the score of each record; 0 where it has too little of the query
 */
export async function scored(parts, postings, count) {
  const scores = new Float64Array(count);
  const covered = new Float64Array(count);
  let whole = 0;
  const fetched = await Promise.all(parts.map((part) => hitsOf(part, postings, count)));
  for (const [number, { words, tokens }] of fetched.entries()) {
    const weight = Math.max(0, ...(tokens.some((hits) => hits.weight) ? tokens : words).map((hits) => hits.weight));
    addPart({ words, tokens, weight, length: parts[number].words.length }, scores, covered);
    whole += weight;
  }
  const enough = (/** @type {number} */ coverage) => coverage > 0 && coverage * NEEDED_OF >= NEEDED_PARTS * whole;
  const isAnyEnough = covered.some(enough);
  return scores.map((score, document) => {
    const coverage = covered[document];
    const isFound = isAnyEnough ? enough(coverage) : coverage > 0;
    return isFound ? Math.max(1, Math.floor((score * (FULL * whole + coverage)) / (2 * FULL * whole))) : 0;
  });
}

/**
 * @param {Part} part
 * @param {(key: string) => Promise<Postings>} postings
 * @param {number} count
 */
async function hitsOf(part, postings, count) {
  const all = (/** @type {string[]} */ keys) => Promise.all(keys.map(postings));
  const last = part.words.length - 1;
  const words = part.words.map(async (stems, place) =>
    joined(await all(stems), place === last ? await all(part.prefixes) : [], count),
  );
  const tokens = part.tokens.map(async (token) => {
    const hits = joined([await postings(token)], [], count);
    return { ...hits, weight: hits.weight * (token.startsWith(PLACE) ? PLACE_FACTOR : 1) };
  });
  return { words: await Promise.all(words), tokens: await Promise.all(tokens) };
}

/**
 * Adds what one part says: its words or its name, whichever says more, and half of the other. Some of the words of a
 * name, without the others, say half of what they would say alone.
 * @param {{words: Hits[], tokens: Hits[], weight: number, length: number}} part
 * @param {Float64Array} scores
 * @param {Float64Array} covered
 */
function addPart({ words, tokens, weight, length }, scores, covered) {
  const literal = new Float64Array(scores.length);
  const named = new Float64Array(scores.length);
  const found = new Uint8Array(scores.length);
  for (const hits of words) {
    for (const document of hits.documents) {
      literal[document] += hits.weight * hits.impacts[document];
      found[document] += 1;
    }
  }
  for (const hits of tokens) {
    for (const document of hits.documents) {
      named[document] = Math.max(named[document], hits.weight * hits.impacts[document]);
    }
  }
  for (let document = 0; document < scores.length; document += 1) {
    const hasAll = found[document] === length;
    const said = hasAll || tokens.length === 0 ? literal[document] : Math.floor(literal[document] / 2);
    const [more, less] = [Math.max(said, named[document]), Math.min(said, named[document])];
    if (more > 0) {
      const isWhole = hasAll || named[document] > 0;
      scores[document] += more + Math.floor(less / 2);
      covered[document] += weight * (isWhole ? FULL : Math.floor((HALF * found[document]) / length));
    }
  }
}
