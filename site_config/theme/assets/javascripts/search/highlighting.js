/**
 * Finds in a text what a query matched, and cuts the text around it.
 */

/**
 * What a query matched: forms of its words, and names of the field as runs of words, by their first.
 * @typedef {{forms: Set<string>, names: Map<string, string[][]>}} Matched
 * @typedef {{text: string, isMatch: boolean}} Piece
 * @typedef {[number, number]} Span
 */

const BEFORE_SHARE = 0.25;
const MORE = "…";

/**
 * Returns where a text matches, in order, touching no other.
 * @param {string} text
 * @param {Matched} matched
 * @param {import("./folding.js").Folding} folding
 * @returns {Span[]}
 */
export function matchesIn(text, matched, folding) {
  const words = folding.words(text);
  /** @type {Span[]} */
  const spans = [];
  words.forEach((word, place) => {
    const names = matched.names.get(word.folded) ?? [];
    const length = Math.max(
      matched.forms.has(word.folded) ? 1 : 0,
      ...names.filter((rest) => rest.every((one, step) => words[place + 1 + step]?.folded === one)).map((rest) => rest.length + 1),
    );
    if (length > 0) {
      const end = words[place + length - 1].end;
      const before = spans.at(-1);
      if (before && word.start <= before[1]) {
        before[1] = Math.max(before[1], end);
      } else {
        spans.push([word.start, end]);
      }
    }
  });
  return spans;
}

/**
 * Returns a text in pieces, cut to about `length` characters around the first matches; the whole text where it is 0.
 * @param {string} text
 * @param {Span[]} spans
 * @param {number} length
 * @returns {Piece[]}
 */
export function pieces(text, spans, length) {
  const [from, to] = windowOf(text, spans, length);
  /** @type {Piece[]} */
  const found = [];
  let place = from;
  const add = (/** @type {string} */ piece, /** @type {boolean} */ isMatch) => {
    if (piece) {
      found.push({ text: piece, isMatch });
    }
  };
  add(from > 0 ? MORE : "", false);
  for (const [start, end] of spans.filter((span) => span[0] >= from && span[1] <= to)) {
    add(text.slice(place, start), false);
    add(text.slice(start, end), true);
    place = end;
  }
  add(text.slice(place, to) + (to < text.length ? MORE : ""), false);
  return found;
}

/**
 * @param {string} text
 * @param {Span[]} spans
 * @param {number} length
 * @returns {Span}
 */
function windowOf(text, spans, length) {
  if (length === 0 || text.length <= length) {
    return [0, text.length];
  }
  const first = spans[0]?.[0] ?? 0;
  let from = Math.max(0, Math.min(first - Math.round(length * BEFORE_SHARE), text.length - length));
  let to = Math.min(text.length, from + length);
  if (from > 0) {
    const space = text.indexOf(" ", from);
    from = space >= 0 && space < first ? space + 1 : from;
  }
  if (to < text.length) {
    const space = text.lastIndexOf(" ", to);
    to = space > from ? space : to;
  }
  return [whole(text, from), whole(text, to)];
}

/**
 * Returns a place that does not part the two halves of a character.
 * @param {string} text
 * @param {number} place
 */
function whole(text, place) {
  const code = text.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff ? place - 1 : place;
}
