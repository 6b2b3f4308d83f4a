/**
 * Chooses the passage of a record that says most of what was asked.
 */

const PASSAGE_LENGTH = 320;
const UNREAD = new Set([
  "id", "url", "address", "language", "accessed", "doi", "digest", "record_type", "schema_version", "similar", "named_by",
]);

/**
 * Returns the passage with the most matches; the first of equals; "" where none matches.
 * @param {any} record the record as JSON
 * @param {(passage: string) => [number, number][]} matchesIn
 * @returns {string}
 */
export function bestPassage(record, matchesIn) {
  let [best, most] = ["", 0];
  for (const text of textsOf(record)) {
    for (const passage of passagesOf(text)) {
      const found = new Set(matchesIn(passage).map(([start, end]) => passage.slice(start, end).toLowerCase()));
      if (found.size > most) {
        [best, most] = [passage, found.size];
      }
    }
  }
  return best;
}

/**
 * @param {any} value
 * @returns {Generator<string>}
 */
function* textsOf(value) {
  if (typeof value === "string") {
    yield value;
  } else if (Array.isArray(value)) {
    for (const one of value) {
      yield* textsOf(one);
    }
  } else if (value && typeof value === "object") {
    for (const [name, one] of Object.entries(value)) {
      if (!UNREAD.has(name)) {
        yield* textsOf(one);
      }
    }
  }
}

/**
 * Returns a text in passages of whole sentences, without the marks of Markdown.
 * @param {string} text
 * @returns {string[]}
 */
function passagesOf(text) {
  const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/gu, "$1").replace(/[*_`#>|]+/gu, " ");
  /** @type {string[]} */
  const found = [];
  for (const paragraph of plain.split(/\n\s*\n/u)) {
    let passage = "";
    for (const sentence of paragraph.replace(/\s+/gu, " ").trim().split(/(?<=[.!?。؟])\s+/u)) {
      if (passage && passage.length + sentence.length > PASSAGE_LENGTH) {
        found.push(passage);
        passage = "";
      }
      passage = passage ? `${passage} ${sentence}` : sentence;
    }
    found.push(passage);
  }
  return found.filter(Boolean);
}
