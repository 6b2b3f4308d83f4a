/** The answer to a request: lists of records with reasons, best first; the same as `answers.py`. */

import { Eligibility } from "./eligibility.js";
import { languageOf } from "./language.js";
import { likenesses, sharedParts, vectorOf } from "./likeness.js";
import { Partners } from "./partners.js";
import { Speaker } from "./reasons.js";
import { traitsOf } from "./traits.js";

const LIMIT = 10;
const RULED_OUT = 3;
const BASE_OF_SCORE = 3;
const LISTS = /** @type {const} */ ([
  ["practices", "practice"],
  ["evidence", "evidence"],
  ["cases", "case"],
]);
const NEAR = ["organisation", "expertise"];

/**
 * @typedef {import("./model.js").Suggested} Suggested
 *
 * @typedef {{need: string, title: string, language: string, countries: string[], objectives: number[],
 *   populations: string[], themes?: string[], support_asked: string[]}} Request
 *
 * @typedef {{record: Suggested, score: number, reasons: import("./reasons.js").Reason[],
 *   ruling?: import("./eligibility.js").Ruling}} Suggestion
 * @typedef {{code: string, score: number, records: Suggested[]}} Peer
 * @typedef {{objective: number, label: string, words: string}} Guess
 * @typedef {{language: string, lists: Record<string, Suggestion[]>, countries: Peer[], guesses: Guess[],
 *   notes: string[]}} Answer
 *
 * @typedef {{model: import("./model.js").Model, told: any, countryName: (code: string) => string}} Setting
 */

/**
 * Answers a request.
 * @param {Request} request
 * @param {Setting} setting
 * @returns {Promise<Answer>}
 */
export async function answerTo(request, setting) {
  const { model, told, countryName } = setting;
  const language = request.language || languageOf(request.need, model.told.smallWords);
  const [names, records] = await Promise.all([model.names(language), model.records()]);
  const vector = vectorOf(traitsOf(request, names, model), model);
  const scores = likenesses(vector, model);
  const speaker = new Speaker(model, told.reasons, told.formats);
  const ranked = (/** @type {string} */ type) => rankedRecords(type, request, records, scores, model.told.rules.leastScore);
  /** @type {Record<string, Suggestion[]>} */
  const lists = Object.fromEntries(LISTS.map(([name, type]) => [name, ranked(type).slice(0, LIMIT)]));
  const near = NEAR.flatMap(ranked);
  lists.funding = fundsFor(request, records, scores, setting);
  tellReasons([...Object.values(lists).flat(), ...near], vector, model, speaker);
  const partners = new Partners(model.partners, { words: told.partners, formats: told.formats, countryName }, records, model.told.countries);
  const question = { request, language, found: { fitting: fitting(lists), near: nearOnes(near) } };
  lists.organisations = partners.organisations(question, LIMIT);
  lists.expertise = partners.expertise(question, LIMIT);
  return { language, lists, countries: peers(request, [...lists.practices, ...lists.cases]).slice(0, LIMIT), guesses: [], notes: [] };
}

/**
 * @param {string} type
 * @param {Request} request
 * @param {Suggested[]} records
 * @param {Float64Array} scores
 * @param {number} least
 * @returns {Suggestion[]}
 */
function rankedRecords(type, request, records, scores, least) {
  return records
    .filter((record) => record.type === type && !record.isSuperseded && scores[record.number] >= least)
    .filter((record) => type !== "practice" || isOfOthers(record, request))
    .map((record) => ({ record, score: scores[record.number], reasons: [] }))
    .sort(byScore);
}

/**
 * Returns those that can pay first, then those of which it is not known, then some of those that are ruled out.
 * @param {Request} request
 * @param {Suggested[]} records
 * @param {Float64Array} scores
 * @param {Setting} setting
 * @returns {Suggestion[]}
 */
function fundsFor(request, records, scores, { model, told, countryName }) {
  const eligibility = new Eligibility(told.eligibility, told.formats, countryName);
  const found = model.funds
    .filter(({ number }) => !records[number].isSuperseded)
    .filter(({ number, objectives }) => scores[number] >= model.told.rules.leastScore || objectives.some((one) => request.objectives.includes(one)))
    .map((fund) => {
      const ruling = eligibility.ruling(fund, request, []);
      const standing = ruling.eligible === null ? 1 : ruling.eligible ? 2 : 0;
      return { record: records[fund.number], score: rounded((standing + scores[fund.number]) / BASE_OF_SCORE), reasons: [], ruling };
    })
    .sort(byScore);
  const out = found.filter(({ ruling }) => ruling.eligible === false).slice(0, Math.floor(LIMIT / RULED_OUT));
  return [...found.filter(({ ruling }) => ruling.eligible !== false).slice(0, LIMIT - out.length), ...out];
}

/**
 * Returns what partners are found by: the likeness of what is suggested, as a part of the best of its type.
 * @param {Record<string, Suggestion[]>} lists
 */
function fitting(lists) {
  return new Map(
    LISTS.flatMap(([name]) => {
      const best = Math.max(0, ...lists[name].map(({ score }) => score)) || 1;
      return lists[name].map(({ record, score }) => /** @type {[number, number]} */ ([record.number, score / best]));
    }),
  );
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
 * @param {Suggestion[]} found
 * @param {import("./likeness.js").Vector} vector
 * @param {import("./model.js").Model} model
 * @param {Speaker} speaker
 */
function tellReasons(found, vector, model, speaker) {
  const parts = sharedParts(vector, new Set(found.map(({ record }) => record.number)), model);
  for (const suggestion of found) suggestion.reasons = speaker.reasons(parts.get(suggestion.record.number) ?? new Map());
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
      score: rounded(suggestions.reduce((sum, { score }) => sum + score, 0)),
      records: suggestions.map(({ record }) => record),
    }))
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1));
}

/**
 * Returns the organisations and experts whose own records are near, each with the strongest reason beside objectives.
 * @param {Suggestion[]} near
 */
function nearOnes(near) {
  return new Map(
    near.map(({ record, score, reasons }) => [record.number, { score, words: reasons.find(({ name }) => name !== "objectives")?.words ?? "" }]),
  );
}

/**
 * @param {Suggestion} one
 * @param {Suggestion} other
 */
function byScore(one, other) {
  return other.score - one.score || one.record.number - other.record.number;
}

/** @param {number} number */
function rounded(number) {
  return Math.round(number * 1000) / 1000;
}
