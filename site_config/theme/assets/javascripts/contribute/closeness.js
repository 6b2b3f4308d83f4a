/** Which of several names is nearest to one that does not exist: the measure of Python's difflib. */

const LEAST = 0.6;

/**
 * The nearest name; nothing where none is near.
 *
 * @param {string} wanted
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function nearest(wanted, names) {
  const scored = names
    .map((name) => ({ name, score: ratio([...name], [...wanted]) }))
    .filter(({ score }) => score >= LEAST);
  scored.sort((one, other) => other.score - one.score || (one.name < other.name ? 1 : -1));
  return scored[0]?.name;
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function ratio(one, other) {
  const whole = one.length + other.length;
  return whole ? (2 * common(one, other, 0, one.length, 0, other.length)) / whole : 1;
}

/**
 * The letters in blocks that both have: the longest block, then the same left and right of it.
 *
 * @param {string[]} one
 * @param {string[]} other
 * @param {number} start
 * @param {number} end
 * @param {number} otherStart
 * @param {number} otherEnd
 * @returns {number}
 */
function common(one, other, start, end, otherStart, otherEnd) {
  let [best, place, otherPlace] = [0, start, otherStart];
  /** @type {Map<number, number>} */
  let lengths = new Map();
  for (let row = start; row < end; row += 1) {
    /** @type {Map<number, number>} */
    const following = new Map();
    for (let column = otherStart; column < otherEnd; column += 1) {
      if (one[row] !== other[column]) continue;
      const length = (lengths.get(column - 1) ?? 0) + 1;
      following.set(column, length);
      if (length > best) [best, place, otherPlace] = [length, row - length + 1, column - length + 1];
    }
    lengths = following;
  }
  if (!best) return 0;
  const left = common(one, other, start, place, otherStart, otherPlace);
  return best + left + common(one, other, place + best, end, otherPlace + best, otherEnd);
}
