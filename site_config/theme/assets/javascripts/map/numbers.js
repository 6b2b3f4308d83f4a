/** The counts of records by country, type and objective, and the classes that numbers fall into. */

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {number[][]} Grid rows by type, numbers by objective; noughts at the ends are left out */

const SHADES = 5;

export class Counts {
  /** @param {{types: string[], objectives: string[], records: Grid, placed: Grid, countries: Record<string, Grid>}} told */
  constructor(told) {
    this.told = told;
  }

  /** @param {Grid} grid @param {string} type @param {string} objective */
  at(grid, type, objective) {
    return grid[this.told.types.indexOf(type)]?.[this.told.objectives.indexOf(objective)] ?? 0;
  }

  /** The countries that have any records of a choice. @param {Choice} choice @returns {Map<string, number>} */
  of({ type, objective }) {
    const all = Object.entries(this.told.countries).map(([code, grid]) => [code, this.at(grid, type, objective)]);
    return new Map(/** @type {[string, number][]} */ (all.filter(([, number]) => number)));
  }

  /** @param {string} country @param {string} type @param {string} objective */
  in(country, type, objective) {
    return this.at(this.told.countries[country] ?? [], type, objective);
  }

  /** @param {Choice} choice */
  records({ type, objective }) {
    return this.at(this.told.records, type, objective);
  }

  /** @param {Choice} choice */
  placed({ type, objective }) {
    return this.at(this.told.placed, type, objective);
  }
}

/** @type {Promise<Counts> | undefined} */
let loading;

/** Fetch the counts, once. @param {string} address @returns {Promise<Counts>} */
export function loadCounts(address) {
  loading ??= fetch(address)
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
    .then((told) => new Counts(told))
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** @typedef {{lowest: number, highest: number, shade: number}} NumberClass */

/**
 * The classes of numbers above nought, lowest first, as `build_tools/cartography/classes.py` makes them.
 * @param {Iterable<number>} numbers
 * @returns {NumberClass[]}
 */
export function classesOf(numbers) {
  const ordered = [...numbers].sort((one, two) => one - two);
  if (!ordered.length) return [];
  const fifths = [1, 2, 3, 4, 5].map((fifth) => ordered[Math.ceil((ordered.length * fifth) / SHADES) - 1]);
  const ends = [...new Set(fifths)];
  return ends.map((highest, place) => ({
    lowest: place ? ends[place - 1] + 1 : 1,
    highest,
    shade: Math.ceil(((place + 1) * SHADES) / ends.length),
  }));
}
