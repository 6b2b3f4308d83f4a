/** What readers chose, as the address holds it. */

/**
 * @typedef {object} Choice
 * @property {string} type the name of a type of record, or "" for all
 * @property {string} objective the number of an objective, or "" for all
 * @property {string} view the region that is drawn closer, or "" for the world
 */

const NAMES = /** @type {const} */ (["type", "objective", "view"]);

/**
 * @param {string} search the query part of an address
 * @returns {Choice}
 */
export function choiceIn(search) {
  const query = new URLSearchParams(search);
  const [type, objective, view] = NAMES.map((name) => query.get(name) ?? "");
  return { type, objective, view };
}

/**
 * @param {Choice} choice
 * @returns {string} the query part, empty where nothing is chosen
 */
export function addressOf(choice) {
  const query = new URLSearchParams(NAMES.filter((name) => choice[name]).map((name) => [name, choice[name]]));
  return query.size ? `?${query}` : "";
}

/**
 * @param {Choice} choice
 * @param {string} country
 * @returns {string} the query part of Explore for the same records of one country
 */
export function exploreOf(choice, country) {
  const query = new URLSearchParams();
  if (choice.type) query.set("type", choice.type);
  if (choice.objective) query.set("objective", choice.objective);
  query.set("country", country);
  return `?${query}`;
}
