/** Which values of a facet are shown, and in which order. */

/** @typedef {{id: string, label: string, total: number}} Value */

/**
 * @typedef {object} Habit How a facet shows its values.
 * @property {number} few How many are shown until all are asked for.
 * @property {"given" | "count" | "latest"} first The order of the few.
 * @property {"given" | "label" | "latest"} all The order of all.
 * @property {boolean} [isOpen] Whether it is open from the beginning.
 */

const LONG = { few: 8, first: "count", all: "label" };

/** @type {Record<string, Habit>} */
export const HABITS = {
  type: { few: 20, first: "given", all: "given", isOpen: true },
  objective: { few: 6, first: "count", all: "given", isOpen: true },
  region: { few: 100, first: "given", all: "given", isOpen: true },
  country: { few: 6, first: "count", all: "label", isOpen: true },
  sdg: { few: 8, first: "count", all: "given" },
  population: { few: 8, first: "count", all: "given" },
  theme: { few: 8, first: "count", all: "given" },
  kind: { few: 100, first: "given", all: "given" },
  basis: { few: 20, first: "given", all: "given" },
  stage: { few: 20, first: "given", all: "given" },
  year: { few: 8, first: "latest", all: "latest" },
  language: { few: 8, first: "count", all: "label" },
  verification: { few: 20, first: "given", all: "given" },
  organisation: { few: 8, first: "count", all: "label" },
};

/**
 * The habit of a facet; one that is not known here shows few of its values.
 *
 * @param {string} facet
 * @returns {Habit}
 */
export function habitOf(facet) {
  return HABITS[facet] ?? /** @type {Habit} */ (LONG);
}

/**
 * A text as it is compared: without case, accents and marks.
 *
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Choose the values to show: those with results, and the chosen ones whether they have results or not.
 *
 * @param {Value[]} values In the order of the vocabulary.
 * @param {{counts: Record<string, number>, chosen: string[], habit: Habit, isWhole: boolean, needle: string}} view
 * @returns {{shown: Value[], available: number}} `available`: how many there would be without cutting and finding.
 */
export function shownValues(values, { counts, chosen, habit, isWhole, needle }) {
  const available = values.filter((value) => counts[value.id] || chosen.includes(value.id));
  if (isWhole) {
    const sought = folded(needle.trim());
    const matching = sought ? available.filter((value) => folded(value.label).includes(sought)) : available;
    return { shown: sorted(matching, habit.all, counts), available: available.length };
  }
  const first = sorted(available, habit.first, counts);
  const kept = first.filter((value, place) => place < habit.few || chosen.includes(value.id));
  return { shown: kept, available: available.length };
}

/**
 * @param {Value[]} values
 * @param {string} order
 * @param {Record<string, number>} counts
 * @returns {Value[]}
 */
function sorted(values, order, counts) {
  const copy = [...values];
  if (order === "label") return copy.sort((one, other) => one.label.localeCompare(other.label));
  if (order === "latest") return copy.sort((one, other) => other.id.localeCompare(one.id));
  if (order === "count") return copy.sort((one, other) => (counts[other.id] ?? 0) - (counts[one.id] ?? 0));
  return copy;
}
