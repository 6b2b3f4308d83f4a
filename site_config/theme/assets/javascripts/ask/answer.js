/** The answer to a request: lists of records with reasons, best first; the same as `answers.py`. */

import { Eligibility } from "./eligibility.js";
import { languageOf } from "./language.js";
import { likenesses, sharedParts, vectorOf } from "./likeness.js";
import { Speaker } from "./reasons.js";
import { traitsOf } from "./traits.js";

const LIMIT = 10;
const TYPES = /** @type {const} */ ([
  ["practices", "practice"],
  ["evidence", "evidence"],
  ["cases", "case"],
  ["organisations", "organisation"],
  ["expertise", "expertise"],
  ["funding", "funding"],
]);

/**
 * @typedef {import("./model.js").Suggested} Suggested
 *
 * @typedef {{need: string, title: string, language: string, countries: string[], objectives: number[],
 *   populations: string[], themes?: string[], support_asked: string[]}} Request
 *
 * @typedef {{record: Suggested, score: number, reasons: string[], ruling?: import("./eligibility.js").Ruling}} Suggestion
 * @typedef {{code: string, score: number, records: Suggested[]}} Peer
 * @typedef {{language: string, lists: Record<string, Suggestion[]>, countries: Peer[]}} Answer
 */

/**
 * Answers a request.
 * @param {Request} request
 * @param {import("./model.js").Model} model
 * @param {any} told what the page tells its script
 * @param {(code: string) => string} countryName
 * @returns {Promise<Answer>}
 */
export async function answerTo(request, model, told, countryName) {
  const language = request.language || languageOf(request.need, model.told.smallWords);
  const [names, records] = await Promise.all([model.names(language), model.records()]);
  const vector = vectorOf(traitsOf(request, names, model), model);
  const scores = likenesses(vector, model);
  /** @type {Record<string, Suggestion[]>} */
  const lists = {};
  for (const [name, type] of TYPES) {
    lists[name] = records
      .filter((record) => record.type === type && !record.isSuperseded && scores[record.number] >= model.told.rules.leastScore)
      .filter((record) => type !== "practice" || isOfOthers(record, request))
      .map((record) => ({ record, score: scores[record.number], reasons: [] }))
      .sort((one, other) => other.score - one.score || one.record.number - other.record.number)
      .slice(0, LIMIT);
  }
  tellReasons(lists, vector, model, told);
  const eligibility = new Eligibility(told.eligibility, told.formats, countryName);
  for (const fund of lists.funding) fund.ruling = eligibility.ruling(model.funds[fund.record.number], request, []);
  return { language, lists, countries: peers(request, [...lists.practices, ...lists.cases]).slice(0, LIMIT) };
}

/**
 * Tells whether a practice is not of the requesting countries alone: the hub shows what others do.
 * @param {Suggested} record
 * @param {Request} request
 */
function isOfOthers(record, request) {
  return record.countries.length === 0 || record.countries.some((code) => !request.countries.includes(code));
}

/**
 * @param {Record<string, Suggestion[]>} lists
 * @param {import("./likeness.js").Vector} vector
 * @param {import("./model.js").Model} model
 * @param {any} told
 */
function tellReasons(lists, vector, model, told) {
  const all = Object.values(lists).flat();
  const parts = sharedParts(vector, new Set(all.map(({ record }) => record.number)), model);
  const speaker = new Speaker(model, told.reasons, told.formats);
  for (const suggestion of all) suggestion.reasons = speaker.reasons(parts.get(suggestion.record.number) ?? new Map());
}

/**
 * @param {Request} request
 * @param {Suggestion[]} found
 * @returns {Peer[]}
 */
function peers(request, found) {
  /** @type {Map<string, Suggestion[]>} */
  const told = new Map();
  for (const suggestion of found) {
    for (const code of suggestion.record.countries.filter((one) => !request.countries.includes(one))) {
      told.set(code, [...(told.get(code) ?? []), suggestion]);
    }
  }
  return [...told]
    .map(([code, suggestions]) => ({
      code,
      score: Math.round(suggestions.reduce((sum, { score }) => sum + score, 0) * 1000) / 1000,
      records: suggestions.map(({ record }) => record),
    }))
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1));
}
