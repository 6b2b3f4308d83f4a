/** Peer countries: those whose practices and cases fit a request; the same as `peers.py`. */

import { filled } from "../explore/phrases.js";

/**
 * @typedef {import("./model.js").Suggested} Suggested
 * @typedef {{code: string, score: number, reasons: string[], records: Suggested[]}} Peer
 */

/**
 * Returns the countries best first, equal ones by code; a record of many countries tells little of each.
 * @param {string[]} asking
 * @param {{record: Suggested, score: number}[]} fitting
 * @param {import("./answer.js").Setting} setting
 * @returns {Peer[]}
 */
export function peerCountries(asking, fitting, { model, told }) {
  const { nearby, shownRecords } = model.told.rules;
  /** @type {Map<string, {record: Suggested, part: number}[]>} */
  const records = new Map();
  for (const { record, score } of fitting) {
    for (const code of record.countries.filter((one) => !asking.includes(one))) {
      records.set(code, [...(records.get(code) ?? []), { record, part: score / record.countries.length }]);
    }
  }
  const near = smallestShared(asking[0], model);
  return [...records]
    .map(([code, rows]) => {
      const ranked = rows.sort((one, other) => other.part - one.part || one.record.number - other.record.number).map(({ record }) => record);
      const region = near.get(code);
      const score = rows.reduce((sum, { part }) => sum + part, 0) * (region ? nearby : 1);
      const reasons = ranked.slice(0, shownRecords).map(({ type, title }) => filled(told.match.peers[type], { title }));
      if (region) reasons.push(filled(told.match.peers.region, { region }));
      return { code, score: Math.round(score * 1000) / 1000, reasons, records: ranked };
    })
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1));
}

/**
 * Returns the name of the smallest region that each country shares with the one that asks.
 * @param {string | undefined} asking
 * @param {import("./model.js").Model} model
 * @returns {Map<string, string>}
 */
function smallestShared(asking, { told }) {
  /** @type {Map<string, {label: string, size: number}>} */
  const smallest = new Map();
  for (const region of asking && told.countries[asking] ? told.countries[asking].split(" ") : []) {
    const [label, countries] = told.regions[region] ?? ["", ""];
    const codes = countries ? countries.split(" ") : [];
    for (const code of codes) {
      const before = smallest.get(code);
      if (!before || codes.length < before.size) smallest.set(code, { label, size: codes.length });
    }
  }
  return new Map(Array.from(smallest, ([code, { label }]) => [code, label]));
}
