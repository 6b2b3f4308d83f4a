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
  const near = smallestAround(asking[0], model);
  return [...records]
    .map(([code, rows]) => {
      const ranked = rows.sort((one, other) => other.part - one.part || one.record.number - other.record.number).map(({ record }) => record);
      const isNear = near.countries.has(code);
      const score = rows.reduce((sum, { part }) => sum + part, 0) * (isNear ? nearby : 1);
      const reasons = ranked.slice(0, shownRecords).map(({ type, title }) => filled(told.match.peers[type], { title }));
      if (isNear) reasons.push(filled(told.match.peers.region, { region: near.label }));
      return { code, score: Math.round(score * 1000) / 1000, reasons, records: ranked };
    })
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1));
}

/**
 * Returns the smallest statistical region of a country, with its countries.
 * @param {string | undefined} asking
 * @param {import("./model.js").Model} model
 * @returns {{label: string, countries: Set<string>}}
 */
function smallestAround(asking, { told }) {
  const around = asking && told.countries[asking] ? told.countries[asking].split(" ") : [];
  const found = around
    .filter((/** @type {string} */ region) => Object.hasOwn(told.regions, region))
    .map((/** @type {string} */ region) => ({ region, label: told.regions[region][0], countries: told.regions[region][1].split(" ") }))
    .sort((/** @type {any} */ one, /** @type {any} */ other) => one.countries.length - other.countries.length || (one.region < other.region ? -1 : 1));
  return found.length > 0 ? { label: found[0].label, countries: new Set(found[0].countries) } : { label: "", countries: new Set() };
}
